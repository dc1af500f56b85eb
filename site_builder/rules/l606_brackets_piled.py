"""
正文里没有成堆的括号和符号。

成百上千个连在一起的符号不是文字，多半是转换出错留下的，还会让排版变得极慢。

Bad::

    ---
    title: 示例文件
    ---
    [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[

Good::

    ---
    title: 示例文件
    ---
    正文（见附件）。
"""

from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.rules.rule import Findings, rule

MOST = 100  # marks in one line, other than those of a table's ruling
_PILED = pattern_of(r"[\[\]()*_`!<>~^]{100}")


@rule("L606", fix="删去多余的符号", firm=True, alone=True)
def brackets_piled(site: Site) -> Findings:
    """Report lines with more opening brackets, or more marks in a row, than any text has."""
    for document in site.documents:
        if "[" not in document.body and not _PILED.search(document.body):
            continue
        for number, line in enumerate(document.body.split("\n")):
            count = line.count("[")
            if count > MOST:
                column = line.index("[") + 1
                yield document.record.body_place(number, column), f"这一行有 {count} 个「[」"
            elif match := _PILED.search(line):
                place = document.record.body_place(number, match.start() + 1, MOST)
                yield place, f"这里有 {MOST} 个以上连在一起的符号"

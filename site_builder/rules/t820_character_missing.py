"""
文件里没有显示不出来的字。

自造的字（编码在私用区）和替换字符「�」在读者的电脑上是一个空框，原来可能是小数点、括号，也可能是生僻的人名、地名。

Bad::

    ---
    title: 示例文件
    ---
    围挡不得低于2\ue0041米。

Good::

    ---
    title: 示例文件
    ---
    围挡不得低于2.1米。
"""

from site_builder.model.seen import seen_lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.rules.rule import Findings, rule

_MISSING = pattern_of("[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]")


@rule("T820", fix="对照原文补上这个字", clause="DOC-03", alone=True)
def character_missing(site: Site) -> Findings:
    """Report characters for which no reader has a shape."""
    for document in site.documents:
        if match := _MISSING.search(document.title):
            yield document.at("title"), f"标题里有显示不出来的字 U+{ord(match[0]):04X}"
        for line in seen_lines(document.record, _MISSING):
            for match in _MISSING.finditer(line.text):
                start = match.start()
                around = line.text[max(0, start - 5) : start] + "□" + line.text[start + 1 : start + 6]
                yield line.place(start, start + 1), f"「{around}」里的 □ 显示不出来（U+{ord(match[0]):04X}）"

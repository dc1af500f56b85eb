"""
段落不用空格缩进。

行首有四个空格或者一个制表符的段落会变成代码：等宽的小字，不换行，读者要左右拖动才能看完。首行缩进由版式自动加。

Bad::

    ---
    title: 示例文件
    ---
    各有关单位：

        现将有关事项通知如下。

Good::

    ---
    title: 示例文件
    ---
    各有关单位：

    现将有关事项通知如下。
"""

from site_builder.model.body import lines
from site_builder.model.seen import SHOWN
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.rules.rule import Findings, rule

_INDENT = pattern_of(r"[ ]{0,3}(?:\t| {4})\s*")
# Below an item, a footnote or a definition, what is indented belongs to it.
_ITEM = pattern_of(r"\s*(?:[-*+]\s|[0-9]{1,9}\.\s|\[\^[^\]]+\]:|:\s)")


@rule("T817", fix="删去行首的空格", clause="DOC-03", alone=True)
def line_indented(site: Site) -> Findings:
    """Report paragraphs that their indentation makes code."""
    for document in site.documents:
        if "\n    " not in document.record.ascii and "\t" not in document.record.ascii:
            continue
        after_blank, is_below_item = True, False
        for number, line in lines(document.record):
            if not line.strip():
                after_blank = True
                continue
            indent = _INDENT.match(line)
            if indent is None:
                is_item = _ITEM.match(line) is not None
                is_below_item = is_item or (is_below_item and not after_blank)
            elif after_blank and not is_below_item:
                text = line.strip()
                shown = text if len(text) <= SHOWN else text[:SHOWN] + "…"
                place = document.record.body_place(number, 1, indent.end())
                yield place, f"「{shown}」的行首有空格，会显示成代码"
            after_blank = False

"""
单独成行的标题末尾不加句号、逗号、顿号、分号和冒号。

标题后面直接接正文的，才用句号隔开。

Bad::

    ---
    title: 示例文件
    ---
    ## 一、申请条件。

    有本区户籍。

Good::

    ---
    title: 示例文件
    ---
    ## 一、申请条件

    有本区户籍。
"""

from site_builder.model.seen import HEADING, is_plain, seen_lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

STOPS = "。，、；：,;:．."
_STOPPED = pattern_of(rf"\n#[^\n]*[{STOPS}][ \u3000#]*(?![^\n])")


@rule("T805", fix="删去末尾的标点", clause="DOC-03", severity=Severity.WARNING, alone=True)
def heading_with_stop(site: Site) -> Findings:
    """Report headings that end in a stop."""
    for document in site.documents:
        for line in seen_lines(document.record, _STOPPED if is_plain(document.record) else HEADING):
            text = line.text.rstrip(" \u3000#")
            if text.endswith(tuple(STOPS)):
                yield line.place(len(text) - 1, len(text)), f"标题「{text}」末尾有「{text[-1]}」"

"""
标点不重复。

「，，」「。、」「；。」多半是删改时留下的，或者中间漏了字。

Bad::

    ---
    title: 示例文件
    ---
    申请人、、监护人应当到场。

Good::

    ---
    title: 示例文件
    ---
    申请人、监护人应当到场。
"""

from site_builder.model.seen import seen_lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_REPEATED = pattern_of(r"[。，、；：]{2,}|《》|“”")


@rule("T815", fix="只留一个；看看中间是不是漏了字", clause="DOC-03", severity=Severity.WARNING, alone=True)
def punctuation_repeated(site: Site) -> Findings:
    """Report stops in a row, and quotation marks with nothing between."""
    for document in site.documents:
        for line in seen_lines(document.record, _REPEATED):
            for match in _REPEATED.finditer(line.text):
                yield line.place(*match.span()), f"「{match[0]}」连在一起"

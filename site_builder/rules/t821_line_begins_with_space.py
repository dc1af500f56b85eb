"""
段首不用全角空格。

网页和打印的首行缩进由版式自动加，段首的空格在检索结果、朗读和复制出来的文字里是多余的。每个文件只报第一处。

Bad::

    ---
    title: 示例文件
    ---
    各有关单位：

    \u3000\u3000各有关单位应当按时报送。

Good::

    ---
    title: 示例文件
    ---
    各有关单位应当按时报送。
"""

from site_builder.model.seen import seen_lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_SPACED = pattern_of(r"\n#{0,6}[ ]?(?:\u3000|&emsp;|&nbsp;|&#12288;)")


@rule("T821", fix="删去段首的空格", clause="DOC-03", severity=Severity.WARNING, alone=True)
def line_begins_with_space(site: Site) -> Findings:
    """Report lines that begin with a full-width space, once a document."""
    for document in site.documents:
        if "\u3000" not in document.body and "&" not in document.record.ascii:
            continue
        found = list(seen_lines(document.record, _SPACED))
        if found:
            more = f"（本文件这样写的有 {len(found)} 处）" if len(found) > 1 else ""
            text = found[0].text
            spaces = len(text) - len(text.lstrip())
            yield found[0].place(0, spaces), f"段首有空格{more}"

"""
数字和字母用半角。

「２０２４」「Ａ４」是全角字符，查找「2024」时找不到，读屏软件也念得不对。

Bad::

    ---
    title: 示例文件
    ---
    申请表一式２份，用Ａ４纸。

Good::

    ---
    title: 示例文件
    ---
    申请表一式2份，用A4纸。
"""

import re
import unicodedata

from site_builder.model.seen import Seen, seen_lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_WIDE = pattern_of(r"[０-９Ａ-Ｚａ-ｚ]+")


@rule("T816", fix="切换到半角重新输入", clause="DOC-03", severity=Severity.WARNING, alone=True)
def letter_full_width(site: Site) -> Findings:
    """Report full-width digits and letters, once a document."""
    for document in site.documents:
        if match := _WIDE.search(document.title):
            yield document.at("title"), f"标题里的{_told(match[0])}"
        found: list[tuple[Seen, re.Match[str]]] = [
            (line, match)
            for line in seen_lines(document.record, _WIDE)
            for match in _WIDE.finditer(line.text)
        ]
        if found:
            line, match = found[0]
            more = f"（本文件这样写的有 {len(found)} 处）" if len(found) > 1 else ""
            yield line.place(*match.span()), f"{_told(match[0])}{more}"


def _told(written: str) -> str:
    right = written.replace("Ｏ", "〇") if set(written) == {"Ｏ"} else unicodedata.normalize("NFKC", written)
    return f"「{written}」是全角字符，应写作「{right}」"

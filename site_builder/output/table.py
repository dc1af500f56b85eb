"""
A table of a body as assistive technology needs it: a name, heads of columns and rows, a way to scroll.

Markdown has no heads of rows. The first column is one where it tells the rows apart: each of its cells
says something, none twice, and it is no mere count.
"""

import re
from html import escape

from site_builder.pattern import pattern_of

_ROW = pattern_of(r"<tr>\s*<td>(.*?)</td>", re.DOTALL)
_FIRST_HEAD = pattern_of(r"<th[^>]*>(.*?)</th>", re.DOTALL)
_TAG = pattern_of(r"<[^>]*>")
COUNTS = ("序号", "编号", "")  # heads of columns that only count


def with_heads(table: str, number: int, above: str) -> str:
    """Give the table, whose inside is `table`, the `number`th of its body, under the heading `above`."""
    name = escape(f"表格{number}：{above}" if above else f"表格{number}")
    inner = table.replace("<th>", '<th scope="col">')
    first = _FIRST_HEAD.search(inner)
    texts = [_TAG.sub("", cell).strip() for cell in _ROW.findall(inner)]
    is_counted = first is None or _TAG.sub("", first[1]).strip() in COUNTS
    if texts and all(texts) and len(set(texts)) == len(texts) and not is_counted:
        inner = _ROW.sub(r'<tr>\n<th scope="row">\1</th>', inner)
    region = f'<div class="table-scroll" role="region" aria-label="{name}" tabindex="0">'
    return f"{region}<table>{inner}</table></div>"

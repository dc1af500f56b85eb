"""Tables in a Word file: the head is marked and repeated on every page, no row is torn."""

from collections.abc import Callable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

PAIR = (Mm(34), Mm(122))
Inline = Callable[[Any, Any, frozenset[str]], None]


def add_table(document: Any, element: Any, inline: Inline) -> None:
    """Append a table of sanitised HTML."""
    heads = element.xpath("./thead/tr")
    rows = [*heads, *element.xpath("./tbody/tr | ./tr | ./tfoot/tr")]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return
    table = _grid(document, len(rows), width)
    style = document.styles["Caption"]
    for number, (drawn, row) in enumerate(zip(table.rows, rows, strict=True)):
        for place, cell in zip(drawn.cells, row, strict=False):  # a row may be short (T822)
            place.paragraphs[0].style = style
            inline(place.paragraphs[0], cell, frozenset({"bold"} if cell.tag == "th" else ()))
        if number < len(heads):
            _mark(drawn, "tblHeader")


def add_pairs(document: Any, pairs: Sequence[tuple[str, str]]) -> None:
    """Append a table of names and values."""
    table = _grid(document, len(pairs), 2)
    table.autofit = False
    for column, width in zip(table.columns, PAIR, strict=True):
        for cell in column.cells:
            cell.width = width
    style = document.styles["Caption"]
    for row, pair in zip(table.rows, pairs, strict=True):
        for number, (cell, text) in enumerate(zip(row.cells, pair, strict=True)):
            cell.paragraphs[0].style = style
            cell.paragraphs[0].add_run(text).bold = number == 0


def _grid(document: Any, rows: int, columns: int) -> Any:
    table = document.add_table(rows, columns, style="Table Grid")
    table.autofit = True
    for row in table.rows:
        _mark(row, "cantSplit")
    return table


def _mark(row: Any, name: str) -> None:
    properties = row._tr.get_or_add_trPr()
    mark = OxmlElement(f"w:{name}")
    mark.set(qn("w:val"), "true")
    properties.append(mark)

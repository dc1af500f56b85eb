"""
A CSV list in data/: rows whose cells know their place.

The standard library reads the cells; a field's place is found again in the raw line, so that a
report can put its caret under the very cell.
"""

import csv
import io
from collections.abc import Iterator

from site_builder.problem import Fault, Finding, Place
from site_builder.records.node import Node
from site_builder.records.source import Source

FORMULA_STARTS = ("=", "+", "@", "-", "\t")


def read_table(source: Source, columns: tuple[str, ...]) -> tuple[list[Node], list[Finding]]:
    """Read rows as mappings from the names in `columns`; a row that is ragged is left out."""
    findings: list[Finding] = []
    reader = csv.reader(io.StringIO(source.text), strict=True)
    try:
        lines = list(_numbered(reader))
    except csv.Error as error:
        place = Place(path=source.path, line=max(1, reader.line_num))
        message = f"CSV 读不下去，引号可能没有成对（{error}）"
        return [], [Finding(place=place, fault=Fault.TABLE_SHAPE, message=message)]
    raw = source.text.split("\n")
    if not lines:
        place = Place(path=source.path)
        return [], [Finding(place=place, fault=Fault.TABLE_SHAPE, message="表格是空的，没有表头")]
    header_line, header = lines[0]
    names = [name.strip() for name in header]
    findings += _header_findings(source.path, names, columns, raw[header_line - 1])
    if findings:
        return [], findings
    rows = []
    for number, cells in lines[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            message = f"这一行有 {len(cells)} 列，表头有 {len(names)} 列"
            place = Place(path=source.path, line=number, length=len(raw[number - 1]), column=1)
            findings.append(Finding(place=place, fault=Fault.TABLE_SHAPE, message=message))
            continue
        row = _row(source.path, number, names, cells, raw[number - 1])
        findings += _formulas(row)
        rows.append(row)
    return rows, findings


def _numbered(reader: "csv.Reader") -> Iterator[tuple[int, list[str]]]:  # type: ignore[name-defined]
    before = 0
    for cells in reader:
        yield before + 1, cells
        before = reader.line_num


def _header_findings(path: str, names: list[str], columns: tuple[str, ...], raw: str) -> list[Finding]:
    places = dict(zip(range(len(names)), _cell_places(path, 1, names, raw), strict=True))
    findings = []
    for position, name in enumerate(names):
        if name not in columns:
            message = f"表头里的「{name}」不是本表的列；可用的列：{'、'.join(columns)}"
            found = Finding(place=places[position], fault=Fault.TABLE_SHAPE, message=message)
            findings.append(found)
        elif name in names[:position]:
            message = f"表头里的「{name}」写了两次"
            found = Finding(place=places[position], fault=Fault.TABLE_SHAPE, message=message)
            findings.append(found)
    return findings


def _row(path: str, line: int, names: list[str], cells: list[str], raw: str) -> Node:
    places = _cell_places(path, line, cells, raw)
    values = {
        name: Node(place=place, value=cell.strip())
        for name, cell, place in zip(names, cells, places, strict=True)
    }
    whole = Place(path=path, line=line, column=1, length=max(1, len(raw)))
    return Node(place=whole, value=values, keys=tuple(places))


def _cell_places(path: str, line: int, cells: list[str], raw: str) -> list[Place]:
    """Find where each cell begins; a quoted cell that runs over several lines starts at column 1."""
    places, position = [], 0
    for cell in cells:
        written = '"' + cell.replace('"', '""') + '"' if raw[position : position + 1] == '"' else cell
        found = raw.startswith(written, position)
        column = position + 1 if found else 1
        places.append(Place(path=path, line=line, column=column, length=max(1, len(written))))
        position += len(written) + 1 if found else 0
    return places


def _formulas(row: Node) -> list[Finding]:
    findings = []
    for node in row.value.values() if isinstance(row.value, dict) else ():
        text = str(node.value)
        if text.startswith(FORMULA_STARTS) and not text.lstrip("+-").isdigit():
            message = f"单元格「{text}」以「{text[0]}」开头，电子表格会把它当作公式执行"
            findings.append(Finding(place=node.place, fault=Fault.FORMULA_CELL, message=message))
    return findings

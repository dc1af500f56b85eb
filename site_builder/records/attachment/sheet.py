"""Excel workbooks (xlsx): every sheet, hidden ones too, comments, and data kept for links and pivots."""

from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal, InvalidOperation
from functools import cache

from site_builder.pattern import pattern_of
from site_builder.records.attachment.collector import Collector
from site_builder.records.attachment.content import TraitKind
from site_builder.records.attachment.markup import Element, attribute, elements, name_of, parsed
from site_builder.records.attachment.package import Package
from site_builder.value import dataclass

BOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
_COMMENTS = pattern_of(r"xl/(?:[^/]+/)?(?:comments?|threadedComments?)[0-9]*\.xml")
_OLDER = pattern_of(r"xl/(externalLinks|pivotCache)/[^/]+\.xml")
_DRAWN = pattern_of(r"xl/(drawings|charts)/[^/]+\.xml")
_OLDER_NAMES = {"externalLinks": "外部链接里保存的数据", "pivotCache": "数据透视表里保存的数据"}
_REFERENCE = pattern_of(r"([A-Z]{1,3})[0-9]+")
_MOST_COLUMNS = 16384
_LONGEST_NUMBER = 40  # characters


@dataclass(kw_only=True)
class _Sheet:
    """What was found of one sheet."""

    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    filled: set[int] = field(default_factory=set)


def read_workbook(package: Package, collector: Collector) -> None:
    """Read every sheet in the order of its tabs, then what belongs to the whole workbook."""
    strings = list(_strings(package, collector)) if STRINGS in package else []
    relations = package.relations(BOOK)
    for number, sheet in enumerate(parsed(package.read(BOOK)).iter("{*}sheet"), start=1):
        name = attribute(sheet, "name")
        where = f"第{number}张工作表「{name}」"
        relation = relations.get(attribute(sheet, "id"))
        if relation is None or relation.target not in package:
            collector.trait(TraitKind.UNCHECKED, where)
            continue
        found = _sheet(package.read(relation.target), strings, where, collector)
        collector.table(where, found.rows, name)
        if found.rows and attribute(sheet, "state") in ("hidden", "veryHidden"):
            first = " ".join(cell for cell in found.rows[0][1] if cell)
            collector.trait(TraitKind.HIDDEN, f"隐藏的{where}", first)
        if found.hidden_rows:
            collector.trait(TraitKind.HIDDEN, f"{where}隐藏的行", f"第{ranges(found.hidden_rows)}行")
        columns = sorted(found.hidden_columns & found.filled)
        if columns:
            letters = "、".join(column_name(c) for c in columns)
            collector.trait(TraitKind.HIDDEN, f"{where}隐藏的列", f"{letters}列")
    _rest(package, collector)


def ranges(numbers: list[int]) -> str:
    """Write rising numbers as `3—5、9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(f"{a}—{b}" if a != b else str(a) for a, b in runs)


def column_name(column: int) -> str:
    """Give the letters of a column, counted from 0."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def _strings(package: Package, collector: Collector) -> Iterator[str]:
    for item in elements(package.read(STRINGS), "si"):
        text = _plain(item)
        collector.budget.read(1)
        yield text


def _plain(element: Element) -> str:
    """Give the text of runs; not the phonetic guides."""
    return "".join(t.text or "" for t in element.iter("{*}t") if name_of(t.getparent()) != "rPh")


def _sheet(data: bytes, strings: list[str], where: str, collector: Collector) -> _Sheet:
    found = _Sheet()
    number = 0
    for element in elements(data, "row", "col", "headerFooter"):
        name = name_of(element)
        if name == "col":
            if _is_hidden(element, "width"):
                first, last = int(attribute(element, "min")), int(attribute(element, "max"))
                found.hidden_columns |= set(range(first - 1, min(last, _MOST_COLUMNS)))
        elif name == "headerFooter":
            collector.text(f"{where}的页眉页脚", " ".join(element.itertext()))
        else:
            number = int(attribute(element, "r") or number + 1)
            cells = _cells(element, strings)
            if not any(cells.values()):
                continue
            row = tuple(cells.get(column, "") for column in range(max(cells) + 1))
            collector.budget.read(sum(map(len, row)) + len(row))
            collector.budget.tick()
            found.rows.append((number, row))
            found.filled |= {column for column, text in cells.items() if text}
            if _is_hidden(element, "ht"):
                found.hidden_rows.append(number)
    return found


def _is_hidden(element: Element, size: str) -> bool:
    return attribute(element, "hidden") in ("1", "true") or attribute(element, size) == "0"


def _cells(row: Element, strings: list[str]) -> dict[int, str]:
    cells: dict[int, str] = {}
    column = -1
    for cell in row:
        if name_of(cell) != "c":
            continue
        match = _REFERENCE.fullmatch(cell.get("r", ""))
        column = _column(match[1]) if match else column + 1
        if column >= _MOST_COLUMNS:
            break
        text = next((value.text or "" for value in cell if name_of(value) == "v"), "")
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            text = _plain(cell)
        elif kind == "s":
            place = int(text or -1)
            text = strings[place] if 0 <= place < len(strings) else ""
        elif kind == "n":
            text = _number(text)
        cells[column] = text
    return cells


@cache
def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _number(text: str) -> str:
    """Write a long number with all its digits, as an identity number typed as a number has them."""
    if "E" not in text.upper() or len(text) > _LONGEST_NUMBER:
        return text
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    return f"{value:f}" if abs(value.adjusted()) < _LONGEST_NUMBER else text


def _rest(package: Package, collector: Collector) -> None:
    for name in package.names:
        if _COMMENTS.fullmatch(name):
            for comment in parsed(package.read(name)).iter("{*}comment", "{*}threadedComment"):
                text = _plain(comment) or "".join(comment.itertext())
                where = f"单元格{attribute(comment, 'ref')}的批注"
                collector.trait(TraitKind.COMMENT, where, text)
                collector.text(where, text)
        elif match := _OLDER.fullmatch(name):
            root = parsed(package.read(name))
            values = [attribute(s, "v") for s in root.iter("{*}s", "{*}n")]
            values += [v.text or "" for v in root.iter("{*}v")]
            collector.text(_OLDER_NAMES[match[1]], "\n".join(filter(None, values)))
        elif _DRAWN.fullmatch(name):
            root = parsed(package.read(name))
            collector.text("图形和图表", "\n".join(t.text or "" for t in root.iter("{*}t", "{*}v")))

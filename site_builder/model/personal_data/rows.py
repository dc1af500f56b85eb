"""Personal data in a table: its heading says what a column holds, even where a number has a typo."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from site_builder.model.personal_data.address import DETAIL
from site_builder.model.personal_data.column import Column, column_of
from site_builder.model.personal_data.datum import Kind, PersonalCell, PersonalDatum
from site_builder.model.personal_data.folded import folded
from site_builder.model.personal_data.listing import listings
from site_builder.model.personal_data.text import personal_data
from site_builder.pattern import pattern_of

# A cell of such a column is judged by the column where no detector knows it: typos leak too.
_BY_COLUMN: Mapping[Column, tuple[Kind, re.Pattern[str]]] = {
    Column.IDENTITY: (Kind.IDENTITY_NUMBER, pattern_of(r"[0-9][0-9 -]{10,24}[0-9Xx]")),
    Column.MOBILE: (Kind.MOBILE, pattern_of(r"1[0-9]{9,12}")),
    Column.BANK: (Kind.BANK_CARD, pattern_of(r"[0-9][0-9 -]{10,24}[0-9]")),
    Column.ADDRESS: (Kind.ADDRESS, pattern_of(rf"(?:{DETAIL.pattern})|村|社区|小区|组")),
    Column.MAILBOX: (Kind.EMAIL, pattern_of(r"\S+@\S+")),
    Column.PLATE: (Kind.PLATE, pattern_of(r"[\u4e00-\u9fff][A-Z][·•. -]?[0-9A-Z]{5,6}")),
}
PERSONS = {Column.NAME, Column.HOUSEHOLDER}
# They stand in such lists for their office, and their telephone is part of it.
_OF_OFFICIALS = pattern_of(
    r"责任人|值班|联络|联系人|包保|河长|林长|田长|驻村|专家|律师|网格|志愿|导游|调解员|办公|通讯录|签约|医生|评委|代理人"
)
_LONG_NUMBER = pattern_of(r"[0-9]{5}")
_DIGIT = pattern_of(r"[0-9]")
_LONGEST_KEY = 12  # characters of a cell that names the next


def personal_data_in_rows(rows: Iterable[Sequence[str]], *, title: str = "") -> Iterator[PersonalCell]:
    """
    Find personal data in a table, with a heading or without.

    `title` is what the table, its sheet or its document is called: it says whose names they are.
    """
    heading: Sequence[str] = ()
    first = 0
    block: list[Sequence[str]] = []
    for number, cells in enumerate(rows):
        if is_heading(cells, is_first=not heading):
            yield from _block(heading, block, first, title)
            heading, first, block = cells, number, []
        else:
            first = first if heading or block else number - 1
            block.append(cells)
    yield from _block(heading, block, first, title)


def is_heading(cells: Sequence[str], *, is_first: bool) -> bool:
    """
    Tell whether a row names columns: short cells without long numbers, one of them known.

    Below a heading, a row is another one only where it names two columns: entries speak of the same things.
    """
    written = [cell.strip() for cell in cells if cell.strip()]
    if len(written) < min(2, len(cells)) or any(_LONG_NUMBER.search(cell) for cell in written):
        return False
    known = {column for cell in written if (column := column_of(cell)) is not None}
    return len(known) >= (1 if is_first else 2)


def _block(
    heading: Sequence[str], rows: Sequence[Sequence[str]], first: int, title: str
) -> Iterator[PersonalCell]:
    """Judge the rows below a heading, which stands in row `first`."""
    columns = {n: c for n, cell in enumerate(heading) if (c := column_of(cell)) is not None}
    if rows:
        seen = [[folded(cell).text for cell in row] for row in rows] if PERSONS & {*columns.values()} else []
        for column, kind, is_certain in listings(columns, heading, seen, title):
            text = heading[column]
            datum = PersonalDatum(kind=kind, start=0, end=len(text), text=text, is_certain=is_certain)
            yield PersonalCell(row=first, column=column, datum=datum)
    is_of_persons = (
        bool(PERSONS & {*columns.values()})
        and Column.OFFICE not in columns.values()
        and not _OF_OFFICIALS.search(f"{title} {' '.join(heading)}")
    )
    for number, row in enumerate(rows, start=first + 1):
        for place, cell in enumerate(row):
            if len(cell) > 4:  # noqa: PLR2004 - nothing shorter is anybody's number
                label = heading[place] if place < len(heading) else _key(row, place)
                of_cell = columns.get(place) if heading else column_of(label) if label else None
                for datum in _cell(cell, label, of_cell, is_of_persons=is_of_persons):
                    yield PersonalCell(row=number, column=place, datum=datum)


def _key(row: Sequence[str], place: int) -> str:
    """Give the cell before one, where it may be what the other is called: 项目编号 | 371702…."""
    key = row[place - 1].strip() if place else ""
    return key if len(key) <= _LONGEST_KEY and not _DIGIT.search(key) else ""


def _cell(cell: str, label: str, column: Column | None, *, is_of_persons: bool) -> Iterator[PersonalDatum]:
    found = tuple(personal_data(cell, label=f"{label} 姓名" if is_of_persons else label))
    yield from found
    if found or column is None or column not in _BY_COLUMN:
        return
    kind, pattern = _BY_COLUMN[column]
    view = folded(cell)
    match = None if "*" in view.text else pattern.search(view.text)
    if match:
        is_whole = kind is Kind.ADDRESS  # one word of it tells nobody what to mend
        span = (0, len(view.text.rstrip())) if is_whole else match.span()
        start, end = view.span(*span)
        yield PersonalDatum(kind=kind, start=start, end=end, text=cell[start:end], is_certain=False)

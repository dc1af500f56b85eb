"""Personal data in a Markdown body, with line and column."""

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.model.personal_data.datum import PersonalDatum
from site_builder.model.personal_data.listing import is_title_of_list, listed_in_text
from site_builder.model.personal_data.markdown_table import markdown_tables
from site_builder.model.personal_data.rows import personal_data_in_rows
from site_builder.model.personal_data.sign import signed_lines
from site_builder.model.personal_data.text import personal_data


class InBody(NamedTuple):
    """A datum on line `line` (from 0) of the body, its place in that line from `column` (from 0)."""

    line: int
    column: int
    datum: PersonalDatum


def personal_data_in_body(body: str, title: str) -> Iterator[InBody]:
    """Find personal data in a body: tables by their columns, the rest as text."""
    signed = signed_lines(body)
    if not signed and "|" not in body and not is_title_of_list(title):
        return
    lines = body.split("\n")
    in_tables: set[int] = set()
    for table in markdown_tables(lines) if "|" in body else ():
        in_tables |= {*table.lines, table.lines[0] + 1}
        caption = f"{title} {_caption(lines, table.lines[0])}"
        for cell in personal_data_in_rows(table.rows, title=caption):
            start = table.columns[cell.row][cell.column] + cell.datum.start
            yield InBody(table.lines[cell.row], start, cell.datum)
    for number in signed:
        if number not in in_tables:
            for datum in personal_data(lines[number]):
                yield InBody(number, datum.start, datum)
    for number, datum in listed_in_text(title, lines):
        if number not in in_tables:
            yield InBody(number, datum.start, datum)


def _caption(lines: list[str], first: int) -> str:
    """Give the line above a table, a blank one between them or not."""
    above = (lines[n].strip() for n in range(first - 1, max(-1, first - 3), -1))
    return next((line for line in above if line), "")[:60]

"""Masked names and numbers in a Markdown body, with their places."""

from collections.abc import Iterator
from typing import NamedTuple

from site_builder.model.personal_data.column import column_of
from site_builder.model.personal_data.folded import folded
from site_builder.model.personal_data.markdown_table import MarkdownTable, markdown_tables
from site_builder.model.personal_data.mask import Masked, masked_numbers, too_little_masked
from site_builder.model.personal_data.name import is_masked_name
from site_builder.model.personal_data.rows import PERSONS, is_heading
from site_builder.pattern import pattern_of

_TRIGGERS = "*xX＊﹡∗×●○某Ｘ"
_TRIGGER = pattern_of(f"[{_TRIGGERS}]")


class MaskedInBody(NamedTuple):
    """A masked text on line `line` from `column` (both from 0); `number` is None where it is a name."""

    line: int
    column: int
    text: str
    number: Masked | None = None


def masked_in_body(body: str) -> Iterator[MaskedInBody]:
    """Find masked numbers in text and tables, and masked names in columns of names."""
    if not any(sign in body for sign in _TRIGGERS):
        return
    lines = body.split("\n")
    in_tables: set[int] = set()
    for table in markdown_tables(lines):
        in_tables |= {*table.lines}
        yield from _in_table(table)
    for number, line in enumerate(lines):
        if number not in in_tables and _TRIGGER.search(line):
            yield from _numbers(line, "", number, 0)


def _in_table(table: MarkdownTable) -> Iterator[MaskedInBody]:
    heading: tuple[str, ...] = ()
    for row, line, starts in zip(table.rows, table.lines, table.columns, strict=True):
        if is_heading(row, is_first=not heading):
            heading = row
            continue
        for place, cell in enumerate(row):
            label = heading[place] if place < len(heading) else ""
            if not _TRIGGER.search(cell):
                continue
            if column_of(label) in PERSONS and is_masked_name(folded(cell).text):
                yield MaskedInBody(line, starts[place], cell)
            else:
                yield from _numbers(cell, label, line, starts[place])


def _numbers(text: str, label: str, line: int, first: int) -> Iterator[MaskedInBody]:
    view = folded(text)
    told = {match.start for match in too_little_masked(view.text, label)}  # rules of their own
    for masked in masked_numbers(view.text, label):
        if masked.start in told:
            continue
        start, end = view.span(masked.start, masked.end)
        yield MaskedInBody(line, first + start, text[start:end], masked)

"""Tables of a body: the rows between pipes, with the cells as Python-Markdown divides them."""

import re
from collections.abc import Iterator

from site_builder.model.body import lines
from site_builder.pattern import pattern_of
from site_builder.records.record import Record
from site_builder.value import dataclass

_RULE = pattern_of(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row: `number` is its line, from 0; `cells` are stripped; `is_rule` where it is the ruling."""

    number: int
    text: str
    cells: tuple[str, ...]
    is_rule: bool


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Rows that follow one another: a table if the second is a ruling, else a heap of text."""

    rows: tuple[Row, ...]

    @property
    def is_table(self) -> bool:
        """Whether readers see a table."""
        return len(self.rows) > 1 and self.rows[1].is_rule and "|" in self.rows[0].text


def grids(record: Record) -> Iterator[Grid]:
    """Give the runs of lines that begin with a pipe."""
    if "|" not in record.body:
        return
    rows: list[Row] = []
    for number, line in lines(record):
        if line.lstrip(" ").startswith("|"):
            rows.append(_row(number, line.strip()))
        elif rows:
            yield Grid(rows=tuple(rows))
            rows = []
    if rows:
        yield Grid(rows=tuple(rows))


def _row(number: int, text: str) -> Row:
    inner = text[1:-1] if text.endswith("|") and len(text) > 1 and not text.endswith("\\|") else text[1:]
    cells = re.split(r"(?<!\\)\|", inner)
    is_rule = "-" in text and _RULE.fullmatch(text) is not None
    return Row(number=number, text=text, cells=tuple(c.strip() for c in cells), is_rule=is_rule)

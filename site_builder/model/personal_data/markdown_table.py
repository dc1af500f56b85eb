"""The tables of a Markdown body, each cell with its place."""

from collections.abc import Iterator

from site_builder.pattern import pattern_of
from site_builder.value import dataclass

_DELIMITER = pattern_of(r" {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *")
_BAR = pattern_of(r"(?<!\\)\|")


@dataclass(frozen=True, kw_only=True)
class MarkdownTable:
    """A table; `lines` are the numbers (from 0) of its rows, `columns` where their cells begin."""

    lines: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[int, ...], ...]


def markdown_tables(lines: list[str]) -> Iterator[MarkdownTable]:
    """Give the tables among `lines`: a heading, a line of dashes, rows until one has no bar."""
    number = 1
    while number < len(lines):
        line = lines[number]
        if "-" not in line or "|" not in lines[number - 1] or not _DELIMITER.fullmatch(line):
            number += 1
            continue
        taken = [number - 1]
        number += 1
        while number < len(lines) and "|" in lines[number]:
            taken.append(number)
            number += 1
        split = [tuple(_cells(lines[n])) for n in taken]
        yield MarkdownTable(
            lines=tuple(taken),
            rows=tuple(tuple(text for _, text in cells) for cells in split),
            columns=tuple(tuple(column for column, _ in cells) for cells in split),
        )


def _cells(line: str) -> Iterator[tuple[int, str]]:
    bars = [match.start() for match in _BAR.finditer(line)]
    start = 0
    if line.lstrip().startswith("|"):
        start, bars = bars[0] + 1, bars[1:]
    ends = [*bars, len(line)] if line.rstrip()[-1:] != "|" else bars
    for end in ends:
        text = line[start:end]
        yield start + len(text) - len(text.lstrip()), text.strip()
        start = end + 1

"""The lines of a body as a reader sees them: no escapes, no emphasis, no addresses of links."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from site_builder.model.body import code_blanked, lines
from site_builder.pattern import pattern_of
from site_builder.problem import Place
from site_builder.records.record import Record
from site_builder.value import dataclass

SHOWN = 20  # characters of a line in a message
HEADING = pattern_of(r"\n#")  # for seen_lines
_HEAD = pattern_of(r"(#{1,6})[ \t]*")
_SIGNS = pattern_of(
    r"\\(?P<escaped>[\\`*_{}\[\]()>#+\-.!|])"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});)"
    r"|(?P<image>!\[[^\[\]]{0,300}\]\([^()\s]{0,2000}\))"
    r"|(?P<link>(?<!!)\[(?P<named>[^\[\]]{0,300})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,300}\")?\))"
    r"|<(?P<address>[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]{0,2000})>"
    r"|(?P<emphasis>\*{1,3})"
)
_MARKUP = pattern_of(r"[\\&\[<*`~|]")
_WRITTEN = pattern_of(r"[\\&\[<*]")


@dataclass(frozen=True, kw_only=True)
class Seen:
    """
    One line: `number` counts from 0, `level` is that of a heading, 0 for other text.

    `columns` tells, for each character of `text`, in which column (from 1) it was written.
    """

    record: Record
    number: int
    level: int
    text: str
    columns: Sequence[int]

    @property
    def shown(self) -> str:
        """The text as a message quotes it, its beginning only where it is long."""
        return self.text if len(self.text) <= SHOWN else self.text[:SHOWN] + "…"

    @property
    def is_row(self) -> bool:
        """Whether the line is a table's."""
        return self.text.lstrip().startswith("|")

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Give the place of the characters from `start` to `end`, to the line's end if None."""
        if not self.columns:
            return self.record.body_place(self.number)
        last = len(self.columns) if end is None else min(end, len(self.columns))
        start = min(start, len(self.columns) - 1)
        first = self.columns[start]
        return self.record.body_place(self.number, first, self.columns[max(last - 1, start)] - first + 1)


def seen_lines(record: Record, having: re.Pattern[str] | None = None) -> Iterator[Seen]:
    """
    Give the lines of a body outside fenced code as they are seen.

    With `having`, only those in which it is found as they were written, a line feed before them; it
    must allow for escapes. It is looked for in the whole body at once, for most bodies have nothing.
    """
    if having is None:
        for number, line in lines(record):
            yield _seen(record, number, line)
        return
    body = f"\n{record.body}"
    if not having.search(body):
        return
    if "```" in record.ascii or "~~~" in record.ascii:
        for number, line in lines(record):
            if having.search(f"\n{line}"):
                yield _seen(record, number, line)
        return
    for number, line in _found(body, having):
        yield _seen(record, number, code_blanked(line))


def is_plain(record: Record) -> bool:
    """Tell whether all lines of a body are seen as they are written, and none is a table's or in code."""
    return _MARKUP.search(record.ascii) is None


def _found(body: str, having: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    number, counted, position = -1, 0, 0
    while match := having.search(body, position):
        start = body.rfind("\n", 0, match.end()) + 1
        end = body.find("\n", start)
        position = len(body) if end < 0 else end
        number += body.count("\n", counted, start)
        counted = start
        yield number, body[start:position]


def _seen(record: Record, number: int, line: str) -> Seen:
    head = _HEAD.match(line) if line.startswith("#") else None
    start, level = (head.end(), len(head[1])) if head else (0, 0)
    if not _WRITTEN.search(line, start):
        text, columns = line[start:], range(start + 1, len(line) + 1)
        return Seen(record=record, number=number, level=level, text=text, columns=columns)
    text, places = _read(line, start)
    return Seen(record=record, number=number, level=level, text=text, columns=places)


def _read(line: str, start: int) -> tuple[str, list[int]]:
    text: list[str] = []
    columns: list[int] = []

    def keep(begin: int, end: int) -> None:
        text.append(line[begin:end])
        columns.extend(range(begin + 1, end + 1))

    for sign in _SIGNS.finditer(line, start):
        keep(start, sign.start())
        start = sign.end()
        if sign["escaped"]:
            keep(sign.start("escaped"), sign.end("escaped"))
        elif sign["entity"]:
            shown = unescape(sign["entity"])
            text.append(shown)
            columns.extend([sign.start() + 1] * len(shown))
        elif sign["named"]:
            inner, places = _read(sign["named"], 0)
            text.append(inner)
            columns.extend(column + sign.start("named") for column in places)
        elif sign["address"]:
            keep(sign.start("address"), sign.end("address"))
    keep(start, len(line))
    return "".join(text), columns

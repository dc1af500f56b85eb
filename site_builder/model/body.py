"""Facts about a Markdown body, each with its place: links, raw HTML, headings."""

import re
from collections.abc import Iterator

from site_builder.pattern import pattern_of
from site_builder.problem import Place
from site_builder.records.record import Record
from site_builder.value import dataclass

_FENCE = pattern_of(r" {0,3}(`{3,}|~{3,})")
_CODE = pattern_of(r"(?<!\\)(`+)(?:(?!\1).)+?\1(?!`)")
_LINK = pattern_of(
    r"(?<!\\)(!?)\[([^\[\]]*)(?<!\\)\]"  # [text], unless escaped
    r"\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?[^)]{0,300}\)"
)
_DEFINITION = pattern_of(r" {0,3}\[(?!\^)([^\[\]]+)\]:\s+<?(\S+?)>?(?:\s|$)")
_AUTOLINK = pattern_of(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*)>")
_TAG = pattern_of(r"</?([a-zA-Z][a-zA-Z0-9-]*)|<!")
_HEADING = pattern_of(r"(#{1,6})\s+(.+?)\s*#*\s*$")


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link or image in a body, `target` as it was written."""

    place: Place
    target: str
    text: str
    is_image: bool = False


@dataclass(frozen=True, kw_only=True)
class Heading:
    """An ATX heading; `level` counts its `#`."""

    place: Place
    level: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Tag:
    """A raw HTML tag; `name` is lower case, `!` for a comment or declaration."""

    place: Place
    name: str
    text: str


def lines(record: Record) -> Iterator[tuple[int, str]]:
    """Give the lines of the body outside fenced code, code spans blanked out, numbered from 0."""
    fence = ""
    for number, line in enumerate(record.body.split("\n")):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence):
                fence = ""
        elif mark:
            fence = mark[1]
        else:
            yield number, code_blanked(line)


def code_blanked(line: str) -> str:
    """Give the line with its code spans blanked out."""
    return _CODE.sub(_blank, line) if "`" in line else line


def lines_with(record: Record, sign: re.Pattern[str], *sooner: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """
    Give the lines, as `lines` does, in which `sign` is found; most bodies have none or few.

    A body in which it is found has one of `sooner`, if there are any: one character to begin with is looked
    for ten times as fast as one of several.
    """
    body = record.body
    if sooner and not any(other.search(body) for other in sooner):
        return
    if "`" in record.ascii or "~~~" in record.ascii:
        yield from ((number, line) for number, line in lines(record) if sign.search(line))
        return
    number, counted, end = 0, 0, -1
    for match in sign.finditer(body):
        if match.start() <= end:
            continue  # in the line that was given last
        number += body.count("\n", counted, match.start())
        counted = match.start()
        start = body.rfind("\n", 0, counted) + 1
        found = body.find("\n", counted)
        end = found if found >= 0 else len(body)
        yield number, body[start:end]


def has_links(record: Record) -> bool:
    """Tell whether a body may have links, images or tags: few have."""
    return "[" in record.ascii or "<" in record.ascii


def links(record: Record) -> Iterator[Link]:
    """Give every link and image, those of reference definitions and autolinks too."""
    if not has_links(record):
        return
    for number, line in lines(record):
        for match in _LINK.finditer(line):
            place = record.body_place(number, match.start(3) + 1, len(match[3]))
            yield Link(place=place, target=match[3], text=match[2], is_image=bool(match[1]))
        for pattern, group in ((_DEFINITION, 2), (_AUTOLINK, 1)):
            for match in pattern.finditer(line):
                place = record.body_place(number, match.start(group) + 1, len(match[group]))
                yield Link(place=place, target=match[group], text=match[1])


def tags(record: Record) -> Iterator[Tag]:
    """Give every raw HTML tag, comment and declaration."""
    if "<" not in record.ascii:
        return
    for number, line in lines(record):
        plain = _AUTOLINK.sub(_blank, line)
        for match in _TAG.finditer(plain):
            name = (match[1] or "!").lower()
            place = record.body_place(number, match.start() + 1, len(match[0]))
            yield Tag(place=place, name=name, text=match[0])


def headings(record: Record) -> Iterator[Heading]:
    """Give every `#` heading."""
    for number, line in lines(record):
        if match := _HEADING.match(line):
            place = record.body_place(number, 1, len(line.rstrip()))
            yield Heading(place=place, level=len(match[1]), text=match[2])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])

"""层次序数: the marks that number the levels of an official document, 一、（一）1.（1） (GB/T 9704-2012)."""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache

from site_builder.model.chinese_numeral import chinese_integer
from site_builder.model.seen import Seen, seen_lines
from site_builder.pattern import pattern_of
from site_builder.problem import Place
from site_builder.records.record import Record
from site_builder.value import dataclass


class Rank(IntEnum):
    """The four levels."""

    FIRST = 1
    SECOND = 2
    THIRD = 3
    FOURTH = 4


_HAN = "[一二三四五六七八九十]{1,4}"
_NUMBER = "[1-9][0-9]?"
_MARK = pattern_of(
    rf"[\u3000 ]*(?:"
    rf"(?P<first>{_HAN})[、.．]"
    rf"|[（(](?P<second>{_HAN})[）)](?:[、.．，](?![（(]))?"
    rf"|(?P<third>{_NUMBER})(?:[.．](?![0-9])|、)"
    rf"|[（(](?P<fourth>{_NUMBER})[）)](?:[、.．，](?![（(]))?"
    rf"|(?P<half>{_NUMBER})[）)])"
)
_BEGINNING = pattern_of(rf"\n#{{0,6}}[ \t\u3000]*\\?[（(]?(?:{_HAN}|{_NUMBER})\\?[、.．）)]")
_MARGIN = r"\n#{0,6}[ \t\u3000]*"
# Marks in a form that is not theirs, as written; `levels` may be asked for these alone.
ODD = pattern_of(
    rf"{_MARGIN}(?:{_HAN}\\?[.．]|{_NUMBER}(?:、|\\?[）)])"
    rf"|（(?:{_HAN}|{_NUMBER})(?:）[、.．，]|\\?\))"
    rf"|\\?\((?:{_HAN}|{_NUMBER})\\?[)）])"
)
_NO_LEVEL = ("、（", "、(", "项", "款", "条", "至", "和", "-", "—", "－", "～")  # （一）至（三）项所列
_RANKS = {
    "first": Rank.FIRST,
    "second": Rank.SECOND,
    "third": Rank.THIRD,
    "fourth": Rank.FOURTH,
    "half": Rank.FOURTH,
}


@dataclass(frozen=True, kw_only=True)
class Level:
    """A line that begins with a mark: `written` is the mark, `value` its number, `text` what follows."""

    line: Seen
    rank: Rank
    value: int
    written: str
    text: str

    @property
    def place(self) -> Place:
        """Where the mark stands."""
        start = self.line.text.find(self.written)
        return self.line.place(start, start + len(self.written))

    @property
    def right(self) -> str:
        """The mark as it should be."""
        han, number = re.sub(r"[^一二三四五六七八九十]", "", self.written), str(self.value)
        match self.rank:
            case Rank.FIRST:
                return f"{han}、"
            case Rank.SECOND:
                return f"（{han}）"
            case Rank.THIRD:
                return f"{number}."
            case Rank.FOURTH:
                return f"（{number}）"


_value = cache(chinese_integer)
_WRITTEN_MARK = pattern_of(
    r"\n(?=[#\t \u3000\\（(0-9一二三四五六七八九十])"  # most lines begin with another character
    rf"#{{0,6}}[ \t\u3000]*(?:(?P<first>{_HAN})[、.．]|\\?[（(](?P<second>{_HAN})\\?[）)]"
    rf"|(?P<third>{_NUMBER})(?:\\?[.．](?![0-9])|、)|\\?[（(](?P<fourth>{_NUMBER})\\?[）)]|(?P<half>{_NUMBER})\\?[）)])"
)


def counts(body: str) -> tuple[tuple[Rank, int], ...]:
    """Give rank and number of each mark in a body at a glance; `levels` looks closer."""
    return tuple(
        [
            (_RANKS[name], value)
            for match in _WRITTEN_MARK.finditer(f"\n{body}")
            if (name := match.lastgroup) and (value := _value(match[name]))
        ]
    )


_HEADING_MARK = pattern_of(
    rf"\n(#{{1,6}})[ \t\u3000]*(?:(?P<opening>[（(])?(?:(?P<han>{_HAN})|{_NUMBER}))(?P<closing>[、.．）)])"
)


def heading_ranks(body: str) -> set[tuple[int, Rank]]:
    """Give the levels of headings with their marks' ranks at a glance, some more than `level_of` knows."""
    found = set()
    for signs, opening, han, closing in set(_HEADING_MARK.findall(f"\n{body}")):
        if han:
            name = "second" if opening else "first"
        else:
            name = "fourth" if opening or closing in "）)" else "third"
        found.add((len(signs), _RANKS[name]))
    return found


def level_of(line: Seen) -> Level | None:
    """Give the level that a line begins with a mark of, or None."""
    match = _MARK.match(line.text)
    if match is None or line.is_row:
        return None
    name = match.lastgroup or ""
    value = _value(match[name])
    text = line.text[match.end() :].strip()
    if not value or text.startswith(_NO_LEVEL):
        return None
    written = match[0].lstrip("\u3000 ")
    return Level(line=line, rank=_RANKS[name], value=value, written=written, text=text)


def levels(record: Record, having: re.Pattern[str] | None = None) -> Iterator[Level]:
    """Give the lines of a body that begin with a mark; with `having`, of the lines it is found in."""
    for line in seen_lines(record, having or _BEGINNING):
        if level := level_of(line):
            yield level

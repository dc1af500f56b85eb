"""
Where files of postings begin: the space of all terms, halved again and again until a file is small enough.

The halving is written from the left, one sign a step: a half that is halved again, one that is a file,
one that is empty. A thousand files cost a reader some hundred bytes, and a file is named by where it
begins, so that one that is halved later moves no other.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from site_builder.value import dataclass

SPACE = 1 << 32  # a term is two characters of 16 bits
CELL = 1 << 16  # as many as begin with one character
HALVED, FILE, EMPTY = "10."


def code_of(term: str) -> int:
    """Give the place of a term in the space of all."""
    return ord(term[0]) << 16 | ord(term[1])


def name_of(border: int) -> str:
    """Name the file that begins at `border`."""
    return f"{border:08x}".rstrip("0") or "0"


@dataclass(frozen=True)
class Borders:
    """All halvings of one folder of postings, as they are written."""

    written: str

    def file(self, term: str) -> str:
        """Name the file that holds a term, or nothing where there is none."""
        starts, names = self._parts
        return names[bisect_right(starts, code_of(term)) - 1]

    @cached_property
    def _parts(self) -> tuple[list[int], list[str]]:
        parts = list(_parts(self.written))
        return [start for start, _ in parts], [name_of(start) if full else "" for start, full in parts]


def _parts(written: str) -> Iterator[tuple[int, bool]]:
    """Give where each part begins and whether it is a file."""
    pending = [(0, SPACE)]
    for sign in written:
        low, size = pending.pop()
        if sign == HALVED:
            pending += [(low + size // 2, size // 2), (low, size // 2)]
        else:
            yield low, sign == FILE

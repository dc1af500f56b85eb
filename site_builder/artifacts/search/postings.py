"""Occurrences as shards: sorted terms with their packed postings, cut where a file is full."""

from bisect import bisect_left
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from site_builder.artifacts.search.terms import Occurrences
from site_builder.search.border import EMPTY, FILE, HALVED, SPACE, name_of
from site_builder.search.character import UNIGRAM
from site_builder.search.posting import (
    ALPHABET,
    BASE,
    FIRST_OF_FIVE,
    FIRST_OF_THREE,
    FIRST_OF_TWO,
    KINDS,
    ONE,
    THREE,
    TRACE,
    TWO,
)
from site_builder.value import dataclass

_ALPHABET = np.array([ord(c) for c in ALPHABET], dtype=np.uint16)
# Two digits of a trace at once, the first in the first half of a number, as it is laid out in memory.
_TWO_DIGITS = np.stack(
    (np.tile(_ALPHABET[: 1 << KINDS], 1 << KINDS), np.repeat(_ALPHABET[: 1 << KINDS], 1 << KINDS)), axis=1
).view(np.uint32)[:, 0]
_NEWLINE, _SPACE = ord("\n"), ord(" ")
_TERM_COST = 4  # bytes of a term beside its postings, about
_PREFIX, _HEAD = 2, 2  # characters: space and second character; line feed and first character


@dataclass(frozen=True, kw_only=True)
class Shards:
    """
    `texts` are the files' contents by their names; `borders` tells where they begin, as `Borders` reads it.

    A line holds the terms that share their first character: the character, then for each a space, the
    second character and the postings. `traces` are files of the same names, of the terms that have some.
    """

    texts: dict[str, str]
    traces: dict[str, str]
    borders: str


def shards(
    found: Occurrences, first: int, size: int, least: int, within: tuple[int, int] = (0, SPACE)
) -> Shards:
    """
    Pack what documents from `first` on hold into files of at most `size` bytes, one term apart.

    Pairs that at least so many of them hold have traces. All terms lie `within` a part of the space that
    halving it comes to, and the borders are those of this part.
    """
    if not len(found.terms):
        return Shards(texts={}, traces={}, borders=EMPTY)
    is_start = _starts(found.terms)
    at = np.flatnonzero(is_start)
    values = found.documents.astype(np.int32)
    values[1:] -= values[:-1] + np.int32(1)
    values[at] = found.documents[at] - np.uint32(first)
    values <<= 3
    values |= found.bits
    lengths = _lengths(values)
    costs = np.add.reduceat(lengths, at, dtype=np.int64) + _TERM_COST
    borders, written = _cut(found.terms[at], costs, size, within)
    buffer, free, files = _laid(found.terms, lengths, borders)
    buffer[free] = _packed(values, lengths)
    texts = _texts(buffer, files)
    frequency = np.diff(np.append(at, len(is_start)))
    kept = np.repeat(frequency >= least, frequency) & (found.terms & np.uint32(0xFFFF) != ord(UNIGRAM))
    return Shards(texts=texts, traces=_packed_traces(found, kept, borders), borders=written)


def _packed_traces(found: Occurrences, kept: NDArray[np.bool_], borders: list[int]) -> dict[str, str]:
    """Pack the traces of postings, in their order."""
    if not kept.any():
        return {}
    here = np.flatnonzero(kept)
    traces = found.traces.take(here)
    lengths = np.full(len(traces), TRACE, dtype=np.uint8)
    buffer, free, files = _laid(found.terms.take(here), lengths, borders)
    digits = np.empty((len(traces), TRACE // 2), dtype=np.uint32)
    digits[:, 0] = _TWO_DIGITS.take(traces & np.uint32(len(_TWO_DIGITS) - 1))
    digits[:, 1] = _TWO_DIGITS.take(traces >> np.uint32(2 * KINDS))
    buffer[free] = digits.reshape(-1).view(np.uint16)
    return _texts(buffer, files)


_Begins = dict[str, int]  # where a file begins in the buffer


def _texts(buffer: NDArray[np.uint16], files: _Begins) -> dict[str, str]:
    whole = buffer.tobytes().decode("utf-16-le")
    cuts = pairwise((*files.values(), len(whole)))
    return {name: whole[start:end] for name, (start, end) in zip(files, cuts, strict=True)}


def _laid(
    found: NDArray[np.uint32], lengths: NDArray[np.uint8], borders: list[int]
) -> tuple[NDArray[np.uint16], NDArray[np.int64], _Begins]:
    """Lay out files with all terms written, and give what is free for postings of so many characters."""
    term_at = np.flatnonzero(_starts(found))
    term_lengths = np.add.reduceat(lengths, term_at, dtype=np.int64)
    terms = found[term_at]
    files = np.searchsorted(borders, terms, side="right") - 1
    new_file = _starts(files)
    new_line = new_file | _starts(terms >> 16)
    heads = new_line * _HEAD + _PREFIX
    ends = np.cumsum(heads + term_lengths)
    begins = ends - heads - term_lengths
    buffer = np.zeros(int(ends[-1]), dtype=np.uint16)
    is_free = np.ones(len(buffer), dtype=np.bool_)
    lines = begins[new_line]
    prefix = begins + heads - _PREFIX
    for places, characters in (
        (lines, _NEWLINE),
        (lines + 1, terms[new_line] >> np.uint32(16)),
        (prefix, _SPACE),
        (prefix + 1, terms & np.uint32(0xFFFF)),
    ):
        buffer[places] = characters
        is_free[places] = False
    names = [name_of(borders[number]) for number in files[new_file]]
    return buffer, np.flatnonzero(is_free), dict(zip(names, begins[new_file].tolist(), strict=True))


def _starts(values: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Tell where runs of equal values begin."""
    return np.concatenate(([True], values[1:] != values[:-1]))


def _cut(
    terms: NDArray[np.uint32], costs: NDArray[np.int64], size: int, within: tuple[int, int]
) -> tuple[list[int], str]:
    """
    Give where files begin, and the halvings that lead there.

    The borders do not depend on what is in the other files, so that an edit changes the files of the
    terms that it touches and, where one of these has grown too large, splits that one.
    """
    ends = np.concatenate(([0], np.cumsum(costs))).tolist()
    known = terms.tolist()
    borders, written = [], []
    pending = [(0, len(terms), *within)]
    while pending:
        first, last, low, high = pending.pop()
        if first == last:
            written.append(EMPTY)
        elif last - first == 1 or ends[last] - ends[first] <= size:
            written.append(FILE)
            borders.append(low)
        else:
            written.append(HALVED)
            middle = (low + high) // 2
            cut = bisect_left(known, middle, first, last)
            pending += [(cut, last, middle, high), (first, cut, low, middle)]
    return borders, "".join(written)


def _lengths(values: NDArray[np.int32]) -> NDArray[np.uint8]:
    lengths = np.ones(len(values), dtype=np.uint8)
    for step, more in ((FIRST_OF_TWO, 1), (FIRST_OF_THREE, 1), (FIRST_OF_FIVE, 2)):
        lengths += (values >= step) * np.uint8(more)
    return lengths


def _packed(values: NDArray[np.int32], lengths: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Write postings, of which each takes so many characters, one behind the other."""
    ends = np.cumsum(lengths, dtype=np.int64)
    found = np.empty(int(ends[-1]), dtype=np.uint16)
    for length, base, lead, follow in (
        (1, 0, 0, 0),
        (2, FIRST_OF_TWO, ONE, 1),
        (3, FIRST_OF_THREE, TWO, 2),
        (5, FIRST_OF_FIVE, THREE, 4),
    ):
        here = np.flatnonzero(lengths == length)
        at, rest = ends.take(here) - length, values.take(here) - np.int32(base)
        for digit in range(follow, 0, -1):
            rest, last = np.divmod(rest, np.int32(BASE))
            found[at + digit] = _ALPHABET.take(last)
        found[at] = _ALPHABET.take(lead + rest)
    return found

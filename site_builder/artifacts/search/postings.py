"""Occurrences as shards: sorted terms with their packed postings, cut where a file is full."""

from bisect import bisect_left
from dataclasses import dataclass
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

_ALPHABET = np.array([ord(c) for c in ALPHABET], dtype=np.uint16)
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
    buffer, places, files = _laid(found.terms, lengths, borders)
    _pack(buffer, places, values, lengths)
    texts = _texts(buffer, files)
    frequency = np.diff(np.append(at, len(is_start)))
    kept = np.repeat(frequency >= least, frequency) & (found.terms & np.uint32(0xFFFF) != ord(UNIGRAM))
    return Shards(texts=texts, traces=_packed_traces(found, kept, borders), borders=written)


def _packed_traces(found: Occurrences, kept: NDArray[np.bool_], borders: list[int]) -> dict[str, str]:
    """Pack the traces of postings, in their order."""
    if not kept.any():
        return {}
    traces = found.traces[kept]
    buffer, places, files = _laid(found.terms[kept], np.full(len(traces), TRACE, dtype=np.uint8), borders)
    for digit in range(TRACE):
        buffer[places + digit] = _ALPHABET[traces >> KINDS * digit & (1 << KINDS) - 1]
    return _texts(buffer, files)


_Begins = dict[str, int]  # where a file begins in the buffer


def _texts(buffer: NDArray[np.uint16], files: _Begins) -> dict[str, str]:
    whole = buffer.tobytes().decode("utf-16-le")
    cuts = pairwise((*files.values(), len(whole)))
    return {name: whole[start:end] for name, (start, end) in zip(files, cuts, strict=True)}


def _laid(
    found: NDArray[np.uint32], lengths: NDArray[np.uint8], borders: list[int]
) -> tuple[NDArray[np.uint16], NDArray[np.int32], _Begins]:
    """Lay out files with all terms written, and give where each posting of so many characters is to stand."""
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
    lines = begins[new_line]
    buffer[lines] = _NEWLINE
    buffer[lines + 1] = terms[new_line] >> 16
    prefix = begins + heads - _PREFIX
    buffer[prefix] = _SPACE
    buffer[prefix + 1] = terms & 0xFFFF
    places = np.cumsum(lengths, dtype=np.int32)
    places -= lengths
    shifts = (begins + heads - places[term_at]).astype(np.int32)
    places += np.repeat(shifts, np.diff(np.append(term_at, len(found))))
    names = [name_of(borders[number]) for number in files[new_file]]
    return buffer, places, dict(zip(names, begins[new_file].tolist(), strict=True))


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


def _pack(
    buffer: NDArray[np.uint16],
    places: NDArray[np.int32],
    values: NDArray[np.int32],
    lengths: NDArray[np.uint8],
) -> None:
    for length, base, lead, follow in (
        (1, 0, 0, 0),
        (2, FIRST_OF_TWO, ONE, 1),
        (3, FIRST_OF_THREE, TWO, 2),
        (5, FIRST_OF_FIVE, THREE, 4),
    ):
        here = np.flatnonzero(lengths == length)
        at, rest = places[here], values[here] - base
        for digit in range(follow, 0, -1):
            buffer[at + digit] = _ALPHABET[rest % BASE]
            rest = rest // BASE
        buffer[at] = _ALPHABET[lead + rest]

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


def shards(found: Occurrences, first: int, size: int, least: int) -> Shards:
    """
    Pack what documents from `first` on hold into files of at most `size` bytes, one term apart.

    Pairs that at least so many of them hold have traces.
    """
    if not len(found.terms):
        return Shards(texts={}, traces={}, borders=EMPTY)
    is_start = _starts(found.terms)
    before = np.concatenate(([0], found.documents[:-1].astype(np.int64)))
    gaps = found.documents.astype(np.int64) - np.where(is_start, first - 1, before) - 1
    values = gaps * 8 + found.bits
    lengths = _lengths(values)
    at = np.flatnonzero(is_start)
    borders, written = _cut(found.terms[at], np.add.reduceat(lengths, at) + _TERM_COST, size)
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
    buffer, places, files = _laid(found.terms[kept], np.full(len(traces), TRACE), borders)
    for digit in range(TRACE):
        buffer[places + digit] = _ALPHABET[traces >> KINDS * digit & (1 << KINDS) - 1]
    return _texts(buffer, files)


_Begins = dict[str, int]  # where a file begins in the buffer


def _texts(buffer: NDArray[np.uint16], files: _Begins) -> dict[str, str]:
    whole = buffer.tobytes().decode("utf-16-le")
    cuts = pairwise((*files.values(), len(whole)))
    return {name: whole[start:end] for name, (start, end) in zip(files, cuts, strict=True)}


def _laid(
    found: NDArray[np.uint32], lengths: NDArray[np.int64], borders: list[int]
) -> tuple[NDArray[np.uint16], NDArray[np.int64], _Begins]:
    """Lay out files with all terms written, and give where each posting of so many characters is to stand."""
    term_at = np.flatnonzero(_starts(found))
    term_lengths = np.add.reduceat(lengths, term_at)
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
    offset = np.cumsum(lengths) - lengths
    places = offset + np.repeat(begins + heads - offset[term_at], np.diff(np.append(term_at, len(found))))
    names = [name_of(borders[number]) for number in files[new_file]]
    return buffer, places, dict(zip(names, begins[new_file].tolist(), strict=True))


def _starts(values: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Tell where runs of equal values begin."""
    return np.concatenate(([True], values[1:] != values[:-1]))


def _cut(terms: NDArray[np.uint32], costs: NDArray[np.int64], size: int) -> tuple[list[int], str]:
    """
    Give where files begin, and the halvings that lead there.

    The borders do not depend on what is in the other files, so that an edit changes the files of the
    terms that it touches and, where one of these has grown too large, splits that one.
    """
    ends = np.concatenate(([0], np.cumsum(costs))).tolist()
    known = terms.tolist()
    borders, written = [], []
    pending = [(0, len(terms), 0, SPACE)]
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


def _lengths(values: NDArray[np.int64]) -> NDArray[np.int64]:
    steps = np.array([FIRST_OF_TWO, FIRST_OF_THREE, FIRST_OF_FIVE])
    return np.array([1, 2, 3, 5])[np.searchsorted(steps, values, side="right")]


def _pack(
    buffer: NDArray[np.uint16],
    places: NDArray[np.int64],
    values: NDArray[np.int64],
    lengths: NDArray[np.int64],
) -> None:
    for length, base, lead, follow in (
        (1, 0, 0, 0),
        (2, FIRST_OF_TWO, ONE, 1),
        (3, FIRST_OF_THREE, TWO, 2),
        (5, FIRST_OF_FIVE, THREE, 4),
    ):
        here = lengths == length
        at, rest = places[here], values[here] - base
        for digit in range(follow, 0, -1):
            buffer[at + digit] = _ALPHABET[rest % BASE]
            rest = rest // BASE
        buffer[at] = _ALPHABET[lead + rest]

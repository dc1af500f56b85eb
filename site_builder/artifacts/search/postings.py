"""Occurrences as shards: sorted terms with their packed postings, cut where a file is full."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from site_builder.artifacts.search.terms import Occurrences
from site_builder.search.posting import (
    ALPHABET,
    BASE,
    FIRST_OF_FIVE,
    FIRST_OF_THREE,
    FIRST_OF_TWO,
    ONE,
    THREE,
    TWO,
)

_ALPHABET = np.array([ord(c) for c in ALPHABET], dtype=np.uint16)
_NEWLINE, _SPACE = ord("\n"), ord(" ")
_TERM_COST = 4  # bytes of a term beside its postings, about
_PREFIX, _HEAD = 2, 2  # characters: space and second character; line feed and first character


@dataclass(frozen=True, kw_only=True)
class Shards:
    """
    `texts` are the files' contents; `starts` the first characters and the second ones of their first terms.

    A line holds the terms that share their first character: the character, then for each a space, the
    second character and the postings.
    """

    texts: tuple[str, ...]
    starts: tuple[str, str]


def shards(found: Occurrences, first: int, size: int) -> Shards:
    """Pack what documents from `first` on hold into files of at most `size` bytes, one term apart."""
    if not len(found.terms):
        return Shards(texts=(), starts=("", ""))
    is_start = np.concatenate(([True], found.terms[1:] != found.terms[:-1]))
    before = np.concatenate(([0], found.documents[:-1].astype(np.int64)))
    gaps = found.documents.astype(np.int64) - np.where(is_start, first - 1, before) - 1
    values = gaps * 8 + found.bits
    lengths = _lengths(values)
    term_at = np.flatnonzero(is_start)
    term_lengths = np.add.reduceat(lengths, term_at)
    terms = found.terms[term_at]
    new_shard = _begins(terms, term_lengths + _TERM_COST, size)
    new_line = new_shard | np.concatenate(([True], (terms[1:] >> 16) != (terms[:-1] >> 16)))
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
    places = offset + np.repeat(begins + heads - offset[term_at], np.diff(np.append(term_at, len(values))))
    _pack(buffer, places, values, lengths)
    whole = buffer.tobytes().decode("utf-16-le")
    cuts = [*begins[new_shard].tolist(), len(whole)]
    texts = tuple(whole[start:end] for start, end in pairwise(cuts))
    first_terms = terms[new_shard]
    return Shards(texts=texts, starts=(_text(first_terms >> 16), _text(first_terms & 0xFFFF)))


def _begins(terms: NDArray[np.uint32], costs: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
    """
    Tell at which terms a file begins: the space of all terms is halved until what lies in a half fits.

    The borders do not depend on what is in the other files, so that an edit changes the files of the
    terms that it touches and, where one of these has grown too large, splits that one.
    """
    ends = np.concatenate(([0], np.cumsum(costs)))
    begins = np.zeros(len(terms), dtype=np.bool_)
    pending = [(0, len(terms), 0, 1 << 32)]
    while pending:
        first, last, low, high = pending.pop()
        if last - first <= 1 or ends[last] - ends[first] <= size:
            begins[first:last][:1] = True
            continue
        middle = (low + high) // 2
        cut = first + int(np.searchsorted(terms[first:last], middle))
        pending += [(first, cut, low, middle), (cut, last, middle, high)]
    return begins


def _text(codes: NDArray[np.integer]) -> str:
    return codes.astype("<u2").tobytes().decode("utf-16-le")


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

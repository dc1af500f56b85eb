"""Which document holds which term, and how: all documents at once, by one sort."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from site_builder.artifacts.search.characters import codes
from site_builder.artifacts.search.entry import Entry
from site_builder.search.character import UNIGRAM
from site_builder.search.term import TITLE_BIT
from site_builder.search.trace import FOLLOWERS, MIXED, MIXER, SHARED, SHORTEST, STRETCHES

USUAL_LENGTH = 1500  # characters; fixed, so that a new document does not change the weights of the others
SATURATION, LENGTH_SHARE = 1.2, 0.75  # of BM25
CLASS_STARTS = (0.42, 0.68)  # shares of the highest weight from which classes 2 and 3 begin
AT_ONCE = 4096  # documents that are sorted together
_UNIGRAM = np.uint32(ord(UNIGRAM))
_PLACE = 8  # bits of a place and of the title
_NOTHING = 7  # follows: a word ends
_FOLLOWERS = (np.arange(1 << 16) * MIXER >> MIXED) % FOLLOWERS
_FOLLOWERS[0] = _NOTHING


@dataclass(frozen=True, kw_only=True)
class Occurrences:
    """One posting a place, by term and then by document: the term as two characters, its bits, its trace."""

    terms: NDArray[np.uint32]
    documents: NDArray[np.uint32]
    bits: NDArray[np.uint8]
    traces: NDArray[np.uint16]

    def of(self, first: int, last: int) -> "Occurrences":
        """Give those of the documents from `first` up to, without it, `last`."""
        kept = (self.documents >= first) & (self.documents < last)
        return Occurrences(
            terms=self.terms[kept], documents=self.documents[kept],
            bits=self.bits[kept], traces=self.traces[kept],
        )  # fmt: skip

    def characters(self) -> set[str]:
        """Give every character that occurs."""
        both = np.concatenate((self.terms >> np.uint32(16), self.terms & np.uint32(0xFFFF)))
        return {chr(code) for code in np.unique(both)}


def occurrences(entries: list[Entry]) -> Occurrences:
    """Find the terms of all entries."""
    parts = [
        _of_some(entries[start : start + AT_ONCE], start) for start in range(0, max(1, len(entries)), AT_ONCE)
    ]
    terms = np.concatenate([part.terms for part in parts])
    documents = np.concatenate([part.documents for part in parts])
    bits = np.concatenate([part.bits for part in parts])
    traces = np.concatenate([part.traces for part in parts])
    if len(parts) > 1:
        order = np.argsort(terms, kind="stable")  # documents stand in order within each part already
        terms, documents, bits, traces = terms[order], documents[order], bits[order], traces[order]
    return Occurrences(terms=terms, documents=documents, bits=bits, traces=traces)


def _of_some(entries: Iterable[Entry], start: int) -> Occurrences:
    pieces: list[NDArray[np.uint64]] = []
    lengths = []
    for number, entry in enumerate(entries):
        heads, body = codes(f"{entry.title}\n{entry.keywords}"), codes(entry.text)
        lengths.append(np.count_nonzero(body))
        for characters, is_title in ((heads, True), (body, False)):
            terms, places = _terms(characters, in_title=is_title)
            head = np.uint64(number << _PLACE | is_title)
            pieces.append((terms.astype(np.uint64) << np.uint64(32)) | head | (places << np.uint64(1)))
    found = np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.uint64)
    del pieces
    found.sort()
    postings = found >> np.uint64(_PLACE)
    starts = np.flatnonzero(np.concatenate(([True], postings[1:] != postings[:-1])))[: len(found)]
    counts = np.diff(np.append(starts, len(found)))
    in_title = np.add.reduceat(found & np.uint64(1), starts) if len(starts) else counts
    traces = _TRACES[found & np.uint64(len(_TRACES) - 1)]
    traces = np.bitwise_or.reduceat(traces, starts) if len(starts) else traces
    postings = postings[starts]
    documents = (postings & np.uint64((1 << 32 - _PLACE) - 1)).astype(np.uint32)
    classes = _classes(counts - in_title.astype(np.int64), np.array(lengths, dtype=np.float64)[documents])
    return Occurrences(
        terms=(postings >> np.uint64(32 - _PLACE)).astype(np.uint32),
        documents=documents + np.uint32(start),
        bits=(classes + (in_title > 0) * TITLE_BIT).astype(np.uint8),
        traces=traces,
    )


def _terms(
    characters: NDArray[np.uint16], *, in_title: bool
) -> tuple[NDArray[np.uint32], NDArray[np.uint64]]:
    """
    Give each pair of neighbours as one number; and single characters: in titles all, else lone ones.

    With each comes its place: stretch, whether the one before shares it, and what follows.
    """
    wide = characters.astype(np.uint32)
    is_word = characters != 0
    both = is_word[:-1] & is_word[1:]
    found = ((wide[:-1] << np.uint32(16)) | wide[1:])[both]
    lone = is_word
    if not in_title:
        lone = is_word.copy()
        lone[:-1] &= ~is_word[1:]
        lone[1:] &= ~is_word[:-1]
    terms = np.concatenate((found, (wide[lone] << np.uint32(16)) | _UNIGRAM))
    if in_title:
        return terms, np.zeros(len(terms), dtype=np.uint64)
    at = np.arange(len(characters))
    size = max(SHORTEST, -(-len(characters) // STRETCHES))
    places = (at // size << 1 | (at % size < SHARED)) << 3
    after = np.append(_FOLLOWERS[characters[2:]], [_NOTHING] * 2)[: len(characters)]
    return terms, np.concatenate(((places + after)[:-1][both], places[lone] + _NOTHING)).astype(np.uint64)


def _traces() -> NDArray[np.uint16]:
    """Give the trace of each place, which stands above the bit for the title."""
    found = []
    for place in range(1 << _PLACE - 1):
        stretch, is_shared, after = place >> 4, place >> 3 & 1, place & _NOTHING
        trace = 1 << stretch | (1 << stretch >> 1 if is_shared else 0)
        trace &= (1 << STRETCHES) - 1
        found += [trace | (1 << STRETCHES + after if after < FOLLOWERS else 0), 0]
    return np.array(found, dtype=np.uint16)


_TRACES = _traces()


def _classes(counts: NDArray[np.int64], lengths: NDArray[np.float64]) -> NDArray[np.uint8]:
    norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / USUAL_LENGTH)
    share = counts / (counts + norm)
    classes = np.searchsorted(np.array(CLASS_STARTS), share, side="right") + 1
    return np.where(counts > 0, classes, 0).astype(np.uint8)

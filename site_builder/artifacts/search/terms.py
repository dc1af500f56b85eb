"""Which document holds which term, and how: all documents at once, by one sort."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from site_builder.artifacts.search.characters import codes
from site_builder.artifacts.search.entry import Entry
from site_builder.search.character import UNIGRAM
from site_builder.search.term import TITLE_BIT

USUAL_LENGTH = 1500  # characters; fixed, so that a new document does not change the weights of the others
SATURATION, LENGTH_SHARE = 1.2, 0.75  # of BM25
CLASS_STARTS = (0.42, 0.68)  # shares of the highest weight from which classes 2 and 3 begin
AT_ONCE = 4096  # documents that are sorted together
_UNIGRAM = np.uint32(ord(UNIGRAM))


@dataclass(frozen=True, kw_only=True)
class Occurrences:
    """One posting a place, by term and then by document: the term as two characters, the three bits."""

    terms: NDArray[np.uint32]
    documents: NDArray[np.uint32]
    bits: NDArray[np.uint8]

    def of(self, first: int, last: int) -> "Occurrences":
        """Give those of the documents from `first` up to, without it, `last`."""
        kept = (self.documents >= first) & (self.documents < last)
        return Occurrences(terms=self.terms[kept], documents=self.documents[kept], bits=self.bits[kept])

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
    if len(parts) > 1:
        order = np.argsort(terms, kind="stable")  # documents stand in order within each part already
        terms, documents, bits = terms[order], documents[order], bits[order]
    return Occurrences(terms=terms, documents=documents, bits=bits)


def _of_some(entries: Iterable[Entry], start: int) -> Occurrences:
    pieces: list[NDArray[np.uint64]] = []
    lengths = []
    for number, entry in enumerate(entries):
        heads, body = codes(f"{entry.title}\n{entry.keywords}"), codes(entry.text)
        lengths.append(np.count_nonzero(body))
        for characters, is_title in ((heads, True), (body, False)):
            terms = _terms(characters, in_title=is_title).astype(np.uint64)
            pieces.append((terms << np.uint64(32)) | np.uint64(number << 1 | is_title))
    found = np.concatenate(pieces) if pieces else np.zeros(0, dtype=np.uint64)
    del pieces
    found.sort()
    postings = found >> np.uint64(1)
    starts = np.flatnonzero(np.concatenate(([True], postings[1:] != postings[:-1])))[: len(found)]
    counts = np.diff(np.append(starts, len(found)))
    in_title = np.add.reduceat(found & np.uint64(1), starts) if len(starts) else counts
    postings = postings[starts]
    documents = (postings & np.uint64(0x7FFFFFFF)).astype(np.uint32)
    classes = _classes(counts - in_title.astype(np.int64), np.array(lengths, dtype=np.float64)[documents])
    return Occurrences(
        terms=(postings >> np.uint64(31)).astype(np.uint32),
        documents=documents + np.uint32(start),
        bits=(classes + (in_title > 0) * TITLE_BIT).astype(np.uint8),
    )


def _terms(characters: NDArray[np.uint16], *, in_title: bool) -> NDArray[np.uint32]:
    """Give each pair of neighbours as one number; and single characters: in titles all, else lone ones."""
    wide = characters.astype(np.uint32)
    is_word = characters != 0
    both = is_word[:-1] & is_word[1:]
    found = ((wide[:-1] << np.uint32(16)) | wide[1:])[both]
    lone = is_word
    if not in_title:
        lone = is_word.copy()
        lone[:-1] &= ~is_word[1:]
        lone[1:] &= ~is_word[:-1]
    return np.concatenate((found, (wide[lone] << np.uint32(16)) | _UNIGRAM))


def _classes(counts: NDArray[np.int64], lengths: NDArray[np.float64]) -> NDArray[np.uint8]:
    norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / USUAL_LENGTH)
    share = counts / (counts + norm)
    classes = np.searchsorted(np.array(CLASS_STARTS), share, side="right") + 1
    return np.where(counts > 0, classes, 0).astype(np.uint8)

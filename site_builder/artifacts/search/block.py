"""
What AT_ONCE documents hold of terms, in cells: all terms with one first character are one.

A cell is known by its digest, so that whoever packs only what changed need not look at what did not.
"""

from collections.abc import Sequence
from dataclasses import field, replace
from hashlib import sha256
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from site_builder.artifacts.search.entry import Entry
from site_builder.artifacts.search.terms import Occurrences, occurrences_in
from site_builder.search.border import CELL
from site_builder.search.layout import HOT
from site_builder.value import dataclass

AT_ONCE = HOT  # so that all documents of a block are settled, or all of them late; a power of two
DIGEST = 16  # bytes of a cell's
_SECOND, _DOCUMENT, _BITS = np.uint64(48), np.uint64(27), np.uint64(24)  # from which bit on they stand
_TRACE = np.uint64((1 << 24) - 1)
_ROW = np.dtype([("first", "<u2"), ("start", "<u4"), ("digest", f"V{DIGEST}")])


@dataclass(frozen=True, kw_only=True)
class Slice:
    """The postings of some cells: their first characters, how many each has, then one number a posting."""

    start: int
    characters: NDArray[np.uint16]
    sizes: NDArray[np.int64]
    postings: NDArray[np.uint64]


class Postings(Protocol):
    """An array of postings, of which parts are asked for."""

    def __getitem__(self, span: slice, /) -> NDArray[np.uint64]:
        """Give some that follow one another."""
        ...


@dataclass(frozen=True, kw_only=True)
class Block:
    """
    The cells of documents from number `start` on, by their first characters.

    A posting is one number: the second character, the document in the block, its bits, its trace. Those of a
    cell stand between two `bounds`; `lowest` and `highest` are its first and its last term.
    """

    start: int
    characters: NDArray[np.uint16]
    bounds: NDArray[np.int64]
    lowest: NDArray[np.uint32]
    highest: NDArray[np.uint32]
    digests: bytes
    used: str
    postings: Postings = field(repr=False)

    def cells(self, first: int, last: int) -> Slice:
        """Give the postings of the cells with first characters from `first` up to, without it, `last`."""
        # Numbers of the array's own kind: for others all of it is converted first.
        low = self.characters.searchsorted(np.uint16(first))
        high = self.characters.searchsorted(np.uint16(last - 1), side="right")
        return Slice(
            start=self.start,
            characters=self.characters[low:high],
            sizes=self.bounds[low + 1 : high + 1] - self.bounds[low:high],
            postings=self.postings[self.bounds[low] : self.bounds[high]],
        )

    def parted(self) -> tuple["Block", NDArray[np.uint64]]:
        """Give it without its postings; and these, as they are kept on every machine."""
        postings = self.postings[: int(self.bounds[-1])].astype("<u8", copy=False)
        return replace(self, postings=postings[:0]), postings

    def rows(self) -> NDArray[np.void]:
        """Give what tells each cell from any other: its first character, where the block begins, a digest."""
        rows = np.empty(len(self.characters), dtype=_ROW)
        rows["first"], rows["start"] = self.characters, self.start
        rows["digest"] = np.frombuffer(self.digests, dtype=_ROW["digest"])
        return rows


def block_of(entries: Sequence[Entry], start: int) -> Block:
    """Find the terms of some entries, the first of which has the number `start`."""
    found = occurrences_in(entries, 0)
    postings = (found.terms & np.uint32(CELL - 1)).astype(np.uint64) << _SECOND
    postings |= found.documents.astype(np.uint64) << _DOCUMENT
    postings |= found.bits.astype(np.uint64) << _BITS
    postings |= found.traces
    firsts = (found.terms // np.uint32(CELL)).astype(np.uint16)
    is_last = np.append(firsts[1:] != firsts[:-1], [True])[: len(firsts)]
    bounds = np.concatenate(([0], np.flatnonzero(is_last) + 1))
    begins, ends = bounds[:-1], bounds[1:]
    data = postings.astype("<u8", copy=False).data
    cells = zip(begins.tolist(), ends.tolist(), strict=True)
    return Block(
        start=start,
        characters=firsts[begins],
        bounds=bounds,
        lowest=found.terms[begins],
        highest=found.terms[ends - 1],
        digests=b"".join([sha256(data[low:high]).digest()[:DIGEST] for low, high in cells]),
        used="".join(sorted(found.characters())),
        postings=postings,
    )


def occurrences_of(slices: Sequence[Slice]) -> Occurrences:
    """Put together what the blocks, which follow one another, hold of some cells."""
    postings = np.concatenate([part.postings for part in slices])
    firsts = np.concatenate([np.repeat(part.characters, part.sizes) for part in slices])
    starts = np.repeat(
        np.array([part.start for part in slices], dtype=np.uint32), [len(part.postings) for part in slices]
    )
    terms = firsts.astype(np.uint32) * np.uint32(CELL) | (postings >> _SECOND).astype(np.uint32)
    documents = starts + ((postings >> _DOCUMENT).astype(np.uint32) & np.uint32(AT_ONCE - 1))
    bits = (postings >> _BITS).astype(np.uint8) & np.uint8(7)
    traces = (postings & _TRACE).astype(np.uint32)
    if len(slices) > 1:
        order = np.argsort(terms, kind="stable")  # documents stand in order within each block already
        terms, documents, bits, traces = terms[order], documents[order], bits[order], traces[order]
    return Occurrences(terms=terms, documents=documents, bits=bits, traces=traces)

"""Which document holds which term, and how: some documents at once, by one sort."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from site_builder.artifacts.search.characters import GAP, codes_of
from site_builder.artifacts.search.entry import Entry
from site_builder.search.character import UNIGRAM
from site_builder.search.posting import KINDS, MIXED, MIXER, NEIGHBOURS
from site_builder.search.term import TITLE_BIT
from site_builder.value import dataclass

USUAL_LENGTH = 1500  # characters; fixed, so that a new document does not change the weights of the others
SATURATION, LENGTH_SHARE = 1.2, 0.75  # of BM25
CLASS_STARTS = (0.42, 0.68)  # shares of the highest weight from which classes 2 and 3 begin
_UNIGRAM = np.uint32(ord(UNIGRAM))
_KIND, _NOTHING = 3, 7  # bits of what a neighbour is, by a hash; a word ends there
_PLACE = 1 + _KIND * len(NEIGHBOURS)  # bits of neighbours and of the title
_ALONE = np.uint64((1 << _PLACE) - 2)  # the neighbours of a single character: none


@dataclass(frozen=True, kw_only=True)
class Occurrences:
    """One posting a place, by term and then by document: the term as two characters, its bits, its trace."""

    terms: NDArray[np.uint32]
    documents: NDArray[np.uint32]
    bits: NDArray[np.uint8]
    traces: NDArray[np.uint32]

    def characters(self) -> set[str]:
        """Give every character that occurs."""
        occurs = np.zeros(1 << 16, dtype=np.bool_)
        occurs[self.terms >> np.uint32(16)] = True
        occurs[self.terms & np.uint32(0xFFFF)] = True
        return {chr(code) for code in np.flatnonzero(occurs)}


def occurrences_in(entries: Sequence[Entry], start: int) -> Occurrences:
    """Find the terms of some entries, the first of which has the number `start`."""
    characters, heads, lengths = _laid_out(entries)
    found = _by_terms(np.concatenate((_pairs(characters, heads), _singles(characters, heads))))
    postings = found >> np.uint64(_PLACE)
    starts = np.flatnonzero(np.concatenate(([True], postings[1:] != postings[:-1])))[: len(found)]
    counts = np.diff(np.append(starts, len(found)))
    places = (found & np.uint64((1 << _PLACE) - 1)).astype(np.uint16)
    postings = postings[starts]
    documents = (postings & np.uint64((1 << 32 - _PLACE) - 1)).astype(np.uint32)
    in_title = _titles(places, starts)
    classes = _classes(counts - in_title, documents, lengths)
    return Occurrences(
        terms=(postings >> np.uint64(32 - _PLACE)).astype(np.uint32),
        documents=documents + np.uint32(start),
        bits=(classes + (in_title > 0) * TITLE_BIT).astype(np.uint8),
        traces=_united(_traces().take(places), starts, counts),
    )


def _titles(places: NDArray[np.uint16], starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count the places of each posting that are in a title; to sum each alone takes four times as long."""
    bits = places & np.uint16(1)
    sums = np.cumsum(bits, dtype=np.int64)
    return np.diff(sums.take(starts) - bits.take(starts), append=sums[-1:])


def _united(
    traces: NDArray[np.uint32], starts: NDArray[np.int64], counts: NDArray[np.int64]
) -> NDArray[np.uint32]:
    """Give what all places of each posting have seen; two of three are at one place only."""
    united = traces[starts]
    many = np.flatnonzero(counts > 1)
    if len(many):
        sizes = counts[many]
        of_many = traces.compress(np.repeat(counts > 1, counts))
        united[many] = np.bitwise_or.reduceat(of_many, np.cumsum(sizes) - sizes)
    return united


def _laid_out(
    entries: Sequence[Entry],
) -> tuple[NDArray[np.uint16], NDArray[np.uint32], NDArray[np.float64]]:
    """Give all characters, with gaps; whose each is, with the title's bit; lengths of bodies."""
    texts = [text for entry in entries for text in (f"{entry.title}\n{entry.keywords}", entry.text)]
    characters, sizes = codes_of(texts)
    owners = np.arange(len(texts), dtype=np.uint32)
    heads = owners >> np.uint32(1) << np.uint32(_PLACE) | ~owners & np.uint32(1)
    whose = np.repeat(np.append(np.uint32(0), heads), np.append(GAP, sizes))
    words = np.concatenate(([0], np.cumsum(characters != 0)))
    ends = GAP + np.cumsum(sizes)
    lengths = (words[ends] - words[ends - sizes])[1::2]
    return characters, whose, lengths.astype(np.float64)


def _by_terms(found: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Sort by terms what stands in the order of documents: sixteen bits at a time, half of a sort's time."""
    for shift in (32, 48):
        digits = (found >> np.uint64(shift)).astype(np.uint16)
        found = found.take(np.argsort(digits, kind="stable"))
    return found


def _pairs(characters: NDArray[np.uint16], heads: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """
    Give each pair of neighbours as one number: term, document, what stands beside it, title.

    They are worked out for all places, whether there is a pair or not: to pick those once takes less.
    """
    is_word = characters != 0
    kinds = _kinds().take(characters)
    first, last = -NEIGHBOURS[0], len(characters) - NEIGHBOURS[-1]  # before and behind are gaps
    beside = np.zeros(max(0, last - first), dtype=np.uint16)
    for number, neighbour in enumerate(NEIGHBOURS):
        beside |= kinds[first + neighbour : last + neighbour] << np.uint16(1 + _KIND * number)
    found = characters[first:last].astype(np.uint64) << np.uint64(48)
    found |= characters[first + 1 : last + 1].astype(np.uint64) << np.uint64(32)
    found |= heads[first:last] | beside
    return found.compress(is_word[first:last] & is_word[first + 1 : last + 1])


def _singles(characters: NDArray[np.uint16], heads: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Give single characters in the same way: in titles all, else lone ones."""
    is_word = characters != 0
    lone = is_word.copy()
    lone[:-1] &= ~is_word[1:]
    lone[1:] &= ~is_word[:-1]
    at = np.flatnonzero(lone | is_word & (heads & np.uint32(1)).astype(np.bool_))
    terms = characters[at].astype(np.uint64) << np.uint64(16) | np.uint64(_UNIGRAM)
    return terms << np.uint64(32) | heads[at] | _ALONE


@cache
def _kinds() -> NDArray[np.uint16]:
    """Give the kind of each character as a neighbour."""
    codes = np.arange(1 << 16)
    return np.where(codes == 0, _NOTHING, (codes * MIXER >> MIXED) % KINDS).astype(np.uint16)


@cache
def _traces() -> NDArray[np.uint32]:
    """Give the trace of each place: a set of six for each neighbour."""
    places = np.arange(1 << _PLACE, dtype=np.uint32)
    found = np.zeros(len(places), dtype=np.uint32)
    for number in range(len(NEIGHBOURS)):
        kinds = places >> np.uint32(1 + _KIND * number) & np.uint32(_NOTHING)
        found |= (kinds < KINDS) * (np.uint32(1) << kinds + np.uint32(KINDS * number))
    return found


def _classes(
    counts: NDArray[np.int64], documents: NDArray[np.uint32], lengths: NDArray[np.float64]
) -> NDArray[np.uint8]:
    """Give the classes of postings; most count one, whose class a document's length alone tells."""
    ones = _class_of(np.ones(len(lengths)), lengths)[documents]
    many = np.flatnonzero(counts > 1)
    ones[many] = _class_of(counts[many], lengths[documents[many]])
    ones[counts == 0] = 0
    return ones


def _class_of(counts: NDArray[np.number], lengths: NDArray[np.float64]) -> NDArray[np.uint8]:
    norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * lengths / USUAL_LENGTH)
    share = counts / (counts + norm)
    return (np.searchsorted(np.array(CLASS_STARTS), share, side="right") + 1).astype(np.uint8)

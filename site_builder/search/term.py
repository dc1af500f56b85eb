"""
Terms: the pairs of neighbouring characters of a word, or its one character.

A long word is asked for by some of its pairs only, evenly spread: the text check sees to the rest, and
each pair costs a reader a file.
"""

from collections.abc import Sequence
from math import log

from site_builder.search.character import UNIGRAM

MOST_TERMS = 12  # that one query asks for
LONGEST_QUERY = 64  # characters; what follows is not searched
# A document's weight is that of Lunr (BM25) without its length, which is in the class already.
K1 = 10.0
TITLE_BOOST = 10.0
# How often a term counts in a text, by the class that its posting holds.
CLASS_COUNTS = (0, 1, 3, 6)
TITLE_BIT = 4


def pairs(run: str) -> list[str]:
    """Give the terms of one word, in their order."""
    if len(run) == 1:
        return [run + UNIGRAM]
    return [run[at : at + 2] for at in range(len(run) - 1)]


def terms(words: Sequence[str]) -> tuple[str, ...]:
    """Give the terms that a query for `words` asks for, each once."""
    found = list(dict.fromkeys(term for word in words for term in pairs(word)))
    if len(found) <= MOST_TERMS:
        return tuple(found)
    last = len(found) - 1
    return tuple(found[at * last // (MOST_TERMS - 1)] for at in range(MOST_TERMS))


def idf(frequency: int, documents: int) -> float:
    """Weigh a term by its rarity, as Lunr does; `frequency` counts fields."""
    return log(1 + abs((documents - frequency + 0.5) / (frequency + 0.5)))


def weights(frequency: int, documents: int) -> tuple[int, ...]:
    """Give, by the eight values of a posting, what a term adds to a document, in thousandths."""
    rarity = idf(frequency, documents)
    title = _weight(rarity, 1, TITLE_BOOST)
    bodies = [_weight(rarity, count, 1.0) if count else 0 for count in CLASS_COUNTS]
    return (*bodies, *(title + body for body in bodies))


def _weight(rarity: float, count: int, boost: float) -> int:
    score = rarity * ((K1 + 1) * count) / (K1 + count)
    return int(score * boost * 1000 + 0.5)

"""
Postings: which documents hold a term, in printable characters that need no escape in JSON.

A value is `gap - 1` to the document before, times eight, plus a bit for the title and two for the class
of the text. Small values take one character of the 90, others start with one that says how many follow.
"""

from collections.abc import Iterator

# JSON escapes some; others begin tags, entities and quoted bytes, as which the leak check would read them.
_LEFT_OUT = '"\\<&%'
ALPHABET = "".join(c for c in map(chr, range(0x21, 0x7F)) if c not in _LEFT_OUT) + "%"  # needed, but rare
BASE = len(ALPHABET)  # 90
ONE, TWO, THREE = 56, 82, 89  # leads below these have no, one, two characters after them
FIRST_OF_TWO = ONE
FIRST_OF_THREE = FIRST_OF_TWO + (TWO - ONE) * BASE
FIRST_OF_FIVE = FIRST_OF_THREE + (THREE - TWO) * BASE * BASE
TRACE, KINDS = 4, 6  # characters of a trace, one a neighbour; bits in each, for kinds of characters
NEIGHBOURS = (-2, -1, 2, 3)  # their places, from the first character of the pair
MIXER, MIXED = 40503, 7  # a character is multiplied by one and loses bits of the other: its kind
_DIGIT = {c: n for n, c in enumerate(ALPHABET)}


def postings(packed: str, first: int) -> Iterator[tuple[int, int]]:
    """Unpack pairs of a document and its three bits; documents count from `first`."""
    digits = iter([_DIGIT[c] for c in packed])
    document = first - 1
    for lead in digits:
        if lead < ONE:
            value = lead
        elif lead < TWO:
            value = FIRST_OF_TWO + (lead - ONE) * BASE + next(digits)
        elif lead < THREE:
            value = FIRST_OF_THREE + ((lead - TWO) * BASE + next(digits)) * BASE + next(digits)
        else:
            value = FIRST_OF_FIVE + _number(digits)
        document += (value >> 3) + 1
        yield document, value & 7


def traces(packed: str) -> Iterator[tuple[int, ...]]:
    """Unpack traces: for each neighbour a set of kinds."""
    for at in range(0, len(packed), TRACE):
        yield tuple(_DIGIT[c] for c in packed[at : at + TRACE])


def _number(digits: Iterator[int]) -> int:
    value = 0
    for _ in range(4):
        value = value * BASE + next(digits)
    return value

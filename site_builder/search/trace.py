"""
Traces: where in a text a pair of characters stands, in twelve bits.

Six tell in which stretches of the text it stands, six what follows it there, by a hash. A phrase whose
pairs never share a stretch, or whose next character follows none of them, is not in the text, and the
text need not be loaded to know that. Stretches overlap, so that a short phrase lies in one.

They lie in files of their own: most queries need none, others those of the rarest pairs only.
`theme/assets/suggestion.js` does the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_builder.search.plan import Wording
from site_builder.search.shards import Shards, Traces
from site_builder.search.term import MOST_TERMS, TITLE_BIT, pairs

STRETCHES = FOLLOWERS = 6
ALL_STRETCHES = (1 << STRETCHES) - 1
SHORTEST = 48  # characters of a stretch; longer in longer texts
SHARED = 12  # characters that a stretch shares with the one before
MIXER, MIXED = 40503, 7  # what follows is multiplied by one and loses bits of the other: a hash
# Texts in vain, from which so many pairs of a word, the rarest, are worth their traces: first, and once more.
ROUNDS = ((2, 3), (12, MOST_TERMS))


@dataclass(frozen=True, kw_only=True)
class Clue:
    """A pair of a word: its place there, the bit of what follows it (-1 at the end), its traces."""

    place: int
    follower: int
    traces: Traces


def follower(character: str) -> int:
    """Give the place of a following character among its bits."""
    return (ord(character) * MIXER >> MIXED) % FOLLOWERS


def impossible(
    shards: Shards, wordings: Sequence[Wording], asked: Mapping[int, Sequence[int]], most: int
) -> frozenset[int]:
    """Give those of the documents whose traces tell that they hold none of the wordings asked of them."""
    used = {place for places in asked.values() for place in places}
    clues = {
        place: [_clues(shards, wordings[place], word, most) for word in wordings[place].words]
        for place in used
    }
    return frozenset(
        number
        for number, places in asked.items()
        if not any(all(_may_hold(found, number) for found in clues[place]) for place in places)
    )


def _clues(shards: Shards, wording: Wording, word: str, most: int) -> list[Clue]:
    """Give the clues of a word's rarest pairs; a word of one pair needs none."""
    found = pairs(word)
    if len(found) == 1:
        return []
    asked = [(len(shards.term(pair)), at) for at, pair in enumerate(found) if pair in wording.terms]
    return [
        Clue(
            place=at,
            follower=follower(word[at + 2]) if at + 2 < len(word) else -1,
            traces=shards.traces(found[at]),
        )
        for _, at in sorted(asked)[:most]
    ]


def _may_hold(clues: Sequence[Clue], number: int) -> bool:
    shared: dict[int, int] = {}
    fits, in_title = True, 0
    for clue in clues:
        if number not in clue.traces:  # so rare a pair has none
            return True
        bits, trace = clue.traces[number]
        in_title += bits >= TITLE_BIT
        part = clue.place // SHARED
        shared[part] = shared.get(part, ALL_STRETCHES) & trace
        fits = fits and (clue.follower < 0 or bool(trace >> STRETCHES + clue.follower & 1))
    return in_title == len(clues) or (fits and all(shared.values()))

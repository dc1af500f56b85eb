"""
Traces: what stands beside a pair of characters in a document, by a hash.

Of each of four neighbours (two before the pair, two behind it) a trace is the set of what was seen there.
A phrase that asks for another neighbour is not in the document, and its text need not be loaded to know
that. Titles count as texts do.

They lie in files of their own, and are asked for pair by pair, the rarest first: where few of the
documents that hold that pair hold them all, and where texts turn out to be in vain.
`theme/assets/suggestion.js` does the same.
"""

from collections.abc import Collection, Mapping, Sequence

from site_builder.search.plan import SURE_LENGTH, Wording
from site_builder.search.posting import KINDS, MIXED, MIXER, NEIGHBOURS
from site_builder.search.shards import LEAST, Shards
from site_builder.search.term import pairs

TEXT, FILE, ONE = 1_600, 1_200, 2  # bytes: of a text, of a file of traces beside what is asked, of one trace

Clue = tuple[str, int, str]


def kind_of(character: str) -> int:
    """Give the kind of a character."""
    return (ord(character) * MIXER >> MIXED) % KINDS


def impossible(
    shards: Shards, wordings: Sequence[Wording], asked: Mapping[int, Sequence[int]], turn: int, in_vain: int
) -> frozenset[int] | None:
    """
    Give those of the documents whose traces tell that they hold none of the wordings asked of them.

    None where the traces of the pairs whose turn it is would cost more than texts that are in vain, or
    where there are no more.
    """
    used = sorted({place for places in asked.values() for place in places})
    clues = {p: [_clue(shards, wordings[p], w, turn) for w in wordings[p].words] for p in used}
    loaded = [shards.term(pair) for found in clues.values() for _, _, pair in found if pair]
    price = sum(FILE + ONE * len(holding) for holding in loaded)
    if not 0 < price < in_vain * TEXT:
        return None
    out = {p: [_excluded(shards, clue, asked) for clue in found if clue[-1]] for p, found in clues.items()}
    return frozenset(
        number
        for number, places in asked.items()
        if all(any(number in excluded for excluded in out[place]) for place in places)
    )


def _clue(shards: Shards, wording: Wording, word: str, turn: int) -> Clue:
    """Give a word, the place of the pair of it whose turn it is, and the pair; or no pair."""
    counts = [(len(shards.term(pair)), at) for at, pair in enumerate(pairs(word)) if pair in wording.terms]
    rarest = [at for count, at in sorted(counts) if count >= LEAST and len(word) > SURE_LENGTH]
    new: list[int] = []  # those by which a part of the word is seen that the ones before do not see
    seen: set[int] = set()
    for at in rarest:
        sight = {n for n in range(at + NEIGHBOURS[0], at + NEIGHBOURS[-1] + 1) if 0 <= n < len(word)}
        if not sight <= seen:
            new.append(at)
            seen |= sight
    order = [*new, *(at for at in rarest if at not in new)]
    return (word, order[turn], word[order[turn] :][:2]) if turn < len(order) else (word, 0, "")


def _excluded(shards: Shards, clue: Clue, numbers: Collection[int]) -> frozenset[int]:
    """Give the documents that do not hold a word, by the traces of one of its pairs."""
    word, at, pair = clue
    beside = [(n, 1 << kind_of(word[at + by])) for n, by in enumerate(NEIGHBOURS) if 0 <= at + by < len(word)]
    traces = shards.traces(pair, numbers)
    return frozenset(
        number
        for number in numbers
        if number in traces and not all(traces[number][n] & kind for n, kind in beside)
    )

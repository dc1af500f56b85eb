"""What a query asks for: its words, and the same with words of the column in the place of people's own."""

from collections.abc import Mapping, Sequence

from site_builder.search.character import folded, runs
from site_builder.search.term import pairs, terms
from site_builder.value import dataclass

MOST_VARIANTS = 3  # ways to ask beside the query's own
SURE_LENGTH = 2  # characters; a word so short is a term itself, and needs no check of the text


@dataclass(frozen=True, kw_only=True)
class Wording:
    """One way to ask: words that must all be there. `is_own` tells the reader's from ours."""

    words: tuple[str, ...]
    is_own: bool

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms that the index is asked for."""
        return terms(self.words)

    @property
    def is_sure(self) -> bool:
        """Whether who holds all terms holds all words."""
        asked = {pair for word in self.words for pair in pairs(word)}
        return all(len(word) <= SURE_LENGTH for word in self.words) and len(asked) == len(self.terms)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All ways to ask, the reader's own first, and which words were put in the place of which."""

    wordings: tuple[Wording, ...]
    aliases: tuple[tuple[str, str], ...]


def plan(query: str, aliases: Mapping[str, Sequence[str]]) -> Plan:
    """Plan a query; it has no wording where there is nothing to search for."""
    words = runs(query)
    if not words:
        return Plan(wordings=(), aliases=())
    longest = max(map(len, aliases), default=0)
    cut = [_cut(word, aliases, longest) for word in words]
    known = list(dict.fromkeys(piece for pieces in cut for piece in pieces if piece in aliases))
    most = max((len(aliases[word]) for word in known), default=0)
    wordings, said = [Wording(words=words, is_own=True)], []
    for way in range(min(most, MOST_VARIANTS)):
        other = {word: aliases[word][min(way, len(aliases[word]) - 1)] for word in known}
        asked = tuple(dict.fromkeys(word for pieces in cut for word in _replaced(pieces, other)))
        if asked not in (wording.words for wording in wordings):
            wordings.append(Wording(words=asked, is_own=False))
            said += [(word, name) for word, name in other.items() if (word, name) not in said]
    return Plan(wordings=tuple(wordings), aliases=tuple(said))


def _cut(word: str, aliases: Mapping[str, Sequence[str]], longest: int) -> list[str]:
    """Cut a word around what is in the list, the longest first, from its beginning."""
    pieces, rest, at = [], "", 0
    while at < len(word):
        lengths = range(min(longest, len(word) - at), 1, -1)
        found = next((word[at : at + n] for n in lengths if word[at : at + n] in aliases), "")
        if found:
            pieces += [rest, found] if rest else [found]
            rest = ""
        else:
            rest += word[at]
        at += len(found) or 1
    return [*pieces, rest] if rest else pieces


def _replaced(pieces: list[str], other: Mapping[str, str]) -> list[str]:
    """Give the words of a cut word; what is left over of one character is too little to ask for."""
    found: list[str] = []
    for piece in pieces:
        if piece in other:
            found += folded(other[piece]).split()
        elif len(piece) > 1 or len(pieces) == 1:
            found.append(piece)
    return found

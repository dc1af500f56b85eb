"""Who may answer a query, by the index alone, and how well."""

from collections.abc import Iterable, Sequence
from dataclasses import field

from site_builder.search.character import UNIGRAM
from site_builder.search.plan import Wording
from site_builder.search.shards import Postings, Shards
from site_builder.search.term import MOST_TERMS, TITLE_BIT, weights
from site_builder.value import dataclass

OWN, OTHER = 5, 4  # fifths by which what was found by the reader's own words, and by others, counts
WHOLE_TITLE = 2  # times
NEAR_PART, NEAR_WHOLE = 6, 10  # of the query's weight that a near answer holds
_BODY_BITS = TITLE_BIT - 1


@dataclass(kw_only=True)
class Candidate:
    """A document that holds all terms of some wordings, named by their places in the plan."""

    number: int
    score: float
    in_title: bool
    wordings: list[int] = field(default_factory=list)


def candidates(shards: Shards, wordings: Sequence[Wording], *, titles_only: bool) -> dict[int, Candidate]:
    """Give the documents that hold all terms of a wording."""
    validity, percents = shards.facet("validity"), shards.directory["weights"]
    found: dict[int, Candidate] = {}
    for place, wording in enumerate(wordings):
        tally = tallies(shards, wording.terms, titles_only=titles_only)
        for number, (score, count, in_title) in tally.items():
            if count < len(wording.terms):
                continue
            whole = in_title == len(wording.terms)
            weighed = score * (WHOLE_TITLE if whole else 1) * percents[validity[number]]
            weighed *= (OWN if wording.is_own else OTHER) / len(wording.terms)
            known = found.setdefault(number, Candidate(number=number, score=0, in_title=False))
            known.score, known.in_title = max(known.score, weighed), known.in_title or whole
            known.wordings.append(place)
    return found


def near(shards: Shards, wording: Wording, *, titles_only: bool) -> list[Candidate]:
    """Give the documents that hold most of the wording's weight, best first."""
    validity, percents = shards.facet("validity"), shards.directory["weights"]
    asked = wording.terms
    masses = {term: weights(max(1, _frequency(shards.term(term))), shards.size)[1] for term in asked}
    least = sum(masses.values()) * NEAR_PART
    held: dict[int, int] = {}
    for term in asked:
        for number, bits in shards.term(term):
            if bits & TITLE_BIT or not titles_only:
                held[number] = held.get(number, 0) + masses[term]
    tally = tallies(shards, asked, titles_only=titles_only)
    return _ranked(
        Candidate(number=n, score=tally[n][0] * percents[validity[n]], in_title=False)
        for n, mass in held.items()
        if mass * NEAR_WHOLE >= least
    )


def alike(shards: Shards, wording: Wording) -> list[Candidate]:
    """Give the documents whose titles hold most of the wording's characters, best first."""
    validity, percents = shards.facet("validity"), shards.directory["weights"]
    characters = list(dict.fromkeys(c for word in wording.words for c in word))[:MOST_TERMS]
    tally = tallies(shards, [c + UNIGRAM for c in characters], titles_only=True)
    return _ranked(
        Candidate(number=n, score=score * percents[validity[n]], in_title=False)
        for n, (score, count, _) in tally.items()
        if count * NEAR_WHOLE >= len(characters) * NEAR_PART
    )


def ranked(found: Sequence[Candidate], *, by_date: bool) -> list[Candidate]:
    """Order candidates: best first, or newest first; the newer of two that are as good."""
    return sorted(found, key=lambda c: (0 if by_date else -c.score, -c.number))


def _ranked(found: Iterable[Candidate]) -> list[Candidate]:
    return ranked(list(found), by_date=False)


def _frequency(found: Postings) -> int:
    """Count the fields that hold a term, as Lunr does."""
    return sum((bits >= TITLE_BIT) + (bits & _BODY_BITS > 0) for _, bits in found)


def tallies(shards: Shards, asked: Sequence[str], *, titles_only: bool) -> dict[int, tuple[int, int, int]]:
    """Give, by document: its score in thousandths, how many terms it holds, how many in its title."""
    found: dict[int, tuple[int, int, int]] = {}
    for term in asked:
        holding = shards.term(term)
        weight = weights(_frequency(holding), shards.size)
        for number, bits in holding:
            in_title = bits >= TITLE_BIT
            if titles_only and not in_title:
                continue
            score, count, titles = found.get(number, (0, 0, 0))
            gained = weight[TITLE_BIT] if titles_only else weight[bits]
            found[number] = score + gained, count + 1, titles + in_title
    return found

"""Facets of an answer: which candidates the reader's choices keep, and how many each choice would."""

from collections import Counter
from collections.abc import Mapping, Sequence

from site_builder.search.candidate import Candidate
from site_builder.search.layout import FACETS
from site_builder.search.shards import Shards
from site_builder.value import dataclass

Choices = Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Count:
    """One value of a facet, and how many results have it under the choices in the other facets."""

    value: str
    label: str
    count: int


def kept(shards: Shards, found: Sequence[Candidate], chosen: Choices) -> list[Candidate]:
    """Give the candidates that have, in each facet where something is chosen, one of the choices."""
    left = list(found)
    for name in FACETS:
        if values := chosen.get(name):
            known = shards.directory["facets"][name]
            wanted = {number for number, value in enumerate(known) if value in values}
            column = shards.facet(name)
            left = [candidate for candidate in left if column[candidate.number] in wanted]
    return left


def counted(shards: Shards, found: Sequence[Candidate], chosen: Choices) -> dict[str, tuple[Count, ...]]:
    """Count every value of every facet; a document without a value is in none."""
    counts = {}
    for name in FACETS:
        others = {other: values for other, values in chosen.items() if other != name}
        column = shards.facet(name)
        tally = Counter(column[candidate.number] for candidate in kept(shards, found, others))
        known = shards.directory["facets"][name]
        counts[name] = tuple(
            Count(value=value, label=f"{value}年" if name == "year" else value, count=tally[number])
            for number, value in enumerate(known)
            if value
        )
    return counts

"""Ranks are Lunr's: a full index of lunr.py gives the same documents and the same scores."""

from itertools import permutations
from math import sqrt

import pytest
from lunr.builder import Builder
from lunr.index import Index
from lunr.query import QueryPresence

from site_builder.search.candidate import tallies
from site_builder.search.character import folded
from site_builder.search.term import CLASS_COUNTS, K1, TITLE_BIT, TITLE_BOOST, pairs
from tests.artifacts.search.columns import CHARACTERS, a_column, files_of, opened

SHARDS = opened(files_of(*a_column(120)))
TERMS = [first + second for first, second in permutations(CHARACTERS, 2)]


def lunr_index() -> Index:
    """Make a full index with lunr.py, of each document's terms as often as their class says."""
    fields: dict[int, dict[str, list[str]]] = {n: {"title": [], "text": []} for n in range(SHARDS.size)}
    for term in TERMS:
        for number, bits in SHARDS.term(term):
            fields[number]["title"] += [term] * (bits >= TITLE_BIT)
            fields[number]["text"] += [term] * CLASS_COUNTS[bits % TITLE_BIT]
    builder = Builder()
    builder.b(0)
    builder.k1(K1)
    builder.ref("id")
    builder.field("title", boost=TITLE_BOOST)
    builder.field("text")
    for number, found in fields.items():
        builder.add({"id": str(number), **found})
    return builder.build()


INDEX = lunr_index()


@pytest.mark.parametrize("titles_only", [False, True])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_scores_are_lunrs(size: int, titles_only: bool) -> None:
    """For one to three terms the documents and their scores, to a thousandth, are those of lunr.py."""
    compared = 0
    for number in range(0, SHARDS.size, 3):
        asked = [term for term in pairs(folded(SHARDS.row(number).title)) if term in TERMS][:size]
        query = INDEX.create_query(["title"] if titles_only else None)
        for term in asked:
            query.term(term, presence=QueryPresence.REQUIRED)
        found = INDEX.query(query)

        tally = tallies(SHARDS, asked, titles_only=titles_only)

        ours = {n: score for n, (score, count, _) in tally.items() if count == len(asked)}
        assert {int(r["ref"]): round(r["score"] * sqrt(len(asked)) * 1000) for r in found} == ours
        compared += len(found)
    assert compared >= SHARDS.size / 3

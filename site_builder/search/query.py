"""
A query and its answer, step by step; `theme/assets/search/60-engine.js` takes the same steps.

A and B: documents that hold all words, in the title or anywhere, checked against their texts. C: those
that hold most of the query's weight. D: those whose titles hold most of its characters.
"""

from collections.abc import Mapping
from dataclasses import field, replace

from site_builder.search.candidate import Candidate, alike, candidates, near, ranked
from site_builder.search.exact import PAGE, Asked, exact_of
from site_builder.search.facet import Count, counted, kept
from site_builder.search.guess import guessed
from site_builder.search.number import number_key
from site_builder.search.plan import Plan, plan
from site_builder.search.shards import Row, Shards
from site_builder.search.snippet import Piece, marked, snippet
from site_builder.search.spoken import cores
from site_builder.search.term import LONGEST_QUERY, pairs
from site_builder.value import dataclass

MOST_NEAR = 50
FALLBACKS = ("C", "D")
FEW_ENOUGH = 3  # results, below which a homophone is worth a guess
BLANK = " \t\r\n\u3000\u00a0\ufeff\u200b"  # what is left out at both ends of a query


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One result: its row, its title and a stretch of its text, with marks."""

    row: Row
    heading: tuple[Piece, ...]
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a reader is shown; the fields are told in docs/search.md."""

    query: str
    shortened: bool = False
    pinned: tuple[Shown, ...] = ()
    rows: tuple[Shown, ...] = ()
    near: tuple[Shown, ...] = ()
    total: int = 0
    exact: bool = True
    step: str = "D"
    aliases: tuple[tuple[str, str], ...] = ()
    facets: Mapping[str, tuple[Count, ...]] = field(default_factory=dict)
    removed: tuple[tuple[str, int], ...] = ()
    guess: str = ""
    error: str = ""


def answer(shards: Shards, text: str, asked: Asked | None = None) -> Answer:
    """Answer a query."""
    found = _answer(shards, text, asked or Asked())
    few = found.step in FALLBACKS or found.total < FEW_ENOUGH
    if found.error or found.pinned or not few:
        return found
    return replace(found, guess=guessed(shards, found.query))


def _answer(shards: Shards, text: str, asked: Asked) -> Answer:
    trimmed = text.strip(BLANK)
    query = trimmed[:LONGEST_QUERY].strip(BLANK)
    shortened = len(trimmed) > LONGEST_QUERY
    aliases = {} if asked.plain else shards.aliases()
    planned = plan(query, aliases)
    if not planned.wordings:
        return Answer(query=query, shortened=shortened, error="empty")
    pinned = _pinned(shards, query)
    found = candidates(shards, planned.wordings, titles_only=asked.titles_only)
    if not found:
        variants = shards.variants()
        if any(ord(c) in variants for c in query):
            planned = plan(query.translate(variants), aliases)
            found = candidates(shards, planned.wordings, titles_only=asked.titles_only)
    whole = query, planned
    for core in () if found or pinned else cores(query):
        query, planned = core, plan(core, aliases)
        found = candidates(shards, planned.wordings, titles_only=asked.titles_only)
        if len(found) >= FEW_ENOUGH:
            break
    if not found:
        query, planned = whole
    for number in pinned:
        found.pop(number, None)
    exact = exact_of(shards, planned.wordings, found, asked)
    first = asked.page == 1
    own = planned.wordings[0]
    base = Answer(
        query=query, shortened=shortened, aliases=planned.aliases,
        pinned=tuple(_shown(shards.row(n), shards.row(n).text, own.words) for n in pinned) if first else (),
    )  # fmt: skip
    if exact.rows or exact.total or exact.removed or pinned:
        lacking = PAGE - exact.total if exact.total and exact.exact and first and not asked.by_date else 0
        more = [c for c in near(shards, own, titles_only=asked.titles_only) if c.number not in exact.seen]
        more = kept(shards, more, asked.facets)[: max(0, lacking)] if lacking > 0 else []
        return replace(
            base, total=exact.total, exact=exact.exact, step=exact.step,
            rows=tuple(_shown(c.row, c.text, c.words) for c in exact.rows),
            near=tuple(_near(shards, c, planned) for c in more),
            facets=exact.facets, removed=exact.removed,
        )  # fmt: skip
    return _fallback(shards, base, planned, asked)


def _fallback(shards: Shards, base: Answer, planned: Plan, asked: Asked) -> Answer:
    own = planned.wordings[0]
    for step in FALLBACKS:
        found = near(shards, own, titles_only=asked.titles_only) if step == "C" else alike(shards, own)
        rows = ranked(kept(shards, found[:MOST_NEAR], asked.facets), by_date=asked.by_date)
        if rows:
            start = (asked.page - 1) * PAGE
            return replace(
                base, rows=tuple(_near(shards, c, planned) for c in rows[start : start + PAGE]),
                total=len(rows), step=step, facets=counted(shards, rows, asked.facets),
            )  # fmt: skip
    return base


def _near(shards: Shards, candidate: Candidate, planned: Plan) -> Shown:
    """Show a document that does not hold the words: what it holds of their terms is marked."""
    row = shards.row(candidate.number)
    words = planned.wordings[0].words
    whole = [word for word in words if len(word) > 1]
    return _shown(row, row.text, tuple(dict.fromkeys(pair for word in whole for pair in pairs(word))))


def _shown(row: Row, text: str, words: tuple[str, ...]) -> Shown:
    return Shown(row=row, heading=marked(row.title, words), snippet=snippet(text, words))


def _pinned(shards: Shards, query: str) -> list[int]:
    """Give the documents whose number the query is, newest first."""
    key = number_key(query)
    if key is None:
        return []
    keys = shards.numbers(key.year)
    if key.prefix:
        return sorted(keys.get(key.name, []), reverse=True)
    serial = f"|{key.serial}"
    return sorted((n for name, ns in keys.items() if name.endswith(serial) for n in ns), reverse=True)

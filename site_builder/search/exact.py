"""
The documents that truly hold the words: candidates are checked in their order until a page is full.

Texts cost a reader most, so they are asked for by the page. Where many are in vain, or are likely to be,
the traces of the rest are asked before. Behind a full page only few are checked, for the count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import field

from site_builder.search.candidate import Candidate, ranked
from site_builder.search.character import folded
from site_builder.search.check import Checked, checked
from site_builder.search.facet import Count, counted, kept
from site_builder.search.plan import Wording
from site_builder.search.shards import Shards
from site_builder.search.trace import impossible
from site_builder.value import dataclass

PAGE = 10  # rows
LEFT = 2  # documents that are checked behind a full page, so that the count is exact
AT_ONCE = 12  # texts at most, while a page is not full
IN_VAIN, TURNS = 2, 3  # texts, from which traces are thought of; how often
MOST_IN_VAIN = 50  # texts, before we say that nothing holds the words


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How a query is to be answered, beside its text."""

    titles_only: bool = False
    by_date: bool = False
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    page: int = 1
    plain: bool = False


@dataclass(frozen=True, kw_only=True)
class Exact:
    """The rows of a page and what is known of all; `seen` are the documents that may hold the words."""

    rows: tuple[Checked, ...]
    total: int
    exact: bool
    step: str
    facets: Mapping[str, tuple[Count, ...]]
    removed: tuple[tuple[str, int], ...]
    seen: frozenset[int]


class _Check:
    """The check under way: `rest` are the candidates that nobody looked at yet."""

    def __init__(self, shards: Shards, wordings: Sequence[Wording], asked: Asked) -> None:
        self.shards, self.wordings, self.asked = shards, wordings, asked
        self.last = asked.page * PAGE
        self.passed: list[Checked] = []
        self.failed: set[int] = set()
        self.shown, self.tried, self.vain, self.all_vain, self.turn = 0, 0, 0, 0, 0

    def run(self, rest: list[Candidate]) -> int:
        """Check what a page needs; give how many were not looked at, and may not hold the words."""
        if self._meet_by_chance(rest):
            rest = self._without_impossible(rest, len(rest))
        while rest:
            waiting = sum(not self._is_sure(c) for c in rest)
            if self.shown >= self.last and waiting > LEFT:
                return waiting
            if not self.shown and self.all_vain >= MOST_IN_VAIN:
                return waiting
            wanted = min(AT_ONCE, self._needed())
            if self.shown >= self.last or len(rest) <= wanted + LEFT:
                wanted = len(rest)
            for candidate in rest[:wanted]:
                self._look(candidate)
            rest = rest[wanted:]
            if self.vain >= IN_VAIN and self.shown < self.last:
                texts = min(len(rest), self._needed())
                rest = self._without_impossible(rest, texts * self.vain // self.tried)
        return 0

    def _needed(self) -> int:
        """Give how many texts it may take to fill the page, by those that were looked into."""
        return (self.last - self.shown) * (self.tried + 1) // (self.tried - self.vain + 1)

    def _meet_by_chance(self, rest: list[Candidate]) -> bool:
        """Tell that a third of those that hold the rarest pair of a word lack another: so may the rest."""
        own = self.wordings[0]
        rarest = min(len(self.shards.term(term)) for term in own.terms)
        return len(own.words) == 1 and len(rest) > self.last + LEFT and len(rest) * 3 < rarest * 2

    def _is_sure(self, candidate: Candidate) -> bool:
        return any(self.wordings[w].is_sure for w in candidate.wordings)

    def _look(self, candidate: Candidate) -> None:
        on_page = self.last - PAGE <= self.shown < self.last
        is_sure = self._is_sure(candidate)
        if is_sure and not on_page:
            self.shown += 1
            return
        wordings = [self.wordings[w] for w in candidate.wordings]
        result = checked(self.shards, candidate.number, wordings, titles_only=self.asked.titles_only)
        self.tried += not is_sure
        if result is None:
            self.vain += 1
            self.all_vain += 1
            self.failed.add(candidate.number)
            return
        if on_page:
            self.passed.append(result)
        self.shown += 1

    def _without_impossible(self, rest: list[Candidate], in_vain: int) -> list[Candidate]:
        unsure = {c.number: c.wordings for c in rest if not self._is_sure(c)}
        if len(unsure) <= LEFT or self.asked.titles_only or self.turn == TURNS:
            return rest
        out = impossible(self.shards, self.wordings, unsure, self.turn, in_vain)
        if out is None:
            return rest
        self.turn += 1
        self.failed |= out
        self.tried = self.vain = 0  # what is left is of another kind
        return [c for c in rest if c.number not in out]


def exact_of(
    shards: Shards, wordings: Sequence[Wording], found: Mapping[int, Candidate], asked: Asked
) -> Exact:
    """Check candidates in their order."""
    order = ranked(list(found.values()), by_date=asked.by_date)
    chosen = kept(shards, order, asked.facets)
    check = _Check(shards, wordings, asked)
    waiting = check.run(chosen)
    passed = check.passed
    if not asked.by_date:  # who wrote a whole title looks for that document
        asked_for = " ".join(wordings[0].words)
        passed.sort(key=lambda c: " ".join(folded(c.row.title).split()) != asked_for)
    total = len(chosen) - len(check.failed) - (waiting * check.vain // check.tried if check.tried else 0)
    return Exact(
        rows=tuple(passed),
        total=total if check.shown else 0,
        exact=not waiting,
        step="A" if any(c.in_title for c in passed) else "B",
        facets=counted(shards, [c for c in order if c.number not in check.failed], asked.facets),
        removed=_removed(shards, order, asked.facets) if order and not chosen else (),
        seen=frozenset(found) - check.failed,
    )


def _removed(
    shards: Shards, order: list[Candidate], chosen: Mapping[str, Sequence[str]]
) -> tuple[tuple[str, int], ...]:
    """Give, for each facet in which something is chosen, how many there were without it."""
    without = {name: {n: v for n, v in chosen.items() if n != name} for name, v in chosen.items() if v}
    return tuple((name, len(kept(shards, order, others))) for name, others in without.items())

"""The life of a document: its dated events, from the day it was written to the day it ended."""

from collections.abc import Container, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter

from site_builder.model.influence import influence_on, texts_of
from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.validity import (
    FINAL,
    LABELS,
    NOTHING,
    Influence,
    State,
    Validity,
    day_after,
    effective_day,
    end_of,
    evaluation_opens,
    expiry_of,
    is_draft,
    validity_on,
)
from site_builder.model.vocabulary import Vocabulary
from site_builder.value import dataclass


class Milestone(StrEnum):
    """The kinds of event, as they are printed."""

    WRITTEN = "成文"
    PUBLISHED = "发布"
    IN_FORCE = "施行"
    AMENDED = "修改"
    TEXT = "修改后的文本"
    EVALUATION = "进入期满前评估期"
    EVALUATED = "评估"
    EXPIRED = "有效期满"
    SPENT = "随被修改的文件失效"
    REPEALED = "废止"
    DECLARED_VOID = "宣布失效"


# What nearly every document has: to look it up there takes Python 3.11 as long as all the rest of an event.
WRITTEN, PUBLISHED, IN_FORCE = Milestone.WRITTEN, Milestone.PUBLISHED, Milestone.IN_FORCE
_END = {
    State.EXPIRED: Milestone.EXPIRED,
    State.REPEALED: Milestone.REPEALED,
    State.DECLARED_VOID: Milestone.DECLARED_VOID,
}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One event of `day`, brought about `by` a document; `turn` is the first day on which it has happened."""

    day: date
    milestone: Milestone
    turn: date
    has_happened: bool
    by: Policy | None = None


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A change of state that is known beforehand: `state` holds from `day` on."""

    day: date
    state: State

    @property
    def label(self) -> str:
        """What the page prints from that day on."""
        return LABELS[self.state]


def life_of(policy: Policy, site: Site, shown: Container[str]) -> tuple[Event, ...]:
    """
    Give the events of the document that `policy` is a text of, oldest first; none after its end.

    Only documents that are `shown` are named, and nothing to come is told of others.
    """
    first = texts_of(policy, site)[0]
    return _life(first, influence_on(first, site, shown), site.day, site.vocabulary, shown)


def life_alone(policy: Policy, day: date, vocabulary: Vocabulary) -> tuple[Event, ...]:
    """Give the events, on a day, of a policy on which no document acts: all follow from itself."""
    return _life(policy, NOTHING, day, vocabulary, ())


def _life(
    first: Policy, influence: Influence, today: date, vocabulary: Vocabulary, shown: Container[str]
) -> tuple[Event, ...]:
    events = []
    for day, milestone, by in _events(first, influence, vocabulary):
        event = _event(day, milestone, today)
        if by is None:
            events.append(event)
        elif by.id in shown:
            events.append(replace(event, by=by))
        elif event.has_happened:
            events.append(event)
    return tuple(sorted(events, key=attrgetter("day")))


@lru_cache(maxsize=32_768)  # ten thousand documents share a few thousand days
def _event(day: date, milestone: Milestone, today: date) -> Event:
    turn = day_after(day) if milestone is Milestone.EXPIRED else day
    return Event(day=day, milestone=milestone, turn=turn, has_happened=turn <= today)


def _events(
    first: Policy, influence: Influence, vocabulary: Vocabulary
) -> Iterator[tuple[date, Milestone, Policy | None]]:
    """Give the events in the order in which those of one day stand."""
    yield first.written_date, WRITTEN, None
    if first.publish_date:
        yield first.publish_date, PUBLISHED, None
    end = end_of(first, influence)
    until = end.since if end and end.since else date.max
    if effective_day(first) < until and not is_draft(first):
        yield effective_day(first), IN_FORCE, None
    yield from _changes(influence, until)
    last = expiry_of(first, influence)
    if first.evaluated_on and first.evaluated_on < until:
        yield first.evaluated_on, Milestone.EVALUATED, None
    elif last and first.is_normative:
        evaluation = evaluation_opens(last, vocabulary.profile.normative.evaluation_months)
        if effective_day(first) <= evaluation < until:
            yield evaluation, Milestone.EVALUATION, None
    if end and end.since:
        yield _ending(end, last, end.since)


def _changes(influence: Influence, until: date) -> Iterator[tuple[date, Milestone, Policy]]:
    for other in influence.amended_by:
        if effective_day(other) < until:
            yield effective_day(other), Milestone.AMENDED, other
    for other in influence.later:
        if effective_day(other) < until:
            yield effective_day(other), Milestone.TEXT, other


def _ending(end: Validity, last: date | None, since: date) -> tuple[date, Milestone, Policy | None]:
    """Give the event that ends a document; a term that runs out does so on its last day."""
    if end.is_spent:
        return since, Milestone.SPENT, None
    return last if end.state is State.EXPIRED and last else since, _END[end.state], end.by


def turns_of(policy: Policy, site: Site, shown: Container[str]) -> tuple[Turn, ...]:
    """Give the changes of state after the site's day that follow from documents that are `shown`."""
    foreseen = influence_on(policy, site, shown, is_foreseen=True)
    return _turns(policy, site.day, foreseen, influence_on(policy, site, shown))


def turns_alone(policy: Policy, day: date) -> tuple[Turn, ...]:
    """Give the changes after a day of a policy on which no document acts."""
    return _turns(policy, day, NOTHING, NOTHING)


def _turns(policy: Policy, today: date, known: Influence, now: Influence) -> tuple[Turn, ...]:
    last = expiry_of(policy, known)
    days = [effective_day(policy)]
    if last:
        days.append(day_after(last))
    if known is not NOTHING:
        others = (*known.amended_by, *known.later, *(p for _, p in known.ended_by))
        days += [*map(effective_day, others), known.spent or date.min]
    if max(days) <= today:
        return ()
    state = validity_on(today, policy, now).state
    turns = []
    for day in sorted({day for day in days if day > today}):
        if state in FINAL:
            break
        after = validity_on(day, policy, known).state
        if after is not state:
            state = after
            turns.append(Turn(day=day, state=state))
    return tuple(turns)

"""The life of a document: its dated events, from the day it was written to the day it ended."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from site_builder.model.influence import influence_on, texts_of
from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.validity import (
    FINAL,
    LABELS,
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


class Milestone(StrEnum):
    """The kinds of event, in the order in which those of one day stand, as they are printed."""

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


_ORDER = tuple(Milestone)
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
    events = []
    for day, milestone, by in _events(first, site, influence_on(first, site, shown)):
        turn = day_after(day) if milestone is Milestone.EXPIRED else day
        has_happened = turn <= site.day
        event = Event(day=day, milestone=milestone, turn=turn, has_happened=has_happened, by=by)
        if by is None or by.id in shown:
            events.append(event)
        elif has_happened:
            events.append(replace(event, by=None))
    return tuple(sorted(events, key=lambda event: (event.day, _ORDER.index(event.milestone))))


def _events(
    first: Policy, site: Site, influence: Influence
) -> Iterator[tuple[date, Milestone, Policy | None]]:
    yield first.written_date, Milestone.WRITTEN, None
    if first.publish_date:
        yield first.publish_date, Milestone.PUBLISHED, None
    end = end_of(first, influence)
    until = end.since if end and end.since else date.max
    if effective_day(first) < until and not is_draft(first):
        yield effective_day(first), Milestone.IN_FORCE, None
    for milestone, others in (
        (Milestone.AMENDED, influence.amended_by),
        (Milestone.TEXT, influence.later),
    ):
        for other in others:
            if effective_day(other) < until:
                yield effective_day(other), milestone, other
    last = expiry_of(first, influence)
    if first.evaluated_on and first.evaluated_on < until:
        yield first.evaluated_on, Milestone.EVALUATED, None
    elif last and first.is_normative:
        evaluation = evaluation_opens(last, site.vocabulary.profile.normative.evaluation_months)
        if effective_day(first) <= evaluation < until:
            yield evaluation, Milestone.EVALUATION, None
    if end and end.since:
        yield _ending(end, last, end.since)


def _ending(end: Validity, last: date | None, since: date) -> tuple[date, Milestone, Policy | None]:
    """Give the event that ends a document; a term that runs out does so on its last day."""
    if end.is_spent:
        return since, Milestone.SPENT, None
    return last if end.state is State.EXPIRED and last else since, _END[end.state], end.by


def turns_of(policy: Policy, site: Site, shown: Container[str]) -> tuple[Turn, ...]:
    """Give the changes of state after the site's day that follow from documents that are `shown`."""
    whole = influence_on(policy, site, shown)
    known = influence_on(policy, site, shown, is_foreseen=True)
    last = expiry_of(policy, known)
    days = {effective_day(p) for p in (policy, *known.amended_by, *known.later)}
    days |= {effective_day(p) for _, p in known.ended_by} | ({day_after(last)} if last else set())
    days |= {known.spent} if known.spent else set()
    state = validity_on(site.day, policy, whole).state
    turns = []
    for day in sorted(day for day in days if day > site.day):
        if state in FINAL:
            break
        after = validity_on(day, policy, known).state
        if after is not state:
            state = after
            turns.append(Turn(day=day, state=state))
    return tuple(turns)

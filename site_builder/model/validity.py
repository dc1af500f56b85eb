"""The validity of a policy on a day, computed from dated events and never typed (domain 3.5)."""

from calendar import monthrange
from datetime import MINYEAR, date, timedelta
from enum import StrEnum
from functools import lru_cache

from site_builder.model.kinds import Policy
from site_builder.value import dataclass


class State(StrEnum):
    """有效性: the states a policy can be in; the last three are final."""

    PENDING = "pending"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    REPEALED = "repealed"
    DECLARED_VOID = "declared_void"
    EXPIRED = "expired"


LABELS = {
    State.PENDING: "尚未施行",
    State.IN_FORCE: "现行有效",
    State.AMENDED: "已修改",
    State.REPEALED: "已废止",
    State.DECLARED_VOID: "宣布失效",
    State.EXPIRED: "已失效",
}
FINAL = frozenset({State.REPEALED, State.DECLARED_VOID, State.EXPIRED})


@dataclass(frozen=True, kw_only=True)
class Validity:
    """The state on one day; `since` is the first day of that state, `by` what brought it about."""

    state: State
    since: date | None
    by: Policy | None = None
    is_spent: bool = False  # ended with the last of what it amended, not by a term of its own

    @property
    def label(self) -> str:
        """What the page prints."""
        return LABELS[self.state]

    @property
    def holds(self) -> bool:
        """Whether readers may still rely on the document."""
        return self.state in {State.IN_FORCE, State.AMENDED}


@dataclass(frozen=True, kw_only=True)
class Influence:
    """
    What other documents do to a policy, each from its own effective day.

    They amend it (`amended_by`), end it (`ended_by`, with the state each brings about), or print its
    text anew as amended (`later`, in the order of their effective days; `earlier` are those before it).
    What does nothing but amend has nothing left to say from the day on which all that it amends has
    ended (`spent`).
    """

    amended_by: tuple[Policy, ...] = ()
    ended_by: tuple[tuple[State, Policy], ...] = ()
    later: tuple[Policy, ...] = ()
    earlier: tuple[Policy, ...] = ()
    spent: date | None = None


NOTHING = Influence()


def months_before(day: date, months: int) -> date:
    """Give the day so many calendar months before `day`; the last of the month where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < MINYEAR:
        return date.min
    length = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, length))


def evaluation_opens(expire: date, months: int) -> date:
    """Give the first day on which a policy that expires on `expire` may be evaluated (SSD53)."""
    return months_before(expire, months)


def day_after(day: date) -> date:
    """Give the next day; the last that can be written has none."""
    return day + timedelta(days=1) if day < date.max else day


def is_draft(policy: Policy) -> bool:
    """Whether a document asks for opinions on a text that nobody has to follow yet."""
    return "征求意见稿" in policy.title


def effective_day(policy: Policy) -> date:
    """Give the day a policy takes effect: the stated one, or that of publication, or of writing."""
    return policy.effective_date or policy.publish_date or policy.written_date


def expiry_of(policy: Policy, influence: Influence = NOTHING) -> date | None:
    """
    Give the last day in force: the document's, whichever of its texts says it.

    A text that takes effect before that day sets it anew; one that says nothing leaves it.
    """
    if influence is NOTHING:
        return policy.expire_date
    last: date | None = None
    for text in (*influence.earlier, policy, *influence.later):
        if last is None or effective_day(text) <= last:
            last = text.expire_date or last
    return last


def end_of(policy: Policy, influence: Influence = NOTHING) -> Validity | None:
    """
    Give the final state a policy comes to, on whatever day; None where nothing ends it.

    The earliest end wins, for what has lapsed can't be repealed any more, and none comes back.
    """
    if influence is NOTHING and policy.expire_date is None:
        return None
    ends: list[tuple[date, State, Policy | None]] = [
        (effective_day(other), state, other) for state, other in influence.ended_by
    ]
    if last := expiry_of(policy, influence):
        ends.append((day_after(last), State.EXPIRED, None))
    if influence.spent and all(influence.spent < day for day, _, _ in ends):
        return Validity(state=State.EXPIRED, since=influence.spent, is_spent=True)
    if not ends:
        return None
    since, state, by = min(ends, key=lambda end: end[:2])
    return Validity(state=state, since=since, by=by)


def validity_on(day: date, policy: Policy, influence: Influence = NOTHING) -> Validity:
    """Compute the validity of `policy` on `day`; the expiry date is the last day in force."""
    end = end_of(policy, influence)
    if end and end.since and end.since <= day:
        return end
    begin = effective_day(policy)
    if begin > day or is_draft(policy):
        return Validity(state=State.PENDING, since=None)
    if influence is NOTHING:
        return _in_force(begin)
    changes = sorted(
        ((start, p) for p in (*influence.later, *influence.amended_by) if (start := effective_day(p)) <= day),
        key=lambda change: change[0],  # of one day, what amended comes after the text as amended
    )
    if changes:
        return Validity(state=State.AMENDED, since=changes[-1][0], by=changes[-1][1])
    return _in_force(begin)


@lru_cache(maxsize=8_192)  # ten thousand documents share a few thousand days
def _in_force(since: date) -> Validity:
    return Validity(state=State.IN_FORCE, since=since)

"""The validity of a policy on a day, computed from dated events and never typed (domain 3.5)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MINYEAR, date, timedelta
from enum import StrEnum

from site_builder.model.kinds import Policy


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


@dataclass(frozen=True, kw_only=True)
class Validity:
    """The state on one day; `since` is the first day of that state, `by` what brought it about."""

    state: State
    since: date | None
    by: Policy | None = None

    @property
    def label(self) -> str:
        """What the page prints."""
        return LABELS[self.state]

    @property
    def holds(self) -> bool:
        """Whether readers may still rely on the document."""
        return self.state in {State.IN_FORCE, State.AMENDED}


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


def effective_day(policy: Policy) -> date:
    """Give the day a policy takes effect: the stated one, or that of publication, or of writing."""
    return policy.effective_date or policy.publish_date or policy.written_date


def validity_on(
    day: date,
    policy: Policy,
    *,
    amended_by: tuple[Policy, ...] = (),
    ended_by: tuple[tuple[State, Policy], ...] = (),
) -> Validity:
    """
    Compute the validity of `policy` on `day`.

    `ended_by` names the policies that repeal it or declare it void, with the state each brings
    about; they act from their own effective day. The expiry date is the last day in force. The
    earliest end wins, for what has lapsed can't be repealed any more.
    """
    ends: list[tuple[date, State, Policy | None]] = [
        (effective_day(other), state, other) for state, other in ended_by
    ]
    if policy.expire_date:
        ends.append((policy.expire_date + timedelta(days=1), State.EXPIRED, None))
    passed = sorted((end for end in ends if end[0] <= day), key=lambda end: end[:2])
    if passed:
        since, state, by = passed[0]
        return Validity(state=state, since=since, by=by)
    begin = effective_day(policy)
    if begin > day:
        return Validity(state=State.PENDING, since=None)
    changes = sorted(
        ((start, p.id, p) for p in amended_by if (start := effective_day(p)) <= day),
        key=lambda change: change[:2],
    )
    if changes:
        return Validity(state=State.AMENDED, since=changes[-1][0], by=changes[-1][2])
    return Validity(state=State.IN_FORCE, since=begin)

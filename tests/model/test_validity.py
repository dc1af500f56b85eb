"""有效性 is computed: from dated events, to the day."""

from datetime import date

import pytest

from site_builder.model.kinds import Policy
from site_builder.model.validity import Influence, State, validity_on
from tests.builders import a_policy

DOCUMENT = a_policy("a", effective_date="2024-05-01", expire_date="2026-06-30")
REPEAL = a_policy("r", effective_date="2025-01-01")
CHANGE = a_policy("c", effective_date="2024-09-01")


def state(day: str, policy: Policy = DOCUMENT, **others: object) -> State:
    """Give the state on a day."""
    return validity_on(date.fromisoformat(day), policy, Influence(**others)).state  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-04-30", State.PENDING),
        ("2024-05-01", State.IN_FORCE),
        ("2026-06-30", State.IN_FORCE),
        ("2026-07-01", State.EXPIRED),
    ],
)
def test_the_first_and_the_last_day_are_in_force(day: str, expected: State) -> None:
    """有效期至 2026-06-30 holds through that day (domain 3.5)."""
    assert expected == state(day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-12-31", State.AMENDED),
        ("2024-08-31", State.IN_FORCE),
        ("2025-01-01", State.REPEALED),
        ("2027-01-01", State.REPEALED),
    ],
)
def test_others_act_from_their_own_effective_day(day: str, expected: State) -> None:
    """A repeal or amendment changes nothing before it takes effect itself; ends are final."""
    others = {"amended_by": (CHANGE,), "ended_by": ((State.REPEALED, REPEAL),)}

    assert expected == state(day, **others)


def test_what_has_lapsed_is_not_repealed_any_more() -> None:
    """The earliest end wins."""
    late = a_policy("l", effective_date="2026-12-01")

    found = validity_on(date(2027, 1, 1), DOCUMENT, Influence(ended_by=((State.REPEALED, late),)))

    assert (found.state, found.since, found.by) == (State.EXPIRED, date(2026, 7, 1), None)


def test_without_an_effective_date_publication_counts() -> None:
    """A document that says nothing else takes effect when it is published."""
    assert state("2024-03-03", a_policy("a", publish_date="2024-03-04")) is State.PENDING
    assert state("2024-03-04", a_policy("a", publish_date="2024-03-04")) is State.IN_FORCE

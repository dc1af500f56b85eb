"""有效性 is computed: from dated events, to the day."""

from datetime import date

import pytest

from site_builder.model.kinds import Policy
from site_builder.model.validity import Influence, State, expiry_of, months_before, validity_on
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


def test_a_draft_never_takes_effect() -> None:
    """What asks for opinions is not in force, however long ago it was published."""
    draft = a_policy("a", title="示例区教育局关于《办法（征求意见稿）》公开征求意见的公告")

    assert state("2026-07-01", draft) is State.PENDING


def test_a_state_says_since_when_and_through_what() -> None:
    """In force since it took effect; amended since, and by, the last amendment in effect."""
    second = a_policy("d", effective_date="2024-10-01")
    changes = Influence(amended_by=(second, CHANGE))

    found = [
        validity_on(date(2024, 5, 1), DOCUMENT),
        validity_on(date(2024, 9, 1), DOCUMENT, changes),
        validity_on(date(2024, 10, 1), DOCUMENT, changes),
    ]

    assert [(v.state, v.since, v.by) for v in found] == [
        (State.IN_FORCE, date(2024, 5, 1), None),
        (State.AMENDED, date(2024, 9, 1), CHANGE),
        (State.AMENDED, date(2024, 10, 1), second),
    ]


def test_two_ends_of_one_day_are_one() -> None:
    """Repealed and expired on one day: the repeal is told, whatever the order of the two repeals."""
    one, other = a_policy("x", effective_date="2026-07-01"), a_policy("y", effective_date="2026-07-01")
    influence = Influence(ended_by=((State.REPEALED, one), (State.REPEALED, other)))

    found = validity_on(date(2026, 7, 1), DOCUMENT, influence)

    assert (found.state, found.since) == (State.EXPIRED, date(2026, 7, 1))


def test_a_later_text_sets_the_last_day_anew_while_the_first_still_holds() -> None:
    """A text as amended with a last day of its own moves it; one without leaves it; one too late is none."""
    moved = a_policy("m", effective_date="2026-06-30", expire_date="2028-06-30")
    silent = a_policy("s", effective_date="2025-01-01")
    late = a_policy("l", effective_date="2026-07-01", expire_date="2028-06-30")

    assert [expiry_of(DOCUMENT, Influence(later=(text,))) for text in (moved, silent, late)] == [
        date(2028, 6, 30),
        date(2026, 6, 30),
        date(2026, 6, 30),
    ]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2027-08-31", 6, "2027-02-28"),
        ("2028-08-31", 6, "2028-02-29"),
        ("2027-03-31", 1, "2027-02-28"),
        ("2027-12-31", 1, "2027-11-30"),
        ("2027-01-15", 1, "2026-12-15"),
        ("0001-02-01", 1, "0001-01-01"),
        ("0001-03-15", 1, "0001-02-15"),
        ("0001-01-31", 1, "0001-01-01"),
    ],
)
def test_months_before(day: str, months: int, expected: str) -> None:
    """Calendar months, to the last of a shorter one, and not before the first year."""
    assert date.fromisoformat(expected) == months_before(date.fromisoformat(day), months)

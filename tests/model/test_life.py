"""The life of a document: each limit on the day before, on the day and on the day after."""

from datetime import date

import pytest

from site_builder.model.kinds import Policy
from site_builder.model.life import Milestone
from site_builder.model.public_site import PublicSite
from site_builder.model.validity import State
from tests.builders import a_policy, a_public_site

FIRST = a_policy(
    "first",
    doc_no="示政发〔2024〕1号",
    is_normative="是",
    effective_date="2024-05-01",
    expire_date="2027-04-30",
)
CHANGE = a_policy("change", amends=["示政发〔2024〕1号"], effective_date="2025-08-01")
TEXT = a_policy(
    "text",
    version_of="first",
    doc_no="示政发〔2024〕1号",
    effective_date="2025-08-01",
    expire_date="2027-04-30",
)
REPEAL = a_policy("repeal", repeals=["示政发〔2024〕1号"], effective_date="2026-10-01")


def site_on(day: str, *documents: Policy) -> PublicSite:
    """Give the public site on a day."""
    return a_public_site(*documents, day=date.fromisoformat(day))


def milestones(site: PublicSite, policy: Policy) -> list[tuple[str, Milestone, bool]]:
    """Give the days and kinds of the events, and whether they have happened."""
    return [(str(e.day), e.milestone, e.has_happened) for e in site.life(policy)]


@pytest.mark.parametrize(
    ("day", "first", "text"),
    [
        ("2024-04-30", State.PENDING, State.PENDING),
        ("2024-05-01", State.IN_FORCE, State.PENDING),
        ("2025-07-31", State.IN_FORCE, State.PENDING),
        ("2025-08-01", State.AMENDED, State.IN_FORCE),
        ("2025-08-02", State.AMENDED, State.IN_FORCE),
        ("2026-09-30", State.AMENDED, State.IN_FORCE),
        ("2026-10-01", State.REPEALED, State.REPEALED),
        ("2026-10-02", State.REPEALED, State.REPEALED),
        ("2027-05-01", State.REPEALED, State.REPEALED),
    ],
)
def test_all_texts_share_what_befalls_the_document(day: str, first: State, text: State) -> None:
    """A text as amended has taken in the amendment; a repeal of the number ends every text."""
    site = site_on(day, FIRST, CHANGE, TEXT, REPEAL)

    assert (first, text) == (site.validity(FIRST).state, site.validity(TEXT).state)


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2027-04-29", State.AMENDED), ("2027-04-30", State.AMENDED), ("2027-05-01", State.EXPIRED)],
)
def test_the_last_day_is_in_force(day: str, expected: State) -> None:
    """有效期至 2027-04-30 holds through that day for the amended document too."""
    assert expected is site_on(day, FIRST, CHANGE).validity(FIRST).state


def test_a_later_text_sets_the_last_day_anew() -> None:
    """Where an amendment prolongs the term in time, the first text is amended, not expired."""
    longer = a_policy("longer", version_of="first", effective_date="2027-04-30", expire_date="2029-12-31")
    too_late = a_policy("late", version_of="first", effective_date="2027-05-01", expire_date="2029-12-31")

    assert State.AMENDED is site_on("2027-05-01", FIRST, longer).validity(FIRST).state
    assert State.EXPIRED is site_on("2027-05-01", FIRST, too_late).validity(FIRST).state


def test_a_draft_of_a_later_text_changes_nothing_for_readers() -> None:
    """A text that is not public yet is no text."""
    draft = a_policy("draft", version_of="first", publish_date="2027-01-01", effective_date="2025-08-01")

    site = site_on("2026-01-01", FIRST, draft)

    assert State.IN_FORCE is site.validity(FIRST).state
    assert Milestone.TEXT not in [m for _, m, _ in milestones(site, FIRST)]


def test_the_events_of_a_life_in_order() -> None:
    """Written, published, in force, amended; then what is to come, up to the end and no further."""
    site = site_on("2026-01-01", FIRST, CHANGE, TEXT, REPEAL)

    assert milestones(site, TEXT) == [
        ("2024-03-01", Milestone.WRITTEN, True),
        ("2024-03-04", Milestone.PUBLISHED, True),
        ("2024-05-01", Milestone.IN_FORCE, True),
        ("2025-08-01", Milestone.AMENDED, True),
        ("2025-08-01", Milestone.TEXT, True),
        ("2026-10-01", Milestone.REPEALED, False),
    ]
    assert site.life(FIRST) == site.life(TEXT)
    assert (site.life(FIRST)[3].by, site.life(FIRST)[5].by) == (CHANGE, REPEAL)


@pytest.mark.parametrize(
    ("day", "expected"), [("2027-04-29", False), ("2027-04-30", False), ("2027-05-01", True)]
)
def test_expiry_has_happened_when_the_last_day_is_over(day: str, expected: bool) -> None:
    """The event bears the last day in force, and has happened on the next."""
    last = milestones(site_on(day, FIRST), FIRST)[-1]

    assert last == ("2027-04-30", Milestone.EXPIRED, expected)


def test_evaluation_is_told_when_done_and_when_due() -> None:
    """What was evaluated says when; what was not, when the time for it begins (SSD53: six months)."""
    done = FIRST.model_copy(update={"evaluated_on": date(2026, 12, 1)})

    assert ("2026-10-30", Milestone.EVALUATION, False) in milestones(site_on("2026-01-01", FIRST), FIRST)
    assert ("2026-12-01", Milestone.EVALUATED, True) in milestones(site_on("2027-01-01", done), done)


def test_nothing_to_come_is_told_of_what_is_not_public() -> None:
    """A repeal that is published later is in no life and no turn before."""
    repeal = a_policy("repeal", repeals=["first"], publish_date="2026-09-01", effective_date="2026-10-01")
    site = site_on("2026-01-01", FIRST, repeal)

    assert Milestone.REPEALED not in [m for _, m, _ in milestones(site, FIRST)]
    assert [t.state for t in site.coming(FIRST)] == [State.EXPIRED]


def test_turns_lead_from_state_to_state_and_stop_at_an_end() -> None:
    """What a stale copy must know: each change to come, the last of them final."""
    site = site_on("2024-04-30", FIRST, CHANGE, REPEAL)

    assert [(str(t.day), t.state) for t in site.coming(FIRST)] == [
        ("2024-05-01", State.IN_FORCE),
        ("2025-08-01", State.AMENDED),
        ("2026-10-01", State.REPEALED),
    ]
    assert site_on("2026-10-01", FIRST, CHANGE, REPEAL).coming(FIRST) == ()


def test_the_last_day_that_can_be_written() -> None:
    """An expiry on the last day of the calendar breaks nothing."""
    policy = a_policy("a", expire_date="9999-12-31")

    assert State.IN_FORCE is site_on("2026-01-01", policy).validity(policy).state

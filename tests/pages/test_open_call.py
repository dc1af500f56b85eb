"""The home page lists what can still be applied for, the first to end first, and nothing that has ended."""

import pytest

from site_builder.pages.home import home_pages
from site_builder.pages.open_call import open_calls
from site_builder.rules.m107_dates_out_of_order import dates_out_of_order
from tests.builders import a_policy, a_public_site, a_site


@pytest.mark.parametrize(
    ("until", "is_listed"), [(None, False), ("2026-11-23", False), ("2026-11-24", True), ("2027-03-01", True)]
)
def test_a_call_is_listed_until_its_last_day(until: str | None, *, is_listed: bool) -> None:
    """On the last day people may still come; the day after, the list has it no longer."""
    site = a_public_site(a_policy(open_until=until))

    assert is_listed is bool(open_calls(site))


def test_the_first_to_end_comes_first() -> None:
    """By the last day; one that is still to begin says when, and a stale copy knows the day after."""
    late = a_policy("late", open_until="2027-01-31", open_from="2027-01-01")
    soon = a_policy("soon", open_until="2026-12-31", open_from="2026-11-01")

    [page] = home_pages(a_public_site(late, soon))

    calls = page.view["calls"]
    assert [call.policy.id for call in calls] == ["soon", "late"]
    assert [str(call.begin) for call in calls] == ["None", "2027-01-01"]
    assert [str(call.over) for call in calls] == ["2027-01-01", "2027-02-01"]


def test_what_was_repealed_calls_nobody() -> None:
    """A document that has ended calls on people no longer, whatever its last day."""
    ended = a_policy("ended", open_until="2026-12-31")
    end = a_policy("end", repeals=["ended"])

    assert open_calls(a_public_site(ended, end)) == ()


def test_a_call_that_ends_before_it_begins_is_a_fault() -> None:
    """Both days stand in their order, and after the publication."""
    wrong = a_policy(open_from="2026-12-02", open_until="2026-12-01")
    over = a_policy("b", publish_date="2026-03-04", open_until="2026-03-03")

    told = [message for _, message in dates_out_of_order.check(a_site(wrong, over))]

    assert told == [
        "受理截止 2026-12-01 早于受理开始 2026-12-02",
        "受理截止 2026-03-03 早于发布日期 2026-03-04",
    ]

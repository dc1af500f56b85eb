"""What is made public proactively is published within the term, counted in working days."""

from datetime import date
from typing import Any

import pytest

from site_builder.model.profile import Profile, TimingProfile
from site_builder.model.vocabulary import Vocabulary
from tests.builders import DAY, a_policy, a_site, the_vocabulary
from tests.rules.findings import findings

CONVERTED = [{"before": "依申请公开", "after": "主动公开", "date": "2024-09-20", "reason": "情势变化"}]


def late(written: str, published: str, **fields: Any) -> list[str]:
    """Give what the rule finds in a policy."""
    policy = a_policy(written_date=written, publish_date=published, **fields)
    return findings("M120", a_site(policy))


@pytest.mark.parametrize(
    ("published", "is_late"), [("2022-10-20", False), ("2022-10-21", False), ("2022-10-22", True)]
)
def test_the_twentieth_working_day_is_the_last(published: str, *, is_late: bool) -> None:
    """From 20 September 2022, over the holidays and the two days worked for them, until 21 October."""
    assert is_late is bool(late("2022-09-20", published))


def test_a_late_publication_is_told_in_full() -> None:
    """Both dates, the count and the last lawful day stand in the message."""
    [message] = late("2022-06-07", "2022-07-06")

    for said in ("2022-06-07", "2022-07-06", "21 个工作日", "2022-07-05"):
        assert said in message
    assert "推算" not in message


def test_a_term_begins_again_with_a_conversion() -> None:
    """What was converted is published within the term of its conversion."""
    assert late("2019-01-02", "2024-10-18", conversions=CONVERTED) == []
    assert len(late("2019-01-02", "2024-10-28", conversions=CONVERTED)) == 1


def test_another_bodys_documents_and_withheld_ones_have_no_term() -> None:
    """What we did not make, or do not disclose, is not late."""
    assert late("2022-01-04", "2024-01-04", source={"name": "省政府"}) == []
    assert late("2022-01-04", "2024-01-04", disclosure="依申请公开") == []


@pytest.mark.parametrize(("written", "is_judged"), [("2008-04-30", False), ("2008-05-01", True)])
def test_what_was_made_before_the_regulation_has_no_term(written: str, *, is_judged: bool) -> None:
    """The regulation first came into force on 1 May 2008."""
    assert is_judged is bool(late(written, "2010-01-04"))


def test_a_year_without_known_holidays_is_told() -> None:
    """The count through such a year is said to be an estimate."""
    [message] = late("2026-11-02", "2027-03-01")

    assert "按周末推算" in message


def test_a_far_date_is_no_crash() -> None:
    """The last day of the calendar is a day like others."""
    assert len(late("2024-03-01", "9999-12-31")) == 1
    assert late("9999-12-31", "9999-12-31") == []


def with_term(days: int) -> Vocabulary:
    """Give a vocabulary whose term has so many working days."""
    timing = TimingProfile(publication_working_days=days)
    return the_vocabulary().model_copy(update={"profile": Profile(timing=timing)})


@pytest.mark.parametrize(
    ("day", "is_unknown"),
    [(date(2026, 12, 2), False), (date(2026, 12, 3), False), (date(2026, 12, 4), True)],
)
def test_unknown_holidays_are_told_when_a_term_reaches_them(day: date, *, is_unknown: bool) -> None:
    """Twenty working days from 3 December 2026 end on the last day of a known year."""
    assert is_unknown is bool(findings("M121", a_site(day=day)))


def test_unknown_holidays_depend_on_the_term() -> None:
    """A longer term reaches an unknown year sooner."""
    assert findings("M121", a_site(day=DAY, vocabulary=with_term(20))) == []
    assert "2027年" in findings("M121", a_site(day=DAY, vocabulary=with_term(40)))[0]

"""What is due is found ahead of its day, and told for people, programs and calendars."""

import json
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from site_builder.duty import Duty, DutyKind, duties
from site_builder.duty_report import duty_calendar, duty_json, duty_text
from site_builder.model.kinds import Document
from site_builder.rules.v807_evaluation_due import evaluation_due
from tests.builders import DAY, a_policy, a_site, an_interpretation

OF_COLUMNS = {DutyKind.COLUMN, DutyKind.BLANK_COLUMN}
NORMATIVE = {"is_normative": "是", "effective_date": "2024-05-01"}


def found(*documents: Document, within: int = 60, day: date = DAY) -> list[tuple[DutyKind, date]]:
    """Give kind and day of each duty of a document; those of columns have tests of their own."""
    told = duties(a_site(*documents, day=day), within)
    return [(duty.kind, duty.day) for duty in told if duty.kind not in OF_COLUMNS]


def test_an_expiring_policy_is_told_until_its_last_day() -> None:
    """It is due from so many days before its last day, until that day; then it has expired."""
    last = date(2027, 1, 23)
    policy = a_policy(expire_date=last.isoformat())

    assert found(policy, day=last - timedelta(days=61)) == []
    assert [(DutyKind.EXPIRY, last)] == found(policy, day=last - timedelta(days=60))
    assert [(DutyKind.EXPIRY, last)] == found(policy, day=last)
    assert found(policy, day=last + timedelta(days=1)) == []


def test_an_evaluation_is_due_when_its_window_opens() -> None:
    """Six calendar months before a normative document's last day, whatever their lengths."""
    policy, interpretation = a_policy(expire_date="2027-08-31", **NORMATIVE), an_interpretation()
    opens = date(2027, 2, 28)
    due = (DutyKind.EVALUATION, date(2027, 8, 31))

    assert due not in found(policy, interpretation, within=0, day=opens - timedelta(days=1))
    assert due in found(policy, interpretation, within=0, day=opens)


def test_an_evaluation_ahead_tells_when_its_window_opens() -> None:
    """Who plans ahead reads the first day too; a calendar shows the evaluation there."""
    policy = a_policy(expire_date="2027-06-30", is_normative="是", effective_date="2024-07-01")
    told = duties(a_site(policy, an_interpretation()), 60)
    due = [duty for duty in told if duty.kind is DutyKind.EVALUATION]

    [event] = Calendar.from_ical(duty_calendar(due, DAY, "example.gov.cn")).walk("VEVENT")

    assert "2027-06-30  还有 218 天  期满前评估（2026-12-30 起）" in duty_text(due, DAY)
    assert event["DTSTART"].dt == date(2026, 12, 30)
    assert json.loads(duty_json(due, DAY))["duties"][0]["begin"] == "2026-12-30"


def test_what_is_posted_is_to_be_taken_down() -> None:
    """A list on a board is told until its last day, and not before it hangs there."""
    posted = a_policy(scope="village_board", publish_date="2026-11-20", publish_until="2026-12-01")
    last = date(2026, 12, 1)

    assert [(DutyKind.TAKING_DOWN, last)] == found(posted, day=last)
    assert found(posted, day=last + timedelta(days=1)) == []
    assert DutyKind.TAKING_DOWN not in {kind for kind, _ in found(posted, day=date(2026, 11, 19))}


@pytest.mark.parametrize("where", ["first", "second", "replaced", "nowhere"])
def test_several_texts_are_evaluated_as_one(where: str) -> None:
    """Whichever text records the evaluation, or is replaced, it is done; `due` and rule V807 agree."""
    dates = {"expire_date": "2027-04-30", "is_normative": "是", "effective_date": "2024-05-01"}
    done = {"evaluated_on": "2026-11-20"}
    first = a_policy("a", **dates, **(done if where == "first" else {}))
    later = {"version_of": "a", "effective_date": "2025-05-01", "written_date": "2025-04-01"}
    second = a_policy("a-2025", **{**dates, **later}, **(done if where == "second" else {}))
    new = a_policy("n", replaces=["a-2025"] if where == "replaced" else [], written_date="2026-11-01")
    site = a_site(first, second, new, an_interpretation(of="a"))

    due = [duty.path for duty in duties(site, 0) if duty.kind is DutyKind.EVALUATION]
    told = [place.path for place, _ in evaluation_due.check(site)]

    assert due == told == (["content/policies/a-2025.md"] if where == "nowhere" else [])


def test_a_review_that_has_passed_is_overdue() -> None:
    """What is withheld is reviewed on its day; a day that has passed stays listed."""
    policy = a_policy(disclosure="依申请公开", publish_date=None, next_review="2026-11-01")

    [duty] = [duty for duty in duties(a_site(policy), 0) if duty.kind is DutyKind.REVIEW]

    assert (duty.kind, duty.days_left(DAY)) == (DutyKind.REVIEW, -23)


def test_a_missing_interpretation_is_due_unless_it_is_waived() -> None:
    """A normative document without an interpretation is listed; one that says why not is not."""
    waiver = [{"rule": "I401", "reason": "只公布名单"}]

    assert [(DutyKind.INTERPRETATION, date(2024, 3, 4))] == found(a_policy(**NORMATIVE))
    assert found(a_policy(exemptions=waiver, **NORMATIVE)) == []
    assert found(a_policy(**NORMATIVE), an_interpretation()) == []


def test_what_is_shown_for_a_time_is_told_before_it_goes() -> None:
    """The last day of display is a duty of its own."""
    assert found(a_policy(publish_until=DAY.isoformat()), within=0) == [(DutyKind.WITHDRAWAL, DAY)]


def test_what_waits_must_not_wait_past_its_term() -> None:
    """Twenty working days after writing, the National Day holidays left out."""
    policy = a_policy(written_date="2026-09-21", publish_date="2026-12-01")

    assert (DutyKind.PUBLICATION, date(2026, 10, 26)) in found(policy, day=date(2026, 9, 22))


def test_columns_are_due_by_their_kind() -> None:
    """A blank column is due today; one that is updated, so many days after its newest document."""
    site = a_site(a_policy(publish_date="2026-11-20", written_date="2026-11-19"))

    told = {(duty.kind, duty.title): duty.day for duty in duties(site, 400)}

    assert told[DutyKind.COLUMN, "首页"] == date(2026, 12, 4)
    assert told[DutyKind.BLANK_COLUMN, "政策解读"] == DAY


A_DUTY = Duty(
    organisation="示例区教育和体育局",
    day=date(2026, 11, 20),
    kind=DutyKind.EXPIRY,
    title="关于招生的通知，附表；",
    path="content/policies/a.md",
)


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 11, 20), "就是今天"), (date(2026, 11, 19), "还有 1 天"), (DAY, "已过期 4 天")],
)
def test_the_text_counts_the_days(day: date, words: str) -> None:
    """People read how many days are left, or how many too many have passed."""
    said = duty_text([A_DUTY], day)

    assert words in said
    assert said.startswith("示例区教育和体育局\n")
    assert duty_text([], day) == "没有到期的事项"


def test_the_json_says_the_same() -> None:
    """Programs read the day, the days left and the file."""
    [told] = json.loads(duty_json([A_DUTY], DAY))["duties"]

    assert (told["day"], told["days_left"], told["path"]) == ("2026-11-20", -4, "content/policies/a.md")


def test_a_calendar_reads_back() -> None:
    """RFC 5545: CRLF, lines of at most 75 bytes, one all-day event a duty, the same bytes each time."""
    text = duty_calendar([A_DUTY], DAY, "www.example.gov.cn")

    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert event.decoded("dtstart") == DAY
    assert event["summary"] == "【已过期】有效期届满：关于招生的通知，附表；"
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert text == duty_calendar([A_DUTY], DAY, "www.example.gov.cn")

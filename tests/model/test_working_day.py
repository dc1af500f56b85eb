"""Working days follow the State Council's calendar, and say where that calendar is not known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from site_builder.model.working_day import (
    STATE_COUNCIL,
    Calendar,
    calendar_days_after,
    calendar_of,
    working_days_after,
    working_days_between,
)
from site_builder.model.working_year import WorkingYear

KNOWN = st.dates(date(2004, 1, 1), date(2026, 6, 30))
ANY = st.dates()
Y2027 = WorkingYear(
    year=2027,
    basis="测试",
    holidays=[
        "2027-01-01",
        "2027-02-05 至 2027-02-11",
        "2027-05-01 至 2027-05-03",
        "2027-10-01 至 2027-10-07",
    ],
    workdays=["2027-02-14", "2027-10-09"],
)


@pytest.mark.parametrize(
    ("start", "number", "due"),
    [
        ("2022-06-07", 20, "2022-07-05"),
        ("2022-09-20", 20, "2022-10-21"),  # 1-7 October off, 8 and 9 worked
        ("2022-09-30", 1, "2022-10-08"),  # a Saturday that is worked
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-02-13", 1, "2026-02-14"),
        ("2022-06-07", 0, "2022-06-07"),
        ("2022-10-01", 0, "2022-10-01"),
    ],
)
def test_a_due_day(start: str, number: int, due: str) -> None:
    """Counting starts on the day after, holidays don't count, make-up days do."""
    found = working_days_after(date.fromisoformat(start), number)

    assert (found.day, found.is_provisional) == (date.fromisoformat(due), False)


def test_a_count() -> None:
    """The last day is included, the first is not; nothing is counted backwards."""
    start, due = date(2022, 9, 20), date(2022, 10, 21)

    counts = [working_days_between(start, due + timedelta(days=n)).count for n in (-1, 0, 1, 3)]

    assert counts == [19, 20, 20, 21]
    assert working_days_between(due, start).count == 0


@given(ANY, st.integers(0, 60))
def test_a_due_day_and_a_count_are_inverse(start: date, number: int) -> None:
    """So many working days after a day, so many are counted; on any day of the calendar."""
    due = working_days_after(start, number)

    counted = working_days_between(start, due.day)

    assert due.day == date.max or counted.count == number
    assert due.is_provisional == counted.is_provisional


@given(ANY, ANY, ANY)
def test_a_count_grows_with_its_span(one: date, two: date, three: date) -> None:
    """A longer span has no fewer working days, and two spans on end have as many as the whole."""
    first, middle, last = sorted((one, two, three))

    parts = working_days_between(first, middle).count, working_days_between(middle, last).count

    assert sum(parts) == working_days_between(first, last).count
    assert min(parts) >= 0


@given(KNOWN, st.integers(0, 90))
def test_a_count_is_what_asking_each_day_gives(start: date, length: int) -> None:
    """The reckoning by weeks agrees with asking day by day."""
    days = [start + timedelta(days=n) for n in range(1, length + 1)]

    counted = working_days_between(start, start + timedelta(days=length)).count

    assert sum(STATE_COUNCIL.is_working(day) for day in days) == counted


@given(KNOWN, st.integers(0, 40))
def test_a_due_day_never_goes_back(start: date, number: int) -> None:
    """One more working day is later; a day later is no earlier."""
    due = working_days_after(start, number).day

    assert working_days_after(start, number + 1).day > due
    assert working_days_after(start + timedelta(days=1), number).day >= due


def test_a_year_that_is_not_known_is_provisional() -> None:
    """Weekends alone are counted through it, and the result says so."""
    inside, across = working_days_after(date(2026, 12, 2), 20), working_days_after(date(2026, 12, 4), 20)

    assert (inside.day, inside.is_provisional) == (date(2026, 12, 30), False)
    assert (across.day, across.is_provisional) == (date(2027, 1, 1), True)


def test_a_county_states_a_year_itself() -> None:
    """What it states takes the place of weekends alone, and is not provisional."""
    calendar = calendar_of([Y2027])

    due = working_days_after(date(2026, 12, 4), 20, calendar)
    spring = working_days_between(date(2027, 2, 4), date(2027, 2, 15), calendar)

    assert (due.day, due.is_provisional) == (date(2027, 1, 4), False)
    assert (spring.count, spring.is_provisional) == (3, False)  # the 12th, the 14th (a Sunday), the 15th


def test_a_stated_year_wins_over_the_built_in_one() -> None:
    """A notice that was changed during the year can be followed before the package is."""
    year = WorkingYear(
        year=2026, basis="测试", holidays=["2026-01-01", "2026-05-01", "2026-10-01", "2026-11-24"]
    )

    changed = calendar_of([year])

    assert STATE_COUNCIL.is_working(date(2026, 11, 24))
    assert not changed.is_working(date(2026, 11, 24))
    assert changed.is_working(date(2026, 10, 2))
    assert not changed.is_working(date(2025, 10, 2))


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"holidays": ["2027-05-01", "2027-10-01"]}, "没有元旦"),
        ({"holidays": ["2027-01-01", "2027-05-01", "2027-10-01", "2028-01-01"]}, "不在2027年"),
        ({"workdays": ["2027-03-01"]}, "不是周末"),
        ({"workdays": ["2027-05-02"]}, "既放假又上班"),
        ({"holidays": ["2027-01-01", "2027-05-01", "2027-10-07 至 2027-10-01"]}, "从早到晚"),
        ({"holidays": ["2027-02-30 至 2027-03-01"]}, "日历上没有"),
        ({"holidays": "2027-01-01"}, "列表"),
        ({"year": "27"}, "四位"),
        (
            {
                "holidays": ["2027-01-01", "2027-05-01", "2027-10-01"],
                "workdays": ["2027-03-06", "2027-03-07", "2027-03-13"],
            },
            "比放假的工作日还多",
        ),
    ],
)
def test_a_stated_year_must_hang_together(wrong: dict[str, object], word: str) -> None:
    """A slip of the pen in a notice of holidays is told, not reckoned with."""
    values = {
        "year": "2027",
        "basis": "测试",
        "holidays": ["2027-01-01", "2027-05-01 至 2027-05-03", "2027-10-01 至 2027-10-07"],
    }

    with pytest.raises(ValidationError, match=word):
        WorkingYear.model_validate({**values, **wrong})


def test_calendar_days_are_counted_apart() -> None:
    """日 are not 工作日; no reckoning leaves the calendar."""
    assert calendar_days_after(date(2024, 2, 1), 30) == date(2024, 3, 2)
    assert calendar_days_after(date.max, 1) == date.max


def test_the_first_day_counted_decides_which_years_must_be_known() -> None:
    """An event of 31 December asks for the next year only, one of 30 December for its own year too."""
    known = Calendar(closed=(), worked=(), years=frozenset({2030}))
    last, before = date(2029, 12, 31), date(2029, 12, 30)

    assert working_days_after(last, 1, known).is_provisional is False
    assert working_days_after(before, 1, known).is_provisional is True
    assert working_days_between(last, date(2030, 1, 2), known).is_provisional is False
    assert working_days_between(before, date(2030, 1, 2), known).is_provisional is True


def test_the_end_of_time_is_reached_and_not_passed() -> None:
    """A term that runs out of the calendar ends with it."""
    assert working_days_after(date.max - timedelta(days=1), 20).day == date.max

"""A term of years ends on the day before its first day comes round again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.term import last_day_of_term
from site_builder.model.validity import months_before


@pytest.mark.parametrize(
    ("start", "years", "last"),
    [
        ("2022-06-01", 5, "2027-05-31"),
        ("2024-02-29", 5, "2029-02-28"),
        ("2024-02-29", 4, "2028-02-28"),
        ("2023-03-01", 5, "2028-02-29"),
        ("2024-01-01", 1, "2024-12-31"),
        ("9998-01-01", 5, "9999-12-31"),
    ],
)
def test_the_last_day(start: str, years: int, last: str) -> None:
    """Leap days included; a term that leaves the calendar ends with it."""
    assert last_day_of_term(date.fromisoformat(start), years) == date.fromisoformat(last)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(1, 30))
def test_two_terms_on_end_are_one(start: date, years: int) -> None:
    """A term that begins after another lasts as long as both, but for leap days."""
    first = last_day_of_term(start, years)
    both = last_day_of_term(first + timedelta(days=1), years)

    assert abs((both - last_day_of_term(start, 2 * years)).days) <= 1


def test_months_before_the_first_year_are_none() -> None:
    """A hostile date is clamped to the calendar's first day."""
    assert months_before(date(1, 3, 1), 6) == date.min

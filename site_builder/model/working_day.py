"""
工作日: weekdays, less the holidays and with the make-up days (调休) that the State Council sets.

The years that `chinesecalendar` knows come from there, a year that a county states from
data/working_days.yml (docs/decisions). Any other year is counted by its weekends alone, and what is
reckoned through it is provisional. Counting starts on the day after.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property

from chinese_calendar.constants import holidays, workdays

from site_builder.model.working_year import WorkingYear
from site_builder.value import dataclass

WEEK, WEEKDAYS = 7, 5  # days; `date.toordinal` 1 is a Monday


@dataclass(frozen=True, kw_only=True)
class DueDay:
    """A day reckoned in working days; provisional where the holidays of a year are not known."""

    day: date
    is_provisional: bool


@dataclass(frozen=True, kw_only=True)
class WorkingDays:
    """A number of working days; provisional as above."""

    count: int
    is_provisional: bool


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """Which days are worked: `closed` weekdays are not, `worked` weekend days are; both sorted."""

    closed: tuple[date, ...]
    worked: tuple[date, ...]
    years: frozenset[int]

    def is_working(self, day: date) -> bool:
        """Tell whether offices work on `day`."""
        return day in self._worked if day.isoweekday() > WEEKDAYS else day not in self._closed

    def knows(self, first: date, last: date) -> bool:
        """Tell whether the holidays of every year from `first` to `last` are known."""
        return all(year in self.years for year in range(first.year, last.year + 1))

    @cached_property
    def _closed(self) -> frozenset[date]:
        return frozenset(self.closed)

    @cached_property
    def _worked(self) -> frozenset[date]:
        return frozenset(self.worked)


def calendar_of(years: Iterable[WorkingYear]) -> Calendar:
    """Give the calendar in which what a county states of a year takes the place of what is built in."""
    stated = {year.year: year for year in years}
    spoken_for = {day for year in stated.values() for day in (*year.holidays, *year.workdays)}

    def kept(days: Iterable[date]) -> list[date]:
        return [day for day in days if day.year not in stated and day not in spoken_for]

    closed = kept(holidays) + [day for year in stated.values() for day in year.holidays]
    worked = kept(workdays) + [day for year in stated.values() for day in year.workdays]
    return Calendar(
        closed=tuple(sorted({day for day in closed if day.isoweekday() <= WEEKDAYS})),
        worked=tuple(sorted({day for day in worked if day.isoweekday() > WEEKDAYS})),
        years=frozenset({day.year for day in holidays} | stated.keys()),
    )


STATE_COUNCIL = calendar_of(())


def working_days_after(start: date, number: int, calendar: Calendar = STATE_COUNCIL) -> DueDay:
    """Give the `number`-th working day after `start`; `start` itself for none."""
    day, left = start, number
    while left > 0 and day < date.max:
        day += timedelta(days=1)
        left -= calendar.is_working(day)
    return DueDay(day=day, is_provisional=day > start and not calendar.knows(_after(start), day))


def working_days_between(start: date, end: date, calendar: Calendar = STATE_COUNCIL) -> WorkingDays:
    """Count the working days after `start` until `end`, that day included; none where `end` is earlier."""
    if end <= start:
        return WorkingDays(count=0, is_provisional=False)
    weekdays = _weekdays_until(end) - _weekdays_until(start)
    count = weekdays - _within(calendar.closed, start, end) + _within(calendar.worked, start, end)
    return WorkingDays(count=count, is_provisional=not calendar.knows(_after(start), end))


def calendar_days_after(start: date, number: int) -> date:
    """Give the day so many calendar days (日, not 工作日) after `start`."""
    return date.fromordinal(min(start.toordinal() + number, date.max.toordinal()))


def _after(day: date) -> date:
    return day + timedelta(days=1)


def _weekdays_until(day: date) -> int:
    weeks, rest = divmod(day.toordinal(), WEEK)
    return weeks * WEEKDAYS + min(rest, WEEKDAYS)


def _within(days: Sequence[date], start: date, end: date) -> int:
    return bisect_right(days, end) - bisect_right(days, start)

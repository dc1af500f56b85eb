"""有效期: the last day of a term of years that begins on a day."""

from calendar import isleap
from datetime import MAXYEAR, date, timedelta


def last_day_of_term(start: date, years: int) -> date:
    """
    Give the last day of `years` whole years of which `start` is the first day.

    From 1 June 2022, five years last until 31 May 2027. Where the year has no such day as `start`, the
    term ends with the month (民法典 art 203).
    """
    year = start.year + years
    if year > MAXYEAR:
        return date.max
    if (start.month, start.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return start.replace(year=year) - timedelta(days=1)

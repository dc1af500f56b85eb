"""有效期: the last day of a term of years or months that begins on a day."""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta


def last_day_of_term(start: date, years: int, months: int = 0) -> date:
    """
    Give the last day of so many whole years and months of which `start` is the first day.

    From 1 June 2022, five years last until 31 May 2027. Where the month has no such day as `start`, the
    term ends with the month (民法典 art 203).
    """
    year, month = divmod((start.year + years) * 12 + start.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    length = monthrange(year, month + 1)[1]
    if start.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, start.day) - timedelta(days=1)

"""The day of a build, in China, told without reading the settings."""

from datetime import date, datetime, timedelta, timezone

from site_builder.problem import BrokenSetupError

CHINA = timezone(timedelta(hours=8))  # no daylight saving since 1991; needs no time-zone data


def build_day(epoch: str | None, now: datetime) -> date:
    """
    Give the build date: that of SOURCE_DATE_EPOCH (`epoch`, seconds) or else of `now`, in China.

    BrokenSetupError where `epoch` is no number.
    """
    if not epoch:
        return now.astimezone(CHINA).date()
    try:
        return datetime.fromtimestamp(int(epoch), CHINA).date()
    except (ValueError, OverflowError, OSError):
        raise BrokenSetupError(f"SOURCE_DATE_EPOCH「{epoch}」不是秒数") from None

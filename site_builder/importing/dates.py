"""Dates of a row: its own fields first, then the events that its info block tells."""

from collections.abc import Sequence
from datetime import date

from site_builder.pattern import pattern_of

_DATE = pattern_of(r"([0-9]{4})\s?[-/.年]\s?([0-9]{1,2})\s?[-/.月]\s?([0-9]{1,2})\s?日?(?:[ T][0-9:.+Z]*)?")
# Events of a later version say nothing of the day on which the text was first adopted or published.
_LATER = pattern_of("修订|修正|修改|废止|重新")
_ENDINGS = {
    "written_date": ("通过",),
    "publish_date": ("公布", "发布", "公布施行", "发布施行"),
    "effective_date": ("施行",),
}


def iso_date(text: str) -> str | None:
    """Give a date as `2024-06-07`, or None where `text` is no day of the calendar."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups())).isoformat()
    except ValueError:
        return None


def event_date(field: str, events: Sequence[tuple[str, str]]) -> str | None:
    """
    Give the date of the first event that can mean nothing but `field`, or None.

    An event is a date and a text; the text must end in the deed and must not be an amendment.
    """
    for day, text in events:
        deed = text.strip().rstrip("）) 。")
        if field == "effective_date" and deed != "施行":
            continue  # 公布施行 is told by the day of publication already
        if deed.endswith(_ENDINGS[field]) and not _LATER.search(deed):
            return iso_date(day)
    return None

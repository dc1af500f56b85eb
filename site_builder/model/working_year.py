"""A year of holidays as a county states it, from the State Council's notice, in data/working_days.yml."""

import re
from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from site_builder.model.part import a
from site_builder.model.types import Day, Number, Text, bad
from site_builder.pattern import pattern_of
from site_builder.problem import Fault

LONGEST = 31  # days of one holiday
SATURDAY = 6
FIXED = ((1, 1, "元旦"), (5, 1, "劳动节"), (10, 1, "国庆节"))  # 全国年节及纪念日放假办法; the others move
_SPAN = pattern_of(r"(\d{4}-\d{2}-\d{2})\s*(?:至|到|~|/)\s*(\d{4}-\d{2}-\d{2})")


def _days(value: object) -> object:
    """Write out the spans in a list of days."""
    if isinstance(value, str):
        raise bad(Fault.FIELD_VALUE, f"「{value}」应当写成列表，例如「[{value}]」")
    found: list[object] = []
    for item in value if isinstance(value, (list, tuple)) else ():
        match = _SPAN.fullmatch(item) if isinstance(item, str) else None
        found += _span(match) if match else [item]
    return tuple(found)


def _span(match: re.Match[str]) -> list[date]:
    try:
        first, last = (date.fromisoformat(part) for part in match.groups())
    except ValueError:
        raise bad(Fault.FIELD_VALUE, f"「{match[0]}」里有日历上没有的日子") from None
    length = (last - first).days + 1
    if not 1 <= length <= LONGEST:
        raise bad(Fault.FIELD_VALUE, f"「{match[0]}」应当从早到晚，不超过 {LONGEST} 天")
    return [first + timedelta(days=n) for n in range(length)]


Days = Annotated[tuple[Day, ...], BeforeValidator(_days)]


class WorkingYear(BaseModel):
    """放假安排: `holidays` are all days off that the notice names, `workdays` the weekend days worked."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    year: Number = a("年份", "如 2027", default=...)
    basis: Text = a("依据", "国务院办公厅的通知和文号", default=...)
    holidays: Days = a("放假的日子", "通知里放假的全部日子，如 [2027-10-01 至 2027-10-07]", default=...)
    workdays: Days = a("上班的周末", "通知里调休上班的日子，如 [2027-10-09]", default=())

    @model_validator(mode="after")
    def _hangs_together(self) -> "WorkingYear":
        for month, number, name in FIXED:
            if date(self.year, month, number) not in self.holidays:
                raise bad(Fault.FIELD_VALUE, f"{self.year}年的放假安排里没有{name}（{month}月{number}日）")
        for day in (*self.holidays, *self.workdays):
            if day.year != self.year and (day.year, day.month) != (self.year - 1, 12):
                raise bad(Fault.FIELD_VALUE, f"「{day}」不在{self.year}年")
        for day in self.workdays:
            if day.isoweekday() < SATURDAY:
                raise bad(Fault.FIELD_VALUE, f"「{day}」不是周末，本来就上班，不是调休上班的日子")
            if day in self.holidays:
                raise bad(Fault.FIELD_VALUE, f"「{day}」既放假又上班")
        off = sum(day.isoweekday() < SATURDAY for day in set(self.holidays))
        if off < len(set(self.workdays)):
            raise bad(Fault.FIELD_VALUE, f"{self.year}年调休上班的日子比放假的工作日还多")
        return self

    @model_validator(mode="before")
    @classmethod
    def _in_the_calendar(cls, value: object) -> object:
        year = value.get("year") if isinstance(value, dict) else None
        if isinstance(year, str) and not re.fullmatch(r"20\d\d", year):
            raise bad(Fault.FIELD_VALUE, f"年份「{year}」应当是四位数字，如 2027")
        return value

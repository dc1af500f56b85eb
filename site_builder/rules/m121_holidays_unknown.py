"""
计算期限所用的放假安排已经知道。

工作日按国务院办公厅每年公布的放假安排计算，包括调休。今天开始的期限（`timing.publication_working_days`）如果落到放假安排
还不知道的年份，只能按周末推算，结果可能差几天。国务院公布后，填进 `data/working_days.yml`，不必等程序更新。

Bad::

    === data/profile.yml
    profile: {timing: {publication_working_days: 60}}

Good::

    === data/profile.yml
    profile: {timing: {publication_working_days: 60}}
    === data/working_days.yml
    working_days:
      - year: 2027
        basis: 示例；以国务院办公厅的通知为准
        holidays: [2027-01-01, 2027-02-05 至 2027-02-08, 2027-04-05, 2027-05-01 至 2027-05-02, 2027-10-01 至 2027-10-03]
        workdays: []
"""

from site_builder.model.site import Site
from site_builder.model.vocabulary import OPTIONAL_FILES
from site_builder.model.working_day import working_days_after
from site_builder.problem import Place, Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "M121",
    fix="国务院公布放假安排后，把放假和调休上班的日子填进 data/working_days.yml",
    clause="META-04",
    severity=Severity.WARNING,
)
def holidays_unknown(site: Site) -> Findings:
    """Report that a term which begins today ends in a year whose holidays are not known."""
    limit = site.vocabulary.profile.timing.publication_working_days
    due = working_days_after(site.day, limit, site.calendar)
    if due.is_provisional:
        unknown = [y for y in range(site.day.year, due.day.year + 1) if y not in site.calendar.years]
        years = "、".join(f"{year}年" for year in unknown)
        place = Place(path=f"{site.settings.data_dir}/{OPTIONAL_FILES[0]}")
        yield place, f"不知道{years}的放假安排，今天起 {limit} 个工作日的期限（{due.day}）按周末推算"

"""
主动公开的信息自形成或者变更之日起二十个工作日之内公开。

《政府信息公开条例》第二十六条；法律、法规另有规定的从其规定。从成文日期（转为主动公开的，从转换日期）的第二天算起，
周末和国务院规定的假日不算，调休上班的日子要算。期限在 `data/profile.yml` 的 `timing.publication_working_days`。
转载的文件（写了 source）
和条例施行（2008年5月1日）以前形成的不算。

Bad::

    ---
    written_date: 2022-09-20
    publish_date: 2022-10-24
    ---
    正文。

Good::

    ---
    written_date: 2022-09-20
    publish_date: 2022-10-21
    ---
    正文。
"""

from datetime import date

from site_builder.model.kinds import OfficialDocument
from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.model.working_day import calendar_days_after, working_days_after, working_days_between
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "M120",
    fix="核对成文日期和发布日期；确实逾期的，查明原因，以后在期限内公开",
    clause="META-04",
    severity=Severity.WARNING,
    alone=True,
)
def published_late(site: Site) -> Findings:
    """Report our own documents that were published after their last lawful day."""
    timing = site.vocabulary.profile.timing
    limit = timing.publication_working_days
    calendar = site.calendar
    for document in site.documents:
        if not isinstance(document, OfficialDocument) or document.source:
            continue
        published = document.publish_date
        if published is None or document.disclosure is not Disclosure.PROACTIVE:
            continue
        name, start = _start(document)
        if start < timing.publication_since or published <= calendar_days_after(start, limit):
            continue  # working days are never more than calendar days
        due = working_days_after(start, limit, calendar)
        if published > due.day:
            passed = working_days_between(start, published, calendar)
            unsure = "；其中有的年份放假安排还不知道，按周末推算" if passed.is_provisional else ""
            message = (
                f"{name} {start}，发布日期 {published}，相隔 {passed.count} 个工作日，超过 {limit} 个工作日，"
                f"应当不晚于 {due.day} 发布{unsure}"
            )
            yield document.at("publish_date"), message


def _start(document: OfficialDocument) -> tuple[str, date]:
    """Give the day on which the term begins: that of writing, or of the last change."""
    changed = [c.date for c in document.conversions if c.after is Disclosure.PROACTIVE]
    if changed and max(changed) > document.written_date:
        return "转为主动公开的日期", max(changed)
    return "成文日期", document.written_date

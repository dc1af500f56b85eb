"""
不公开的文件按期重新评估。

行政机关对不予公开的信息定期评估审查，因情势变化可以公开的应当公开（条例第十八条）。过了 next_review 这一天还没有改成下一次的日期，
就是没有按期评估。

Bad::

    ---
    disclosure: 不予公开
    ground: 16-1
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2026-03-01
    next_review: 2026-11-23
    ---
    正文。

Good::

    ---
    disclosure: 不予公开
    ground: 16-1
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2026-03-01
    next_review: 2026-11-24
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "D507",
    fix="重新评估：能公开的改 disclosure 并记入 conversions，不能的把 next_review 改成下一次的日期",
    clause="DISC-03",
    severity=Severity.WARNING,
    alone=True,
)
def review_overdue(site: Site) -> Findings:
    """Report withheld documents whose day of review has passed."""
    for document in site.documents:
        due = document.next_review
        if due and due < site.day and document.disclosure is not Disclosure.PROACTIVE:
            yield document.at("next_review"), f"应当在 {due} 重新评估，已经过了 {(site.day - due).days} 天"

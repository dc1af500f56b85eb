"""
不予公开的文件定了下次评估的日期。

条例第十八条要求定期评估不予公开的信息。没有日期，就不会有人去评估；写了日期，`site-builder due` 会提前提醒。

Bad::

    ---
    disclosure: 不予公开
    ground: 16-1
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2026-03-01
    ---
    正文。

Good::

    ---
    disclosure: 不予公开
    ground: 16-1
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2026-03-01
    next_review: 2027-03-01
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "D508",
    fix="补上 next_review（下次评估日期）",
    clause="DISC-03",
    severity=Severity.WARNING,
    alone=True,
)
def review_undated(site: Site) -> Findings:
    """Report withheld documents that nobody will look at again."""
    for document in site.documents:
        if document.disclosure is Disclosure.WITHHELD and document.next_review is None:
            yield document.at("disclosure"), "不予公开的文件没有写下次评估的日期（next_review）"

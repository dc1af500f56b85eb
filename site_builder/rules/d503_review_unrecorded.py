"""
不主动公开的文件记录了谁在什么时候审查过。

条例第十七条要求建立审查机制，明确程序和责任。记录审查人和日期，以后评估、答复申请才有依据。

Bad::

    ---
    disclosure: 依申请公开
    publish_date: （缺）
    ---
    正文。

Good::

    ---
    disclosure: 依申请公开
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "D503",
    fix="补上 reviewer（审查人）和 reviewed_on（审查日期）",
    clause="DISC-01",
    severity=Severity.WARNING,
    alone=True,
)
def review_unrecorded(site: Site) -> Findings:
    """Report documents kept from the web whose review left no record."""
    for document in site.documents:
        if document.disclosure is not Disclosure.PROACTIVE:
            missing = [n for n in ("reviewer", "reviewed_on") if not getattr(document, n)]
            if missing:
                message = f"{document.disclosure}的文件没有审查记录，缺少 {'、'.join(missing)}"
                yield document.at("disclosure"), message

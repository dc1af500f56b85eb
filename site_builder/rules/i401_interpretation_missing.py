"""
规范性文件和涉及群众、企业权益的文件都有解读。

政策文件和解读要同步组织、同步审签、同步部署，缺少解读的退回（2022年政务公开工作要点；国办发〔2016〕80号）。解读要和文件
一起公开：文件已经到了发布日期，解读也要到。转载别的机关的文件（写了 source）不必由转载机关解读；修改后的全文（写了
version_of）由修改它的文件的解读说明。

Bad::

    ---
    is_normative: 是
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    is_normative: 是
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    ---
    正文。
"""

from datetime import date

from site_builder.model.kinds import Document, Interpretation, Policy
from site_builder.model.shown import PROACTIVE, WEB
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


@rule(
    "I401",
    fix="写一篇解读放在 content/interpretations/，在 interprets 里写本文件的标识或文号",
    clause="INT-01",
)
def interpretation_missing(site: Site) -> Findings:
    """Report policies that are, or will be, published without an interpretation."""
    for policy in site.policies:
        needed = policy.is_normative or policy.affects_rights
        if not (needed and _is_disclosed(policy)) or policy.source or policy.version_of:
            continue
        others = site.reverse["interpreted_by"].get(policy.id, ())
        if not any(_is_there(other, policy, site.day) for other in others):
            what = "规范性文件" if policy.is_normative else "涉及群众和企业权益的文件"
            name = "is_normative" if policy.is_normative else "affects_rights"
            late = "；它的解读还没有到发布日期" if others else ""
            yield policy.at(name), f"{what}「{policy.title}」没有已公开的解读{late}"


def _is_disclosed(document: Document) -> bool:
    return document.disclosure is PROACTIVE and document.scope is WEB


def _is_there(other: Document, policy: Policy, day: date) -> bool:
    """Tell whether an interpretation can be read as soon as the policy can, or by today."""
    published, due = other.publish_date, max(policy.publish_date or day, day)
    is_shown = other.publish_until is None or other.publish_until >= day
    return (
        isinstance(other, Interpretation)
        and _is_disclosed(other)
        and published is not None
        and published <= due
        and is_shown
    )

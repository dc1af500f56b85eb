"""
解读不早于它解读的文件发布。

文件还没有公布，解读先把内容说了出去，读者找不到原文，也就无从核对；多半是日期抄错了（同组织、同审签、同部署，2022年政务公开
工作要点）。转载别的机关的文件（写了 source）不在此列：原文早已在别处公布。

Bad::

    === content/policies/a.md
    ---
    publish_date: 2024-03-04
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    publish_date: 2024-03-01
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    publish_date: 2024-03-04
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    publish_date: 2024-03-04
    ---
    正文。
"""

from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "I409",
    fix="核对两个 publish_date；解读和文件同一天发布",
    clause="INT-02",
    severity=Severity.WARNING,
)
def interpretation_early(site: Site) -> Findings:
    """Report interpretations published before one of the policies that they interpret."""
    for reference in site.references_in(("interprets",)):
        policy, published = reference.target, reference.document.publish_date
        if not isinstance(policy, Policy) or policy.source or published is None:
            continue
        is_disclosed = policy.disclosure is Disclosure.PROACTIVE
        if is_disclosed and policy.publish_date and published < policy.publish_date:
            message = f"解读 {published} 发布，文件「{reference.text}」{policy.publish_date} 才发布"
            yield reference.document.at("publish_date"), message

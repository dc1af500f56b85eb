"""
公开属性在发布之前审查确定。

公文的公开属性在制发时确定，先审查、后公开（条例第十七条；2022年政务公开工作要点）。审查日期晚于发布日期，不是抄错了日期，就是先公开
后审查。

Bad::

    ---
    reviewer: 办公室
    reviewed_on: 2024-03-05
    publish_date: 2024-03-04
    ---
    正文。

Good::

    ---
    reviewer: 办公室
    reviewed_on: 2024-03-04
    publish_date: 2024-03-04
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.rules.rule import Findings, rule


@rule(
    "D504", fix="核对 reviewed_on 和 publish_date；还没有审查的，先审查再发布", clause="DISC-01", alone=True
)
def reviewed_after_publication(site: Site) -> Findings:
    """Report disclosed documents that were reviewed after they were published."""
    for document in site.documents:
        reviewed, published = document.reviewed_on, document.publish_date
        if document.disclosure is Disclosure.PROACTIVE and reviewed and published and reviewed > published:
            yield document.at("reviewed_on"), f"审查日期 {reviewed} 晚于发布日期 {published}"

"""
张贴的文件写明公示期的最后一天。

公示栏上的名单有期限（惠民惠农补贴、社会救助的公示一般不少于七天）；没有写最后一天，打印页上就是空白，名单也没有人去取下来，个人的情况一直
挂在外面。

Bad::

    ---
    scope: village_board
    ---
    正文。

Good::

    ---
    scope: village_board
    publish_until: 2024-03-14
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.model.types import Disclosure, Scope
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "D514",
    fix="在 publish_until 写公示期的最后一天",
    clause="PII-01",
    severity=Severity.WARNING,
    alone=True,
)
def posting_undated(site: Site) -> Findings:
    """Report what is posted, and not put on the web, without a last day."""
    for document in site.documents:
        is_posted = document.disclosure is Disclosure.PROACTIVE and document.scope is not Scope.WEB
        if is_posted and document.publish_until is None:
            yield document.at("scope"), f"公开范围是「{document.scope}」，没有写公示到哪一天"

"""
公开的解读，解读的文件也公开。

读者看了解读要能看到文件；解读一份不公开的文件，等于公布了它的内容（《政府信息公开条例》第十三条、第三十七条）。

Bad::

    === content/policies/a.md
    ---
    disclosure: 依申请公开
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    next_review: 2030-03-01
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    written_date: 2024-03-01
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    ---
    正文。
"""

from site_builder.model.shown import is_public
from site_builder.model.site import Site
from site_builder.model.types import Disclosure, Scope
from site_builder.rules.rule import Findings, rule


@rule("R307", fix="把解读也改为不公开，或者先公开它解读的文件", clause="DISC-01", firm=True)
def withheld_interpreted(site: Site) -> Findings:
    """Report public interpretations of documents that are not disclosed on the web."""
    for reference in site.references_in(("interprets",)):
        policy = reference.target
        is_disclosed = policy and policy.disclosure is Disclosure.PROACTIVE and policy.scope is Scope.WEB
        if policy and not is_disclosed and is_public(reference.document, site.day):
            yield reference.place, f"「{reference.text}」不公开，它的解读却公开"

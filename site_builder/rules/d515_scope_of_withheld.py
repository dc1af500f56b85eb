"""
只有主动公开的文件才有张贴的范围。

在公示栏、征收范围内、现场公布，都是主动公开；写了 scope: village_board 又写「依申请公开」「不予公开」，必有一处错了：不该张贴的会被人
贴出去，或者该公示的没有公示（条例第十三条、第十九条）。

Bad::

    ---
    scope: village_board
    disclosure: 依申请公开
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
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
from site_builder.rules.rule import Findings, rule


@rule(
    "D515",
    fix="要张贴公示的，disclosure 写「主动公开」；不张贴的，删去 scope",
    clause="DISC-01",
    alone=True,
)
def scope_of_withheld(site: Site) -> Findings:
    """Report a scope of posting on what is not disclosed."""
    for document in site.documents:
        if document.scope is not Scope.WEB and document.disclosure is not Disclosure.PROACTIVE:
            message = f"公开属性是「{document.disclosure}」，公开范围却是「{document.scope}」"
            yield document.at("scope"), message

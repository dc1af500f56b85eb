"""
标准目录事项写明公开对象、公开方式和对应的渠道。

公开对象是全社会或者某个特定群体，公开方式是主动或者依申请，至少各有一项（国办发〔2019〕54号）。主动公开的事项要有政府网站、
公示栏等读者能看到的渠道；只对特定群体公开的名单不能上政府网站。

Bad::

    === content/catalogue/example.md
    ---
    for_everyone: 否
    ---
    说明。

Good::

    === content/catalogue/example.md
    ---
    for_everyone: 是
    ---
    说明。
"""

from collections.abc import Iterator

from site_builder.model.kinds import CatalogueItem
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule

WEBSITE = "政府网站"
BOARD = "公示栏"
SHOWN_BY = (WEBSITE, BOARD, "公开查阅点", "政务服务中心", "便民服务站")


@rule("C801", fix="对照标准目录补上或改正", clause="CAT-01 CAT-03", alone=True)
def catalogue_flags_wrong(site: Site) -> Findings:
    """Report items without audience or method, or whose channels contradict them."""
    for document in site.documents:
        if isinstance(document, CatalogueItem):
            for name, message in _faults(document):
                yield document.at(name), message


def _faults(item: CatalogueItem) -> Iterator[tuple[str, str]]:
    if not (item.for_everyone or item.for_group):
        yield "for_everyone", "没有公开对象：不是全社会，也没有写特定群体（for_group）"
    if not (item.proactive or item.on_request):
        yield "proactive", "没有公开方式：不是主动，也不是依申请（on_request）"
    if item.proactive and not any(mark in c for c in item.channels for mark in SHOWN_BY):
        yield "channels", f"主动公开的事项没有读者能看到的渠道，如「{WEBSITE}」"
    if item.for_group and not item.for_everyone and WEBSITE in item.channels:
        yield "channels", f"只对特定群体（{item.for_group}）公开的事项，渠道里不能有「{WEBSITE}」"

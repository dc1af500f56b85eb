"""
每个文件的标识和网址不重复。

标识（id，不写就是文件名）是网址的最后一段，别的文件也用它来引用。两个文件用同一个，一个就会顶替另一个。“index”
是各栏目首页的地址，文件不能用。

Bad::

    === content/policies/a.md
    ---
    title: 示例文件一
    ---
    正文。
    === content/policies/b.md
    ---
    id: a
    title: 示例文件二
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    title: 示例文件一
    ---
    正文。
    === content/policies/b.md
    ---
    title: 示例文件二
    ---
    正文。
"""

from site_builder.model.kinds import Document
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule

RESERVED = "index"  # `catalogue/index.html` and its like are lists


@rule("M112", fix="改文件名，或在元数据里写一个没有用过的 id", firm=True)
def address_twice(site: Site) -> Findings:
    """Report every identifier but the first that is equal to another."""
    first: dict[str, Document] = {}
    for document in site.documents:
        if document.id == RESERVED:
            yield document.at("id"), f"标识「{RESERVED}」是栏目首页的地址"
        other = first.setdefault(document.id, document)
        if other is not document:
            yield document.at("id"), f"标识「{document.id}」已经用在 {other.record.path}"

"""
索引号不重复。

索引号是一条政府信息的唯一编号。两份文件用了同一个，读者和档案人员就分不清说的是哪一份。

Bad::

    === content/policies/a.md
    ---
    index_no: 11379900MB00000013/2024-90001
    ---
    正文。
    === content/policies/b.md
    ---
    index_no: 11379900MB00000013/2024-90001
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    index_no: 11379900MB00000013/2024-90001
    ---
    正文。
    === content/policies/b.md
    ---
    index_no: 11379900MB00000013/2024-90002
    ---
    正文。
"""

from site_builder.model.kinds import OfficialDocument
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


@rule("M106", fix="核对登记簿，给后一份文件新的顺序号", clause="META-02", firm=True)
def index_number_twice(site: Site) -> Findings:
    """Report every index number but the first that is equal to another."""
    first: dict[str, OfficialDocument] = {}
    for document in site.documents:
        if isinstance(document, OfficialDocument):
            other = first.setdefault(document.index_no, document)
            if other is not document:
                message = f"索引号「{document.index_no}」已经用在 {other.record.path}"
                yield document.at("index_no"), message

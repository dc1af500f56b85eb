"""
发文字号不重复。

一个文号只属于一份文件。重复的文号会让读者拿到错的文件，也会让「修改」「废止」指错对象。修改后的全文（写了
version_of）是同一份文件，用同一个文号。

Bad::

    === content/policies/a.md
    ---
    doc_no: 示政发〔2024〕1号
    ---
    正文。
    === content/policies/b.md
    ---
    doc_no: 示政发〔2024〕1号
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    doc_no: 示政发〔2024〕1号
    ---
    正文。
    === content/policies/b.md
    ---
    doc_no: 示政发〔2024〕2号
    ---
    正文。
"""

from site_builder.model.kinds import OfficialDocument
from site_builder.model.site import Site, stated
from site_builder.rules.rule import Findings, rule


@rule("N202", fix="核对原文，改正抄错的一个；同一份文件只发布一次", clause="DOC-02", firm=True)
def number_twice(site: Site) -> Findings:
    """Report every document number but the first that is equal to another, however spelled."""
    first: dict[tuple[str, int, int], OfficialDocument] = {}
    for document in site.documents:
        if (
            not isinstance(document, OfficialDocument)
            or not document.doc_no
            or stated(document, "version_of")
        ):
            continue  # a text as amended has the number of the first; that it names it is asked by V823
        other = first.setdefault(document.doc_no.key, document)
        if other is not document:
            path = other.record.path
            yield document.at("doc_no"), f"发文字号「{document.doc_no}」已经用在 {path}"

"""
发文字号里的年份和成文日期的年份一致，最多差一年。

年底成文的文件可能编在下一年，差得更多就是抄错了。

Bad::

    ---
    doc_no: 示政发〔2014〕1号
    written_date: 2024-03-01
    ---
    正文。

Good::

    ---
    doc_no: 示政发〔2024〕1号
    written_date: 2024-03-01
    ---
    正文。
"""

from site_builder.model.kinds import OfficialDocument
from site_builder.model.site import Site, stated
from site_builder.rules.rule import Findings, rule


@rule("N203", fix="核对原文，改正文号的年份或成文日期", clause="DOC-01", alone=True)
def number_of_another_year(site: Site) -> Findings:
    """Report numbers whose year is more than one away from the year of writing."""
    for document in site.documents:
        if stated(document, "version_of"):
            continue  # a text as amended bears the number of the first
        if isinstance(document, OfficialDocument) and document.doc_no and document.doc_no.year:
            written = document.written_date.year
            if abs(document.doc_no.year - written) > 1:
                message = f"发文字号「{document.doc_no}」的年份与成文日期 {document.written_date} 不符"
                yield document.at("doc_no"), message

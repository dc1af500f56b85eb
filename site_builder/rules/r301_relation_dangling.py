"""
引用的文件在本栏目里。

读者要顺着“废止”“修改”“解读”找到另一份文件；指向没有的文件，就断了。引用写对方的发文字号、索引号或者标识。

Bad::

    ---
    repeals: [示政发〔2019〕44号]
    ---
    正文。

Good::

    === content/policies/old.md
    ---
    doc_no: 示政发〔2019〕44号
    written_date: 2019-05-01
    publish_date: 2019-05-02
    ---
    正文。
    === content/policies/new.md
    ---
    repeals: [示政发〔2019〕44号]
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.rules.closest import closest
from site_builder.rules.m113_placeholder_left import MARK
from site_builder.rules.rule import Findings, rule


@rule("R301", fix="改正文号或标识，或者把缺少的文件加进来", clause="INT-02", firm=True)
def relation_dangling(site: Site) -> Findings:
    """Report references to documents that are not in content/."""
    for reference in site.references:
        text = reference.text
        if not (reference.target or text in site.unread or MARK in text):
            yield reference.place, f"没有「{text}」这个文件{closest(text, set(site.by_reference))}"

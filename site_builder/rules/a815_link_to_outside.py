"""
附件不引用电脑里别的文件。

引用的文件读者没有，打开时会提示更新链接；路径里常有单位内部的服务器和个人的用户名。网页的超链接不受影响。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 汇总表, file: attachments/table.docx}]
    ---
    正文。
    === content/policies/attachments/table.docx
    汇总表
    [模板] file:///C:/Users/office/Normal.dotm

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 汇总表, file: attachments/table.docx}]
    ---
    正文。
    === content/policies/attachments/table.docx
    汇总表
"""

from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.records.attachment.content import TraitKind
from site_builder.rules.attached import traits_found
from site_builder.rules.rule import Findings, rule


@rule(
    "A815",
    fix="Excel：数据→编辑链接→断开链接；Word：文件→信息→编辑指向文件的链接",
    clause="PII-11",
    severity=Severity.WARNING,
    alone=True,
)
def link_to_outside(site: Site) -> Findings:
    """Report links to files elsewhere."""
    yield from traits_found(site, TraitKind.LINKED, "引用了别的文件")

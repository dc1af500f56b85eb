"""
附件里没有留下批注。

批注多是起草时写给同事看的，带着写的人的姓名。写给读者的填表说明，放进正文或者单元格。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.docx}]
    ---
    正文。
    === content/policies/attachments/form.docx
    申请表
    [批注] 这里再核实一下

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.docx}]
    ---
    正文。
    === content/policies/attachments/form.docx
    申请表
"""

from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.records.attachment.content import TraitKind
from site_builder.rules.attached import traits_found
from site_builder.rules.rule import Findings, rule


@rule(
    "A807",
    fix="在 Word、Excel、WPS 里：审阅→删除→删除所有批注，再保存",
    clause="PII-11",
    severity=Severity.WARNING,
    alone=True,
)
def comment_left(site: Site) -> Findings:
    """Report comments and notes."""
    yield from traits_found(site, TraitKind.COMMENT, "有批注")

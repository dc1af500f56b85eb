"""
附件里没有嵌入别的文件。

粘贴进 Word 的 Excel 表格和图表，带着整个工作簿，双击就能打开，别的工作表也在里面；PDF 也能夹带文件。程序会检查嵌入的文件的内容，
但是读者不知道有它们。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 汇总表, file: attachments/table.docx}]
    ---
    正文。
    === content/policies/attachments/table.docx
    汇总表
    [嵌入] 明细.txt

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
    "A814",
    fix="粘贴时选「图片」或者「只保留文本」；要给读者的文件单独列为附件",
    clause="PII-11",
    severity=Severity.WARNING,
    alone=True,
)
def file_embedded(site: Site) -> Findings:
    """Report files inside files."""
    yield from traits_found(site, TraitKind.EMBEDDED, "嵌入了别的文件")

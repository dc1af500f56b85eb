"""
附件里没有隐藏的工作表、行、列、幻灯片和文字。

隐藏的内容取消隐藏就看得到。公布汇总表，把带姓名和号码的明细表隐藏起来，等于公布了明细表。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 汇总表, file: attachments/table.xlsx}]
    ---
    正文。
    === content/policies/attachments/table.xlsx
    村|户数
    示例村|3
    [隐藏行] 西示例村|2

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 汇总表, file: attachments/table.xlsx}]
    ---
    正文。
    === content/policies/attachments/table.xlsx
    村|户数
    示例村|3
"""

from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.records.attachment.content import TraitKind
from site_builder.rules.attached import traits_found
from site_builder.rules.rule import Findings, rule


@rule(
    "A808",
    fix="取消隐藏，看清是什么，不该公开的删去，再保存；或者用 文件→信息→检查问题→检查文档",
    clause="PII-11",
    severity=Severity.WARNING,
    alone=True,
)
def content_hidden(site: Site) -> Findings:
    """Report hidden sheets, rows, columns, slides and text."""
    yield from traits_found(site, TraitKind.HIDDEN, "有隐藏的内容")

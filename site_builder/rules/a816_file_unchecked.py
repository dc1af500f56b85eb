r"""
附件的内容程序都能检查。

doc、xls、wps、et 这些旧格式，程序只能粗略地找出里面的文字，隐藏的行列、批注和修订看不到；太大的文件只检查前面的部分。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.doc}]
    ---
    正文。
    === content/policies/attachments/form.doc (原样)
    {\rtf1 Form}

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


@rule("A816", fix="另存为 docx 或者 xlsx；太大的拆开", clause="PII-11", severity=Severity.WARNING, alone=True)
def file_unchecked(site: Site) -> Findings:
    """Report files that could not be read, or not whole."""
    yield from traits_found(site, TraitKind.UNCHECKED, "没有检查完")

"""
附件的内容就是扩展名说的格式。

把 xls 改名为 xlsx、把网页存成 xls，打开时会警告「文件格式与扩展名不一致」，有的电脑干脆打不开；把程序改名为 pdf 是攻击的手法。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.docx}]
    ---
    正文。
    === content/policies/attachments/form.docx (原样)
    申请表

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
from site_builder.records.attachment.content import TraitKind
from site_builder.records.attachment.form import NAMES, PROMISED
from site_builder.rules.attached import attached_files
from site_builder.rules.rule import Findings, rule

# What is known to be faulty in another way is not told twice.
_TOLD = (TraitKind.ENCRYPTED, TraitKind.BROKEN)


@rule(
    "A812",
    fix="用 Word、Excel 或者 WPS 打开，另存为扩展名所说的格式，不要只改文件名",
    clause="DOC-03",
    alone=True,
)
def file_of_another_format(site: Site) -> Findings:
    """Report files whose bytes are not what their names promise."""
    for attached in attached_files(site):
        extension = attached.file.extension
        content = attached.file.content
        promised = PROMISED.get(extension)
        if promised and content.format not in promised and not content.of(*_TOLD):
            yield (
                attached.place,
                f"附件「{attached.name}」的扩展名是 {extension}，内容却是{NAMES[content.format]}",
            )

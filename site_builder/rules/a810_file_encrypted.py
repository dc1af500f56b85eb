"""
附件不用密码就能打开。

读者没有密码，加密的附件等于没有公开；程序也检查不了里面的内容。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.pdf}]
    ---
    正文。
    === content/policies/attachments/form.pdf
    [密码] 1234
    申请表

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.pdf}]
    ---
    正文。
    === content/policies/attachments/form.pdf
    申请表
"""

from site_builder.model.site import Site
from site_builder.records.attachment.content import TraitKind
from site_builder.rules.attached import traits_found
from site_builder.rules.rule import Findings, rule


@rule("A810", fix="打开附件，取消打开密码再保存", clause="DOC-03", alone=True, firm=True)
def file_encrypted(site: Site) -> Findings:
    """Report files that need a password."""
    yield from traits_found(site, TraitKind.ENCRYPTED, "是加密的，读不了")

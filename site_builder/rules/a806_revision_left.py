"""
附件里没有留下修订痕迹。

修订状态下删去的话还在文件里，打开的人点一下就能看到原来怎么写、谁改的；过程稿可以不公开（《政府信息公开条例》第十六条），
这样等于公开了。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.docx}]
    ---
    正文。
    === content/policies/attachments/form.docx
    申请表
    [修订删去] 原来的措辞

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
from site_builder.rules.attached import traits_found
from site_builder.rules.rule import Findings, rule


@rule("A806", fix="在 Word、WPS 里：审阅→接受→接受所有修订，再保存", clause="PII-11", alone=True)
def revision_left(site: Site) -> Findings:
    """Report tracked changes."""
    yield from traits_found(site, TraitKind.REVISION, "有修订痕迹")

"""
附件没有损坏。

打不开的附件等于没有公开。多半是没有下载完、复制到一半，或者是 0 字节的空文件。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 申请表, file: attachments/form.pdf}]
    ---
    正文。
    === content/policies/attachments/form.pdf (原样)
    %PDF-1.7
    复制到一半

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


@rule("A811", fix="从原来的地方重新复制，或者重新导出", clause="DOC-03", alone=True, firm=True)
def file_broken(site: Site) -> Findings:
    """Report files that can't be opened."""
    yield from traits_found(site, TraitKind.BROKEN, "打不开，文件损坏了")

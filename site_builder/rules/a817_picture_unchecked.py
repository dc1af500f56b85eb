"""
图片和扫描件里的文字，由人看过。

程序读不出图片里的文字：扫描的名单上有没有身份证号码，要人来看；用读屏软件的读者也听不到。能用文字的不要用图片。正文里显示的图片有文字说明（L607），不在此列。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 公示名单, file: attachments/list.jpg}]
    ---
    正文。
    === content/policies/attachments/list.jpg
    [图片]

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 公示名单, file: attachments/list.docx}]
    ---
    正文。
    === content/policies/attachments/list.docx
    公示名单
"""

import posixpath
from urllib.parse import unquote

from site_builder.model.body import links
from site_builder.model.kinds import Document
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.records.attachment.content import TraitKind
from site_builder.rules.attached import attached_files, listed
from site_builder.rules.rule import Findings, rule


@rule(
    "A817",
    fix="请人看过没有个人信息；最好换成能复制文字的 PDF 或者 Word",
    clause="PII-11",
    severity=Severity.WARNING,
    alone=True,
)
def picture_unchecked(site: Site) -> Findings:
    """Report pictures and scanned pages; not a picture that the body shows, for L607 wants its text."""
    for attached in attached_files(site):
        traits = attached.file.content.of(TraitKind.PICTURE)
        if traits and attached.file.path not in _shown(attached.document):
            yield (
                attached.place,
                f"附件「{attached.name}」是图片或者扫描件，里面的文字没有检查{listed(traits)}",
            )


def _shown(document: Document) -> frozenset[str]:
    folder = posixpath.dirname(document.record.path)
    targets = (link.target for link in links(document.record) if link.is_image)
    return frozenset(posixpath.normpath(posixpath.join(folder, unquote(target))) for target in targets)

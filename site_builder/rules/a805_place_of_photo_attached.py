"""
附件里的照片和视频不带拍摄地点。

手机拍的照片带着经纬度，下载的人能查到在哪里拍的，比如谁的家门口；行踪轨迹是敏感个人信息（《个人信息保护法》第二十八条）。
放进 Word 的照片也带着。

Bad::

    === content/policies/example.md
    ---
    attachments: [{title: 现场照片, file: attachments/photo.docx}]
    ---
    正文。
    === content/policies/attachments/photo.docx
    [照片地点] 35.1,115.2

Good::

    === content/policies/example.md
    ---
    attachments: [{title: 现场照片, file: attachments/photo.docx}]
    ---
    正文。
    === content/policies/attachments/photo.docx
    [照片]
"""

from site_builder.model.site import Site
from site_builder.records.attachment.content import TraitKind
from site_builder.rules.attached import traits_found
from site_builder.rules.rule import Findings, rule


@rule(
    "A805",
    fix="在电脑上右击照片，属性→详细信息→删除属性和个人信息，再放回附件",
    clause="PII-11",
    alone=True,
    firm=True,
)
def place_of_photo_attached(site: Site) -> Findings:
    """Report coordinates in pictures and videos."""
    yield from traits_found(site, TraitKind.LOCATION, "里的照片或者视频带有拍摄地点")

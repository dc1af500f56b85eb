"""An edition as a Word file: the same edition gives the same bytes."""

import io
import zipfile
from datetime import datetime
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

from site_builder.output.paper.edition import Edition
from site_builder.output.paper.word_body import add_body
from site_builder.output.paper.word_style import LANGUAGE, set_page, set_styles
from site_builder.output.paper.word_table import add_pairs

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that zip knows
FIRST = "[Content_Types].xml"


def edition_word(edition: Edition) -> bytes:
    """Give the Word file."""
    document = docx.Document()
    set_styles(document)
    set_page(document, f"{edition.url}\nSHA-256：{edition.fingerprint}　发布日期：{edition.publication}")
    _describe(document, edition)
    document.add_paragraph(edition.title, style="Title")
    if edition.number:
        document.add_paragraph(edition.number).alignment = WD_ALIGN_PARAGRAPH.CENTER
    notice = "；".join(edition.notice)
    document.add_paragraph(f"有效性：{edition.validity}。{notice}{'。' if notice else ''}", style="Caption")
    document.add_paragraph()
    add_body(document, edition.body)
    if edition.endnote:
        document.add_paragraph(f"（{edition.endnote}）", style="Body Text")
    for number, (title, address) in enumerate(edition.attachments, start=1):
        document.add_paragraph(f"附件{number}：{title}（{address}）", style="Body Text")
    document.add_paragraph("文件信息", style="Heading 1")
    add_pairs(document, edition.facts)
    digits = f"{edition.text} 的 SHA-256 前 {len(edition.fingerprint)} 位"
    document.add_paragraph(
        f"网页：{edition.url}。文本指纹：{edition.fingerprint}（{digits}）。"
        "效力和内容以网页为准；本文件可以编辑，引用前请与网页核对。",
        style="Caption",
    )
    return _packed(document)


def _describe(document: Any, edition: Edition) -> None:
    about = document.core_properties
    about.title, about.author = edition.title, "、".join(edition.authors)
    about.subject, about.keywords = edition.number, "，".join(edition.keywords)
    about.comments, about.category = edition.summary, "政府信息公开"
    about.language, about.identifier = LANGUAGE, edition.url
    about.last_modified_by, about.revision, about.version = "site_builder", 1, edition.fingerprint
    about.created = datetime.fromisoformat(edition.written)
    about.modified = datetime.fromisoformat(edition.published)


def _packed(document: Any) -> bytes:
    """Pack anew: python-docx writes the time of day into the archive."""
    made = io.BytesIO()
    document.save(made)
    packed = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(packed, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != FIRST, name)):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            target.writestr(info, source.read(name))
    return packed.getvalue()

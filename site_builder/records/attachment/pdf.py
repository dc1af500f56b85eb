"""PDF: text, comments, forms, attached files, scripts, author (PDFium, the reader in Chrome)."""

import ctypes
from html import unescape
from typing import Any

import pypdfium2
from pypdfium2 import raw

from site_builder.pattern import pattern_of
from site_builder.records.attachment.budget import EncryptedError
from site_builder.records.attachment.collector import Collector
from site_builder.records.attachment.content import TraitKind
from site_builder.records.attachment.sheet import ranges

MIN_CHARACTERS = 10  # a page with a picture and fewer is a scanned one
_XMP_AUTHOR = pattern_of(
    rb"<dc:creator>[^<]{0,99}<rdf:Seq>[^<]{0,99}<rdf:li[^>]{0,99}>([^<]{1,200})</rdf:li>"
)
# PDFium counts the scripts of the whole file; those of a page or of the opening stand in actions.
_ACTION = pattern_of(rb"/S\s{0,9}/(?:JavaScript|Launch)\b")
_NO_COMMENTS = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_POPUP}


def read_pdf(data: bytes, collector: Collector) -> None:
    """Read a PDF page by page."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise EncryptedError from error
        raise
    try:
        _document(document, data, collector)
    finally:
        document.close()


def _document(document: Any, data: bytes, collector: Collector) -> None:  # noqa: ANN401 - ctypes below
    author = document.get_metadata_value("Author")
    if author.strip():
        collector.trait(TraitKind.AUTHOR, "作者", author)
    for match in _XMP_AUTHOR.finditer(data):
        text = unescape(match[1].decode("utf-8", "replace"))
        if text != author:
            collector.trait(TraitKind.AUTHOR, "作者", text)
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0 or _ACTION.search(data):
        collector.trait(TraitKind.PROGRAM, "脚本")
    scanned = []
    for number in range(len(document)):
        collector.budget.tick()
        page = document[number]
        text = _page(page, f"第{number + 1}页", collector)
        if len(text) < MIN_CHARACTERS and any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])):
            scanned.append(number + 1)
        page.close()
    if scanned:
        collector.trait(TraitKind.PICTURE, f"第{ranges(scanned)}页是扫描件")
    for number in range(document.count_attachments()):
        attached = document.get_attachment(number)
        name = attached.get_name()
        collector.trait(TraitKind.EMBEDDED, "嵌入的文件", name)
        content = bytes(attached.get_data())
        limit = collector.budget.member()
        collector.budget.unpack(len(content), limit)
        collector.file(f"嵌入的文件「{name}」", content, name.rpartition(".")[2].lower())


def _page(page: Any, where: str, collector: Collector) -> str:  # noqa: ANN401 - as above
    layer = page.get_textpage()
    text = str(layer.get_text_range(errors="replace")).replace("\r\n", "\n").replace("\0", "").strip()
    layer.close()
    collector.text(where, text)
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        if kind == raw.FPDF_ANNOT_WIDGET:
            collector.text(f"{where}的表单", _string(annotation, b"V"))
        elif kind not in _NO_COMMENTS and (comment := _string(annotation, b"Contents").strip()):
            collector.trait(TraitKind.COMMENT, f"{where}的批注", comment)
            collector.text(f"{where}的批注", comment)
        raw.FPDFPage_CloseAnnot(annotation)
    return text


def _string(annotation: Any, key: bytes) -> str:  # noqa: ANN401 - as above
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)  # bytes of UTF-16, with its end
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")

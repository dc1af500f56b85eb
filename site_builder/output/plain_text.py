"""
A document as a text file beside its page: what a fingerprint on paper stands for.

It holds what does not change from day to day, so that the SHA-256 printed years ago still names the same
text. The file is in every release and its manifest: whoever has a mirror looks the printed prefix up in
SHA256SUMS and holds the paper against the file that stands there.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape

from site_builder.model.kinds import CatalogueItem, Document, OfficialDocument, Policy
from site_builder.model.public_site import PublicSite
from site_builder.output.filters import day
from site_builder.output.markdown import Rendered

SHOWN = 16  # hexadecimal digits of the SHA-256 on paper: enough to be one of a column, short enough to type
_CELLS = re.compile(r"</t[dh]>\s*<t[dh][^>]*>")
_LIST = re.compile(r"<(/?)(ol|ul|li)\b([^>]*)>(?:\s*<p>)?")
_START = re.compile(r'start="([0-9]{1,9})"')
_IMAGE = re.compile(r'<img\s[^>]*?\balt="([^"]*)"[^>]*>')
_TAG = re.compile(r"<[^>]*>")
_MORE = ("</t", "<li", "<img")  # of which more is told than the text that stands there
_BLANK = re.compile(r"\n[ \t]*\n")
_GAP = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")


def text_address(document: Document) -> str:
    """Give the path of a document's text in the site."""
    return f"{document.folder}/{document.id}.txt"


def plain_text(document: Document, site: PublicSite, rendered: Rendered) -> bytes:
    """Give the text file; UTF-8 with a mark, so that no browser takes it for GBK."""
    head = "\n".join([f"{label}：{value}" for label, value in _facts(document)])
    parts = [document.title, head, text_of(rendered)]
    if isinstance(document, OfficialDocument) and document.endnote:
        parts.append(f"（{document.endnote.strip('（）')}）")
    files = [f"{file.title}（{file.address}，SHA-256 {file.sha256}）" for file in site.attachments(document)]
    if files:
        parts.append("\n".join(["附件：", *(f"{number}. {file}" for number, file in enumerate(files, 1))]))
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8-sig")


def fingerprint(text: bytes) -> str:
    """Give what stands on paper for a text."""
    return sha256(text).hexdigest()[:SHOWN]


def text_of(rendered: Rendered) -> str:
    """Give a body as text: a table's row is one line, an image its description."""
    html, text = rendered.html, rendered.plain
    if rendered.is_plain:  # it has no blank line either
        return text.strip()
    if any(sign in html for sign in _MORE):
        html = _CELLS.sub(" | ", html)
        html = _listed(html) if "<li" in html else html
        html = _IMAGE.sub(r"［图：\1］", html) if "<img" in html else html
        text = unescape(_TAG.sub("", html))
    return (_GAP.sub("\n\n", text) if _BLANK.search(text) else text).strip()


def _listed(html: str) -> str:
    """Write the number or mark of each item, as browsers draw it."""
    numbers: list[int | None] = []  # of each list that is open: the next number, or none

    def item(match: re.Match[str]) -> str:
        is_end, name, attributes = match[1], match[2], match[3]
        if name != "li":
            start = _START.search(attributes)
            if not is_end:
                numbers.append((int(start[1]) if start else 1) if name == "ol" else None)
            elif numbers:
                numbers.pop()
            return "\n"
        if is_end or not numbers:
            return ""
        number = numbers[-1]
        if number is None:
            return "- "
        numbers[-1] = number + 1
        return f"{number}. "

    return _LIST.sub(item, html)


def _facts(document: Document) -> Iterator[tuple[str, str]]:
    yield "发布机构", document.publisher
    if isinstance(document, OfficialDocument):
        yield "索引号", document.index_no
        if document.doc_no:
            yield "发文字号", document.doc_no.text
        if document.issuers:
            yield "发文机关", "、".join(document.issuers)
        yield "成文日期", day(document.written_date)
    if isinstance(document, CatalogueItem):
        yield from _columns(document)
    if document.publish_date:
        yield "发布日期", day(document.publish_date)
    if isinstance(document, Policy) and document.effective_date:
        yield "施行日期", day(document.effective_date)
    if isinstance(document, Policy) and document.expire_date:
        yield "有效期至", day(document.expire_date)


def _columns(item: CatalogueItem) -> Iterator[tuple[str, str]]:
    """Give every column of a catalogue item that is filled in, as the model names them."""
    for name, field in CatalogueItem.model_fields.items():
        value = getattr(item, name)
        if name in Document.model_fields or not value:
            continue
        text = "是" if value is True else "；".join(value) if isinstance(value, tuple) else str(value)
        yield field.title or name, text

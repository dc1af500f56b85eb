"""A sanitised body as paragraphs, lists and tables of a Word file."""

import io
import re
from base64 import b64decode
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import html

from site_builder.output.paper.word_list import begin_list, set_item
from site_builder.output.paper.word_table import add_table

HEADINGS = {"h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}
WIDEST, HIGHEST = Mm(156), Mm(200)
MARKS = {
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "ins": "underline",
    "sup": "superscript",
}
MARKS |= {"sub": "subscript", "del": "strike", "s": "strike"}
SIGNED = {"signer", "signed"}
PLACED = SIGNED | {"addressed"}
_BREAK = re.compile(r"(?<=[^\x00-\xff])\n(?=[^\x00-\xff])")  # between Han characters there is no space


def add_body(document: Any, body: str) -> None:
    """Append what `body` says."""
    for element in html.fragment_fromstring(body, create_parent="div"):
        add_block(document, element)


def add_block(document: Any, element: Any, marks: frozenset[str] = frozenset()) -> None:
    """Append one block: a heading, a paragraph, a list, a table, or what holds them."""
    tag = element.tag
    if tag in HEADINGS:
        add_inline(document.add_paragraph(style=f"Heading {HEADINGS[tag]}"), element, marks)
    elif tag in ("p", "dt", "dd") and not _has_blocks(element):
        add_paragraph(document, element, marks | {"bold"} if tag == "dt" else marks)
    elif tag in ("ul", "ol"):
        add_list(document, element, level=0)
    elif tag == "table":
        add_table(document, element, add_inline)
    elif tag == "pre":
        _add_lines(document, element)
    else:  # div, blockquote, dl, dd: what they hold
        for child in element:
            add_block(document, child, marks)


def add_paragraph(document: Any, element: Any, marks: frozenset[str] = frozenset()) -> None:
    """Append a paragraph; those addressed stand at the margin, whoever signs at the right."""
    paragraph = document.add_paragraph(style="Body Text")
    classes = (element.get("class") or "").split()
    if set(classes) & PLACED:
        paragraph.style = "Normal"
    if set(classes) & SIGNED:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Mm(22)
    add_inline(paragraph, element, marks)


def _add_lines(document: Any, element: Any) -> None:
    paragraph = document.add_paragraph(style="Normal")
    for number, line in enumerate(element.text_content().rstrip("\n").split("\n")):
        if number:
            paragraph.add_run().add_break()
        paragraph.add_run(line)


def add_list(document: Any, element: Any, level: int) -> None:
    """Append a list, each numbered anew, as browsers do."""
    number = begin_list(
        document, is_numbered=element.tag == "ol", start=int(element.get("start") or 1), level=level
    )
    for item in element:
        paragraph = document.add_paragraph(style="Normal")
        set_item(paragraph, number, level)
        add_inline(paragraph, item, frozenset())
        for child in item:
            if child.tag in ("ul", "ol"):
                add_list(document, child, level + 1)
            elif child.tag in ("table", "pre", "div", "blockquote"):
                add_block(document, child)


def add_inline(paragraph: Any, element: Any, marks: frozenset[str] = frozenset()) -> None:
    """Append an element's text with its marks, links and pictures; blocks in it are its caller's."""
    _run(paragraph, element.text, marks)
    for child in element:
        if child.tag == "br":
            paragraph.add_run().add_break()
        elif child.tag == "img":
            _picture(paragraph, child)
        elif child.tag == "a" and (child.get("href") or "").startswith(("http", "mailto:", "tel:")):
            _link(paragraph, child.get("href"), child.text_content())
        elif child.tag == "p":
            if paragraph.text:
                paragraph.add_run().add_break()
            add_inline(paragraph, child, marks)
        elif child.tag not in ("ul", "ol", "table", "pre", "div", "blockquote"):
            mark = MARKS.get(child.tag)
            add_inline(paragraph, child, marks | {mark} if mark else marks)
        _run(paragraph, child.tail, marks)


def _run(paragraph: Any, text: str | None, marks: frozenset[str]) -> None:
    words = _BREAK.sub("", text or "").replace("\n", " ")
    if not words.strip() and ("\n" in (text or "") or not paragraph.text):
        return  # the gap between blocks, which is no word
    run = paragraph.add_run(words)
    for mark in sorted(marks):
        setattr(run.font, mark, True)


def _link(paragraph: Any, address: str, text: str) -> None:
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(text)
    run.font.underline = True
    paragraph._p.remove(run._r)
    link.append(run._r)
    paragraph._p.append(link)


def _picture(paragraph: Any, image: Any) -> None:
    alt, source = image.get("alt") or "", image.get("src") or ""
    if not source.startswith("data:"):
        paragraph.add_run(f"［图：{alt}］")
        return
    shape = paragraph.add_run().add_picture(io.BytesIO(b64decode(source.partition(",")[2])))
    scale = min(1.0, WIDEST / shape.width, HIGHEST / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape._inline.docPr.set("descr", alt)
    paragraph.style = "Normal"
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE  # an exact line would cut it off


def _has_blocks(element: Any) -> bool:
    return any(child.tag in ("p", "ul", "ol", "table", "pre", "div", "blockquote", "dl") for child in element)

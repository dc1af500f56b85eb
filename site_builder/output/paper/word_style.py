"""The styles of a Word file: those of a 公文 (GB/T 9704), by the names that Word knows."""

from typing import Any

from docx.enum.section import WD_SECTION_START
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

BODY, HEAD, KAI, TITLE, SONG = "仿宋", "黑体", "楷体", "方正小标宋简体", "宋体"
LINE = Pt(28.9)
# Word's heading levels for h2, h3, ...: 一、（一）1.（1）
HEADINGS = ((HEAD, False), (KAI, False), (BODY, True), (BODY, False), (BODY, False))
LANGUAGE = "zh-CN"


def font(style: Any, name: str, size: float, *, bold: bool = False) -> None:
    """Set a style's type, the same for Han characters and others."""
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    for key in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{key}"), name)


def spacing(style: Any, *, indent: int = 0, align: WD_ALIGN_PARAGRAPH | None = None) -> None:
    """Set the line and the first line's indent, in characters."""
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    form.alignment = align
    if indent:
        element = style.element.get_or_add_pPr().get_or_add_ind()
        element.set(qn("w:firstLineChars"), str(indent * 100))
        element.set(qn("w:firstLine"), str(indent * 320))


def set_styles(document: Any) -> None:
    """Make the styles of `document` those of a 公文, and its language Chinese."""
    styles = document.styles
    languages = styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    for language in languages:
        language.set(qn("w:val"), LANGUAGE)
        language.set(qn("w:eastAsia"), LANGUAGE)
    font(styles["Normal"], BODY, 16)
    spacing(styles["Normal"])
    body = styles["Body Text"]
    font(body, BODY, 16)
    spacing(body, indent=2, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
    font(styles["Title"], TITLE, 22)
    spacing(styles["Title"], align=WD_ALIGN_PARAGRAPH.CENTER)
    styles["Title"].paragraph_format.line_spacing = Pt(33)
    styles["Title"].paragraph_format.space_after = Pt(14)
    for border in styles["Title"].element.xpath("./w:pPr/w:pBdr"):
        border.getparent().remove(border)
    for level, (name, bold) in enumerate(HEADINGS, start=1):
        style = styles[f"Heading {level}"]
        font(style, name, 16, bold=bold)
        spacing(style, indent=2)
        style.paragraph_format.keep_with_next = True
    font(styles["Footer"], SONG, 9)
    font(styles["Caption"], SONG, 10.5)
    spacing(styles["Caption"])
    styles["Caption"].paragraph_format.line_spacing = Pt(18)


def set_page(document: Any, foot: str) -> None:
    """Lay out A4 with page numbers at the outer edge, and `foot` below them."""
    [section] = document.sections
    section.start_type = WD_SECTION_START.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance, section.header_distance = Mm(20), Mm(15)
    mirror = OxmlElement("w:mirrorMargins")
    document.settings.element.insert(0, mirror)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, align in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        number = footer.paragraphs[0]
        number.alignment = align
        number.add_run("— ").font.size = Pt(14)
        _field(number, "PAGE")
        number.add_run(" —").font.size = Pt(14)
        for line in foot.split("\n"):
            footer.add_paragraph(line, style="Footer").alignment = align


def _field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    run.font.size = Pt(14)
    paragraph._p.remove(run._r)
    field.append(run._r)
    paragraph._p.append(field)

"""A Word file has real headings, lists and tables, says the right words, and is always the same."""

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from site_builder.output.paper.edition import Edition
from site_builder.output.paper.edition_word import edition_word
from tests.output.paper.editions import TITLE


@pytest.fixture(scope="module")
def data(edition: Edition) -> bytes:
    """The Word file."""
    return edition_word(edition)


@pytest.fixture(scope="module")
def document(data: bytes) -> Any:
    """The Word file, opened."""
    return docx.Document(io.BytesIO(data))


def test_headings_are_headings(document: Any) -> None:
    """Word's navigation and a screen reader find them: the title, then levels without a gap."""
    found = [
        (p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith(("Title", "Heading"))
    ]

    assert found == [
        ("Title", TITLE), ("Heading 1", "一、总则"), ("Heading 2", "（一）适用范围"),
        ("Heading 3", "1. 条件"), ("Heading 1", "二、标准"), ("Heading 1", "文件信息"),
    ]  # fmt: skip


def test_type_and_page_are_those_of_a_gongwen(document: Any) -> None:
    """GB/T 9704: A4, its margins, 仿宋 of 16 points, 黑体 and 楷体 for headings, page numbers."""
    section = document.sections[0]
    sides = [section.page_width, section.page_height, section.top_margin, section.left_margin]
    styles = document.styles

    assert [round(side.mm) for side in sides] == [210, 297, 37, 28]
    assert (styles["Normal"].font.name, styles["Normal"].font.size.pt) == ("仿宋", 16)
    assert [styles[f"Heading {n}"].font.name for n in (1, 2, 3)] == ["黑体", "楷体", "仿宋"]
    assert styles["Title"].font.size.pt == 22
    assert document.settings.odd_and_even_pages_header_footer
    assert "PAGE" in section.footer._element.xml
    assert "PAGE" in section.even_page_footer._element.xml


def test_it_is_chinese_and_says_what_it_is(document: Any, edition: Edition) -> None:
    """Language for spelling and speech; title, author, day; no trace of the library's template."""
    about = document.core_properties
    [language] = document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr/w:lang")

    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == ("zh-CN", "zh-CN")
    assert (about.title, about.author, about.language) == (TITLE, "示例区人民政府办公室", "zh-CN")
    assert (about.created.isoformat()[:10], about.identifier) == ("2024-03-01", edition.url)
    assert "python-docx" not in about.author + about.comments


def test_lists_begin_where_they_should(document: Any) -> None:
    """Items are items, numbered from the number the editor gave, nested below each other."""
    items = [p for p in document.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]

    assert [p.text for p in items][:4] == ["第三项；", "第四项：", "其中之一；", "其中之二。"]
    assert [p._p.pPr.numPr.ilvl.val for p in items][:4] == [0, 0, 1, 1]
    numbering = document.part.numbering_part.element
    first = items[0]._p.pPr.numPr.numId.val
    [own] = numbering.xpath(f"./w:num[@w:numId='{first}']/w:abstractNumId/@w:val")
    [start] = numbering.xpath(f"./w:abstractNum[@w:abstractNumId='{own}']/w:lvl[@w:ilvl='0']/w:start/@w:val")
    assert start == "3"


def test_a_tables_head_is_marked_and_no_row_is_torn(document: Any) -> None:
    """Word repeats the head on each page."""
    table = document.tables[0]

    assert [[c.text for c in r.cells] for r in table.rows] == [
        ["类别", "标准（元）"],
        ["甲类", "764"],
        ["乙类", "1"],
    ]
    assert [len(row._tr.xpath("./w:trPr/w:tblHeader")) for row in table.rows] == [1, 0, 0]
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)


def test_pictures_are_described_and_fit(document: Any) -> None:
    """The editor's words; not wider than the text."""
    [shape] = document.inline_shapes

    assert shape._inline.docPr.get("descr") == "办理流程：申请、审核、发放"
    assert shape.width.mm <= 156.1


def test_it_says_what_the_document_says(document: Any, edition: Edition) -> None:
    """Text, marks, links, signature, note, attachment, validity, fingerprint."""
    text = "\n".join(p.text for p in document.paragraphs)
    [signed] = [p for p in document.paragraphs if p.text == "2024年3月1日"]
    links = {r.target_ref for r in document.part.rels.values() if r.reltype.endswith("/hyperlink")}

    for said in (
        *(
            "现将《示例办法》印发给你们，请认真贯彻执行。",
            "引用的一段。",
            "（此件公开发布）",
            "附件1：流程图",
            "正文引用注释1。",
        ),
        *("有效性：已修改。自2025年4月15日起已经修改", edition.fingerprint),
    ):
        assert said in text
    assert [run.text for p in document.paragraphs for run in p.runs if run.bold and "认" in run.text] == [
        "认真"
    ]
    assert links == {"https://www.example.gov.cn/policies/b.html", "https://www.gov.cn/"}
    assert signed.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT


def test_the_same_document_gives_the_same_bytes(data: bytes, edition: Edition) -> None:
    """The archive has no time of day in it, and its members stand in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()

    assert edition_word(edition) == data
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert members[0].filename == "[Content_Types].xml"


def test_another_program_reads_the_same_words(data: bytes) -> None:
    """Our own reader of attachments finds the text too, and nothing that readers should not get."""
    from site_builder.records.attachment.read import file_content

    found = file_content(data, "docx")

    assert "现将《示例办法》印发给你们" in re.sub(r"\s", "", "".join(piece.text for piece in found.texts))

"""The PDF of a document is PDF/UA as far as can be told, says the right words, and is always the same."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from pdfua import validate

from site_builder.output.paper.edition import Edition
from site_builder.output.paper.edition_pdf import edition_pdf
from tests.output.paper.editions import BODY, TITLE, the_edition
from tests.output.paper.needs import need_pdf

need_pdf()


@pytest.fixture(scope="module")
def data(edition: Edition) -> bytes:
    """The PDF."""
    made, missing = edition_pdf(edition)
    assert missing == ()
    return made


@pytest.fixture
def pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    """The PDF, opened."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield opened


def text_of(data: bytes) -> str:
    """Give the text as a reader copies it, without white space."""
    pages = pypdfium2.PdfDocument(data)
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_bounded() for page in pages))


def elements(node: Any) -> Iterator[Any]:
    """Walk the structure elements below `node`, in reading order."""
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def tagged(pdf: pikepdf.Pdf, *names: str) -> list[Any]:
    """Give the elements of a document's structure that are called `names`."""
    return [e for e in elements(pdf.Root.StructTreeRoot) if str(e.S) in names]


def test_it_says_that_it_is_tagged_chinese_and_pdf_ua(pdf: pikepdf.Pdf) -> None:
    """What a reader's program asks first."""
    with pdf.open_metadata() as metadata:
        part, title = metadata["pdfuaid:part"], metadata["dc:title"]

    assert pdf.Root.MarkInfo.Marked is True
    assert "/StructTreeRoot" in pdf.Root
    assert str(pdf.Root.Lang) == "zh-CN"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
    assert (part, title) == ("1", TITLE)


def test_an_independent_checker_finds_nothing(tmp_path: Path, data: bytes) -> None:
    """`pdfua` checks 16 of the 106 machine-checkable rules of PDF/UA-1; veraPDF can't be had here."""
    (tmp_path / "a.pdf").write_bytes(data)

    assert [str(finding) for finding in validate(tmp_path / "a.pdf").findings] == []


def test_the_checker_finds_what_is_broken(tmp_path: Path, data: bytes) -> None:
    """The check can fail: without the language and the tags it finds both."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        del opened.Root.Lang, opened.Root.StructTreeRoot
        opened.save(tmp_path / "a.pdf")

    found = {finding.rule_id for finding in validate(tmp_path / "a.pdf").findings}
    assert {"UA-06-001", "UA-01-005"} <= found


def test_headings_stand_in_order(pdf: pikepdf.Pdf) -> None:
    """One title, and no level is skipped."""
    levels = [int(str(e.S)[2:]) for e in tagged(pdf, "/H1", "/H2", "/H3", "/H4", "/H5", "/H6")]

    assert levels == [1, 2, 3, 4, 2, 2]
    assert all(after <= before + 1 for before, after in pairwise(levels))


# What each may hold (ISO 32000-1, 14.8.4.3; ISO 14289-1, 7.2).
HOLDS = {
    "/L": {"/L", "/LI", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/Table": {"/Caption", "/TR", "/THead", "/TBody", "/TFoot"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
}


def test_lists_and_tables_hold_what_they_may(pdf: pikepdf.Pdf) -> None:
    """An item is its label and its body, a row its cells; every element knows its parent."""
    for name, allowed in HOLDS.items():
        for element in tagged(pdf, name):
            kids = [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary)]
            assert {str(kid.S) for kid in kids} <= allowed, name
            assert all(kid.P.objgen == element.objgen for kid in kids)
    assert len(tagged(pdf, "/LI")) == 5
    assert len(tagged(pdf, "/Lbl")) == 5


def test_every_picture_is_described(pdf: pikepdf.Pdf) -> None:
    """The picture with its editor's words, the code with ours."""
    assert [str(e.Alt) for e in tagged(pdf, "/Figure")] == ["办理流程：申请、审核、发放", "网页地址的二维码"]


def test_head_cells_say_what_they_head(pdf: pikepdf.Pdf) -> None:
    """Columns in a head, rows in a record; a cell's heads are found through the tree of names."""
    scopes = [str(e.A.Scope) for e in tagged(pdf, "/TH")]
    names = {str(name) for name in pdf.Root.StructTreeRoot.IDTree.Kids[0].Names[::2]}
    used = {str(name) for e in tagged(pdf, "/TD") for name in e.A.Headers}

    assert scopes == ["/Column"] * 2 + ["/Row"] * 14  # two rows of the body's table, twelve of the record
    assert used
    assert used <= names
    assert sorted(names) == [str(name) for name in pdf.Root.StructTreeRoot.IDTree.Kids[0].Names[::2]]


def test_every_link_is_described(pdf: pikepdf.Pdf) -> None:
    """An annotation has words for those who do not see it."""
    links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]

    assert links
    assert all(str(link.Contents) for link in links)
    assert "https://www.example.gov.cn/policies/b.html" in {str(link.Contents) for link in links}


def test_fonts_are_inside_and_say_their_characters(pdf: pikepdf.Pdf) -> None:
    """Each font is embedded and maps its glyphs to characters: what is shown can be copied and spoken."""
    fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]

    assert fonts
    for font in fonts:
        inner = font.DescendantFonts[0].FontDescriptor
        assert "/ToUnicode" in font
        assert {"/FontFile2", "/FontFile3"} & set(inner.keys())


def test_it_says_what_the_document_says(data: bytes, edition: Edition) -> None:
    """Title, number, text, list numbers, table, attachment, validity and where it came from."""
    text = text_of(data)

    for said in (
        *(
            re.sub(r"\s", "", line)
            for line in ("现将《示例办法》印发给你们，请认真贯彻执行。", "3. 第三项；", "4. 第四项：")
        ),
        *(
            "示政发〔2024〕1号",
            "甲类764",
            "附件：1.流程图",
            "（此件公开发布）",
            "有效性：已修改。自2025年4月15日起已经修改",
        ),
        *(f"SHA-256：{edition.fingerprint}发布日期：2024年3月4日", "—1—", edition.url),
    ):
        assert said in text


def test_the_code_leads_to_the_page(data: bytes, edition: Edition) -> None:
    """A telephone reads the address."""
    found = [
        code.text
        for page in pypdfium2.PdfDocument(data)
        for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())
    ]

    assert [edition.url] == found


def test_it_is_a4_in_black(data: bytes) -> None:
    """Every page."""
    for page in pypdfium2.PdfDocument(data):
        assert [round(side) for side in page.get_size()] == [595, 842]


def test_the_same_document_gives_the_same_bytes(data: bytes, edition: Edition) -> None:
    """No clock and no chance in it."""
    assert edition_pdf(edition)[0] == data


def test_a_head_stands_on_every_page_of_a_long_table(tmp_path: Path) -> None:
    """A table that goes on over the page has its head there again."""
    rows = "\n".join(f"| 乙类{number} | {number} |" for number in range(120))
    long = the_edition(tmp_path, BODY.replace("| 乙类 | 1{filler} |", rows))

    pages = pypdfium2.PdfDocument(edition_pdf(long)[0])
    texts = [re.sub(r"\s", "", page.get_textpage().get_text_bounded()) for page in pages]

    with_rows = [text for text in texts if re.search(r"乙类\d", text)]
    assert len(with_rows) > 2
    assert all("类别标准（元）" in text for text in with_rows)


def test_a_character_without_a_shape_is_told(edition: Edition) -> None:
    """What would be an empty box is no silent one: a private-use character has no shape in any font."""
    odd = replace(edition, body="<p>第三\U000f1234项</p>")

    assert edition_pdf(odd)[1] == ("\U000f1234",)


def test_nothing_is_fetched(edition: Edition) -> None:
    """A picture elsewhere is not asked for: only what lies in the markup is drawn."""
    far = replace(edition, body='<p><img alt="远处" src="https://192.0.2.1/x.png"></p>')

    assert edition_pdf(far)[0]

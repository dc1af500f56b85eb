"""Printed by a browser, every page is A4 like a 公文, says where it came from, and can be checked."""

import re
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser

from site_builder.output.plain_text import fingerprint
from tests.browser.templates import DOCUMENTS, template_pages

ROOT = "https://www.example.gov.cn/gongkai/"
A4 = (595, 842)  # points
SHEETS = {"kinds/normative-documents.html": 2, "enterprises.html": 8}
LONG = "policies/public-rental-measures.html"


def printed(browser: Browser, file: Path | str, *, scripts: bool = True) -> pypdfium2.PdfDocument:
    """Print a page, from disk or from its address."""
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(file.as_uri() if isinstance(file, Path) else file)
    data = page.pdf(prefer_css_page_size=True)
    context.close()
    return pypdfium2.PdfDocument(data)


def texts(document: pypdfium2.PdfDocument) -> list[str]:
    """Give the text of each page without white space."""
    texts = (page.get_textpage().get_text_bounded() for page in document)
    return [re.sub(r"\s", "", text.replace("\x02", "-")) for text in texts]  # pdfium marks a broken word so


def beyond(document: pypdfium2.PdfDocument) -> list[float]:
    """Give how far text runs over the edge of the paper, less the 10 mm that no printer reaches."""
    reach = 10 / 25.4 * 72
    return [
        thing.get_bounds()[2]
        for page in document
        for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
        if thing.get_bounds()[2] > page.get_width() - reach
    ]


def test_every_page_of_every_template_says_where_it_came_from(
    browser: Browser, demo: Path, address: str
) -> None:
    """The foot of every sheet has the page's address, the number, and for documents the fingerprint."""
    for name in template_pages(demo):
        document = printed(browser, f"{address}/{name}")
        pages = texts(document)
        assert beyond(document) == [], name
        assert len(pages) <= SHEETS.get(name, 12), name

        own = demo / name.replace(".html", ".txt")
        for number, text in enumerate(pages, start=1):
            assert f"—{number}—" in text, (name, number)
            assert f"{ROOT}{name}" in text.replace(f"—{number}—", ""), (name, number)
            assert "打印日期：" in text, (name, number)
            assert not own.exists() or f"SHA-256：{fingerprint(own.read_bytes())}" in text, (name, number)


def test_nothing_of_the_site_around_a_document_is_printed(browser: Browser, demo: Path) -> None:
    """No navigation, no buttons, no downloads."""
    for name in DOCUMENTS:
        whole = "".join(texts(printed(browser, demo / name)))

        assert [
            word for word in ("栏目导航", "跳到正文", "下一篇", "当前位置", "适老版") if word in whole
        ] == []


def test_a_document_is_a4_in_the_type_of_a_gongwen(browser: Browser, demo: Path) -> None:
    """GB/T 9704: 28 mm at the bound edge, 26 mm at the other; 16 pt, a title of 22 pt."""
    document = printed(browser, demo / LONG)
    sizes = set()
    for number, page in enumerate(document, start=1):
        assert tuple(round(side) for side in page.get_size()) == A4
        for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            left, bottom, _, _ = thing.get_bounds()
            sizes.add(round(thing.get_font_size() * thing.get_matrix().d, 1))
            assert left > (28 if number % 2 else 26) / 25.4 * 72 - 3
            assert bottom > 15 / 25.4 * 72

    assert {16.0, 22.0} <= {abs(size) for size in sizes}


def test_the_code_on_paper_leads_back(browser: Browser, demo: Path) -> None:
    """A telephone reads the address from the printed sheet."""
    found = []
    for page in printed(browser, demo / LONG):
        found += [code.text for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]

    assert [f"{ROOT}{LONG}"] == found


def test_a_list_has_no_code_and_no_fingerprint(browser: Browser, demo: Path) -> None:
    """The check can fail: what is no document has neither."""
    [*pages] = printed(browser, demo / "validity/index.html")

    assert zxingcpp.read_barcodes(pages[0].render(scale=3).to_pil()) == []
    assert "SHA-256" not in "".join(texts(printed(browser, demo / "validity/index.html")))


def test_heads_of_tables_stand_on_every_page(browser: Browser, demo: Path) -> None:
    """A table that goes on over the page has its head there again."""
    pages = texts(printed(browser, demo / "catalogue/fields/social-assistance.html"))

    tables = [text for text in pages if "公开依据" in text or "公开时限" in text]
    assert len(pages) > 1
    assert len(pages) - 1 <= len(tables)


@pytest.mark.parametrize("scripts", [True, False])
def test_paper_needs_no_script(browser: Browser, demo: Path, *, scripts: bool) -> None:
    """Without scripts only the day of printing is missing."""
    whole = "".join(texts(printed(browser, demo / LONG, scripts=scripts)))

    assert f"本页网址：{ROOT}{LONG}" in whole
    assert ("打印日期" in whole) is scripts

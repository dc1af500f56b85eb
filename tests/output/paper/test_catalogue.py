"""The printed catalogue names every public document once, and its page numbers are right."""

import io
import re
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from pdfua import validate

from site_builder.model.kinds import CatalogueItem, HandWrittenPage
from site_builder.model.public_site import PublicSite
from site_builder.output.paper.catalogue import Catalogue, catalogue_of
from site_builder.output.paper.catalogue_pdf import catalogue_pdf
from tests.builders import a_document, a_policy, a_public_site, an_interpretation, normative
from tests.output.paper.needs import need_pdf

need_pdf()

MANY = 90


def the_site(**values: object) -> PublicSite:
    """Give a column of many policies, enough for several pages, and one document of each other kind."""
    policies = [
        a_policy(
            f"p{n}", title=f"关于印发《示例办法{n}号》的通知", topic=("教育", "住房")[n % 2],
            written_date=f"2024-0{n % 9 + 1}-01", doc_no=f"示政发〔2024〕{n}号",
        )
        for n in range(1, MANY + 1)
    ]  # fmt: skip
    expiring = a_policy("ends", **{**normative(301), "title": "有期限的办法", "expire_date": "2026-11-30"})
    ended = a_policy("ended", **{**normative(302), "title": "期满的办法", "expire_date": "2025-11-30"})
    hidden = a_policy("hidden", title="不公开的办法", disclosure="依申请公开", doc_no="示政发〔2024〕999号")
    later = a_policy("later", title="还没有发布的通知", publish_date="2027-01-01")
    others = (
        an_interpretation("i", of="p1", title="《示例办法1号》解读"),
        a_document(CatalogueItem, "c", title="招生范围"),
        a_document(HandWrittenPage, "guide", title="公开指南"),
    )
    return a_public_site(*policies, expiring, ended, hidden, later, *others, **values)


@pytest.fixture(scope="module")
def book() -> Catalogue:
    """The catalogue's values."""
    return catalogue_of(the_site())


@pytest.fixture(scope="module")
def data(book: Catalogue) -> bytes:
    """The catalogue."""
    made, missing = catalogue_pdf(book)
    assert missing == ()
    return made


@pytest.fixture(scope="module")
def pages(data: bytes) -> list[str]:
    """The text of each page without white space."""
    found = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
    return [re.sub(r"[\s\x02\ufffe]", "", text) for text in found]


def test_every_public_document_has_one_number_and_no_other(book: Catalogue) -> None:
    """Numbers run through the book; what is withheld or to come is not in it."""
    entries = [entry for part in book.parts for chapter in part.chapters for entry in chapter.entries]

    assert list(range(1, len(entries) + 1)) == [entry.number for entry in entries]
    assert len(entries) == MANY + 5
    assert not [entry for entry in entries if "不公开" in entry.title or "还没有" in entry.title]
    assert dict(book.counts)["政策文件"] == MANY + 2
    assert dict(book.counts)["其中现行有效"] == MANY + 1


def test_indexes_lead_to_the_numbers(book: Catalogue) -> None:
    """By document number, newest year first and serial by serial; by the sound of what it is about."""
    entries = {e.number: e for part in book.parts for chapter in part.chapters for e in chapter.entries}

    [group] = book.numbers
    assert group.head == "示政发"
    assert [text for text, _ in group.lines][:3] == [
        "示政发〔2024〕1号",
        "示政发〔2024〕2号",
        "示政发〔2024〕3号",
    ]
    assert all(text in entries[number].notes for text, number in group.lines)
    sounds = {text: number for group in book.sounds for text, number in group.lines}
    assert entries[sounds["有期限的办法"]].title == "有期限的办法"
    assert [group.head for group in book.sounds] == sorted(group.head for group in book.sounds)


def test_it_says_may_one_rely_and_where_to_find(pages: list[str]) -> None:
    """Validity on its day with the end of the term, index number, address."""
    whole = "".join(pages)

    assert "截至2026年11月24日" in pages[0]
    assert re.search(r"有期限的办法示政发〔2024〕301号2024年3月1日有效期至2026年11月30日现行有效", whole)
    assert re.search(r"期满的办法示政发〔2024〕302号2024年3月1日已失效", whole)
    assert "policies/p1.html" in whole
    assert "11379900MB00000013/2024-" in whole
    assert "不公开的办法" not in whole
    assert "999号" not in whole


def test_page_numbers_are_right(pages: list[str]) -> None:
    """Where the contents and the indexes send a reader, there it is; pages have their numbers."""
    [contents] = [n for n, text in enumerate(pages) if text.startswith("目次")]
    told = pages[contents].split("—")[0]
    heads = re.findall(r"(教育|住房|发文字号索引|拼音索引)(?:（\d+件）)?\.*(\d+)", told)
    assert len(heads) == 6
    for title, page in heads:
        assert title in pages[int(page) - 1], (title, page)
    index = "".join(text for n, text in enumerate(pages) if "编号" in text and "，第" in text)
    found = re.findall(r"(示政发〔2024〕\d+号)编号(\d+)，第(\d+)页", index)
    assert len(found) == MANY + 2
    for number, _, page in found:
        assert number in pages[int(page) - 1], (number, page)
    for number, text in enumerate(pages[1:], start=2):
        assert f"—{number}—" in text
    assert "—1—" not in pages[0]


def test_heads_stand_on_every_page_of_a_table(pages: list[str]) -> None:
    """A table that goes on over the page has its head there again."""
    tables = [text for text in pages if re.search(r"policies/p\d+\.html", text)]

    assert len(tables) > 3
    assert all("编号标题、发文字号、成文日期有效性在哪里看" in text for text in tables)


def test_it_is_tagged(tmp_path: Path, data: bytes) -> None:
    """An independent checker finds nothing, and links of the contents have words."""
    (tmp_path / "a.pdf").write_bytes(data)

    assert [str(finding) for finding in validate(tmp_path / "a.pdf").findings] == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "zh-CN"


def test_the_code_leads_to_the_column(data: bytes) -> None:
    """On the first page."""
    [code] = zxingcpp.read_barcodes(pypdfium2.PdfDocument(data)[0].render(scale=3).to_pil())

    assert code.text == "https://www.example.gov.cn/"


def test_another_day_is_another_catalogue(book: Catalogue) -> None:
    """Validity is that of the day which stands on the first page."""
    later = catalogue_of(the_site(day=date(2026, 12, 1)))

    assert dict(later.counts)["其中现行有效"] == dict(book.counts)["其中现行有效"] - 1
    assert later.day == "2026年12月1日"

"""What a screen reader says of each template is known, was read through, and changes only on purpose."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.speech import FOLDER, READER, golden, lines, nested, transcript, transcripts
from tests.browser.templates import template_pages


@pytest.fixture(autouse=True)
def _reader() -> None:
    if not READER.is_file():
        pytest.skip("the virtual screen reader could not be installed on this machine (npm)")


def test_every_template_says_what_it_said(demo: Path, browser: Browser) -> None:
    """Each page of the set speaks as its transcript; `make accept` writes them anew."""
    changed = [
        path.name
        for path, said in transcripts(demo, browser)
        if not path.is_file() or path.read_text("utf-8") != said
    ]

    assert changed == []


def test_there_is_a_transcript_for_every_template_and_no_other(demo: Path) -> None:
    """A page that is new in the set has a transcript; one that has left it has none."""
    assert {golden(name).name for name in template_pages(demo)} == {p.name for p in FOLDER.glob("*.txt")}


def spoken(page: Page, body: str) -> str:
    """Give the transcript of a page with `body`."""
    page.set_content(f"<html lang='zh-CN'><title>页</title><body>{body}</body></html>")
    return transcript(page, "body")


GOOD = (
    "<main><h1>办法</h1><section aria-label='有效性'><p>现行有效</p></section>"
    "<table><caption>标准</caption><tr><th scope='col'>年份</th></tr><tr><td>2026</td></tr></table>"
    "<ul><li><a href='#'>附件</a></li></ul><img src='a.png' alt='流程图'></main>"
)
BROKEN = {
    "a heading that only looks like one": ("<h1>办法</h1>", "<p class='h1'>办法</p>"),
    "a region without a name": (" aria-label='有效性'", ""),
    "a validity that is not said": ("<p>现行有效</p>", "<p aria-hidden='true'>现行有效</p>"),
    "a table without a name": ("<caption>标准</caption>", ""),
    "a head that is no head": ("<th scope='col'>年份</th>", "<td>年份</td>"),
    "a list that is none": ("<ul><li><a href='#'>附件</a></li></ul>", "<div><a href='#'>附件</a></div>"),
    "a link that is none": ("<a href='#'>附件</a>", "<span onclick='x()'>附件</span>"),
    "a picture without words": (" alt='流程图'", " alt=''"),
    "a page without main": ("main>", "div>"),
}


def test_a_good_page_is_said_whole(page: Page) -> None:
    """Heading, region, table, list, link and picture are announced, with their names."""
    assert spoken(page, GOOD).splitlines() == [
        "document",
        "  main",
        "    heading, 办法, level 1",
        "    region, 有效性",
        "      现行有效",
        "    table, 标准",
        "      caption, 标准",
        "      row",
        "        columnheader, 年份",
        "      row",
        "        cell, 2026",
        "    list",
        "      item 1 of 1",
        "        link, 附件",
        "    image, 流程图",
    ]


@pytest.mark.parametrize("fault", BROKEN)
def test_the_transcript_catches(fault: str, page: Page) -> None:
    """Each fault that a sighted person would not see changes what is said."""
    right, wrong = BROKEN[fault]
    assert right in GOOD

    assert spoken(page, GOOD) != spoken(page, GOOD.replace(right, wrong))


def test_the_middle_of_a_long_list_is_left_out() -> None:
    """The first three items and the last are written, and how many there are between."""
    items = [f"listitem, level 1, position {n}, set size 9" for n in range(1, 10)]
    said = ["list", *(x for item in items for x in (item, item[-15], f"end of {item}")), "end of list"]

    written = [line.strip() for line in lines(nested(said)) if "item" in line or "…" in line]

    assert written == ["item 1 of 9", "item 2 of 9", "item 3 of 9", "… 5 more", "item 9 of 9"]

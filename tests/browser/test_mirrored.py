"""A mirrored copy opens from a disk, in Chromium and in Firefox, and answers as the web does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_builder.cli import main
from tests.browser.firefox import FIREFOX, Firefox, firefox
from tests.browser.templates import template_pages

QUERIES = (
    "低保", "最低生活保障", "低保 申请", "吃低保", "义务教育", "入学", "公积金", "老旧小区改造实施方案",
    "補貼", "房产证", "示政办发〔2026〕2号", "示政办发[2022]4号", "〔2026〕2号", "2026年", "12345",
    "公租房", "通知", "关于 通知", "税", "锟斤拷烫烫烫",
)  # fmt: skip
DONE = "document.querySelector('#search-status')?.textContent.trim()"
ROWS = "[...document.querySelectorAll('#search-found .search-rows > li')].map((row) => row.textContent)"
ANSWER = f"[{DONE}, {ROWS}]"
CHOSEN = """[document.documentElement.hasAttribute('data-elder'), document.documentElement.dataset.contrast,
  getComputedStyle(document.documentElement).backgroundColor]"""
# The pictures that did not come, and whether the style sheet and the scripts did: a token, a button.
MISSING = """[...document.images].filter((e) => e.complete && !e.naturalWidth).map((e) => e.src).concat(
  getComputedStyle(document.documentElement).getPropertyValue('--ink') ? [] : 'style sheet',
  document.querySelector('#display button') ? [] : 'script')"""


@pytest.fixture(scope="module")
def mirrored(address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as a mirror has it, below a name with Han characters and spaces."""
    folder = tmp_path_factory.mktemp("mirror") / "示例区 公开 镜像"
    assert main(["mirror", "pull", address + "/", str(folder)]) == 0
    return folder / "site"


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Firefox, at a desk."""
    if FIREFOX is None:
        pytest.skip("no Firefox on this machine, and none can be installed: its tests are skipped")
    with firefox(tmp_path_factory.mktemp("firefox")) as started:
        started.resize(1280)
        yield started


def in_chromium(browser: Browser, root: str) -> dict[str, list[object]]:
    """Give Chromium's answers to the queries."""
    found: dict[str, list[object]] = {}
    for query in QUERIES:
        page = browser.new_page()  # a new one each: a change after the `#` alone loads nothing
        page.goto(f"{root}/search.html#q={query}")
        page.wait_for_function(DONE)
        found[query] = page.evaluate(ANSWER)
        page.close()
    return found


def in_firefox(fox: Firefox, root: str) -> dict[str, list[object]]:
    """Give Firefox's answers to the queries, each typed into the box of the home page."""
    found: dict[str, list[object]] = {}
    for query in QUERIES:
        fox.go(f"{root}/index.html")
        fox.read("document.querySelector('#q').focus()")
        fox.press(*query, "Enter")
        fox.wait_for(f"location.pathname.endsWith('search.html') && !!{DONE}")
        found[query] = fox.read(ANSWER)
    return found


def test_queries_from_a_disk_give_what_the_web_gives(
    address: str, mirrored: Path, browser: Browser, request: pytest.FixtureRequest
) -> None:
    """Twenty of them, row by row, to the letter; in Firefox too where there is one."""
    web = in_chromium(browser, address)
    assert [query for query, (_, rows) in web.items() if not rows] == [QUERIES[-1]]

    assert web == in_chromium(browser, mirrored.resolve().as_uri())
    if FIREFOX:
        assert web == in_firefox(request.getfixturevalue("fox"), mirrored.resolve().as_uri())


def test_firefox_opens_every_template_from_a_disk(mirrored: Path, fox: Firefox) -> None:
    """No style sheet or picture is missing, no script fails, nothing breaks the policy or a phone's width."""
    wrong = {}
    for name in [page for page in template_pages(mirrored) if page != "404.html"]:  # shown by a server alone
        fox.complaints.clear()
        fox.resize(320)
        fox.go((mirrored / name).absolute().as_uri())
        wide = fox.read("document.documentElement.scrollWidth - innerWidth")
        if told := [*fox.read(MISSING), *fox.complaints, *([f"{wide} px too wide"] if wide > 0 else [])]:
            wrong[name] = told
    fox.resize(1280)

    assert wrong == {}


def test_firefox_remembers_the_switches_on_a_disk(mirrored: Path, fox: Firefox) -> None:
    """Pressed by keyboard on one page, they hold on another and are taken back again."""
    root = mirrored.absolute().as_uri()
    fox.go(f"{root}/index.html")
    fox.press("Tab", "Tab", "Enter", "Tab", "Space", "Tab", "Enter")
    fox.go(f"{root}/policies/public-rental-measures.html")
    assert fox.read(CHOSEN) == [True, "high", "rgb(0, 0, 0)"]

    fox.press(*["Tab"] * 5, "Enter")  # to 标准, which takes all back
    fox.go(f"{root}/index.html")

    assert fox.read(CHOSEN)[0] is False


def test_the_check_in_firefox_catches(tmp_path: Path, fox: Firefox) -> None:
    """A page without its style sheet, with a script that fails and that is too wide is not passed over."""
    body = (
        "<link rel=stylesheet href=none.css><img src=none.png><pre>" + "字" * 999 + "<script>none()</script>"
    )
    (tmp_path / "页.html").write_text(f"<!DOCTYPE html><meta charset=utf-8>{body}")
    fox.complaints.clear()
    fox.go((tmp_path / "页.html").as_uri())

    assert fox.read(MISSING) == [(tmp_path / "none.png").as_uri(), "style sheet", "script"]
    assert any("none is not defined" in told for told in fox.complaints)
    assert fox.read("document.documentElement.scrollWidth - innerWidth") > 0

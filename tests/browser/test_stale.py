"""A stale copy corrects what it says of validity, forwards only, and says that it did."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from site_builder.cli import main
from tests.builders import a_file, write_site
from tests.tree import tree

EXPIRING = "expiring"  # in force until 2026-12-31
COMING = "coming"  # in force from 2026-12-01
REPEALED = "repealed"  # will be repealed on 2027-01-15
ENDED = "ended"  # ended in 2025
CALL = "call"  # people may apply from 2026-12-01 to 2026-12-31
LIST = "kinds/policies.html"


@pytest.fixture(scope="module")
def stale(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small column built on 2026-11-24."""
    root = tmp_path_factory.mktemp("stale") / "旧 copy"
    dates = {"written_date": "2024-01-02", "publish_date": "2024-01-03"}
    policies = {
        EXPIRING: {"expire_date": "2026-12-31", **dates},
        COMING: {"effective_date": "2026-12-01", **dates},
        REPEALED: dates,
        CALL: {"open_from": "2026-12-01", "open_until": "2026-12-31", **dates},
        ENDED: {"expire_date": "2025-12-31", **dates},
        "repeal": {"repeals": [REPEALED], "effective_date": "2027-01-15"},
    }
    files = {
        f"content/policies/{name}.md": a_file(f"content/policies/{name}.md", number=number, **fields)
        for number, (name, fields) in enumerate(policies.items(), start=1)
    }
    write_site(root, files)
    status = main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"])
    assert status == 0
    return root / "site"


def opened(page: Page, stale: Path, name: str, moment: str) -> Page:
    """Open a page from the disk at a moment, given in China's time."""
    page.clock.set_fixed_time(f"{moment}+08:00")
    page.goto((stale / name).resolve().as_uri())
    return page


def label(page: Page) -> str:
    """Give what the notice says."""
    return page.inner_text(".notice-label")


@pytest.mark.parametrize(
    ("name", "moment", "expected"),
    [
        (EXPIRING, "2026-12-30T12:00:00", "现行有效"),
        (EXPIRING, "2026-12-31T23:59:59", "现行有效"),
        (EXPIRING, "2027-01-01T00:00:00", "已失效"),
        (EXPIRING, "2031-01-01T00:00:00", "已失效"),
        (COMING, "2026-11-30T23:59:59", "尚未施行"),
        (COMING, "2026-12-01T00:00:00", "现行有效"),
        (COMING, "2026-12-02T00:00:00", "现行有效"),
        (REPEALED, "2027-01-14T23:59:59", "现行有效"),
        (REPEALED, "2027-01-15T00:00:00", "已废止"),
        (REPEALED, "2027-01-16T00:00:00", "已废止"),
    ],
)
def test_the_label_holds_to_the_day(name: str, moment: str, expected: str, stale: Path, page: Page) -> None:
    """On the day before, on and after each limit, by China's clock and whatever the reader's is."""
    opened(page, stale, f"policies/{name}.html", moment)

    is_fresh = expected == ("尚未施行" if name == COMING else "现行有效")
    assert label(page) == expected
    assert page.inner_text(".facts .state") == expected
    assert (page.inner_text("#stale") == "") is is_fresh


def test_the_reader_is_told_politely(stale: Path, page: Page) -> None:
    """The sentence stands in a live region and leads to the newest page."""
    opened(page, stale, f"policies/{EXPIRING}.html", "2027-01-01T00:00:00")
    note = page.get_by_role("status")

    assert note.inner_text() == "本页生成于旧日期，其中的有效性已按今天的日期更正，请以最新页面为准。"
    link = note.get_by_role("link").get_attribute("href")
    assert link == f"https://www.example.gov.cn/policies/{EXPIRING}.html"
    assert "notice-ended" in (page.get_attribute(".notice", "class") or "")
    assert page.locator(".timeline .state").all_inner_texts() == ["已到"]


def test_an_ended_document_never_comes_back(stale: Path, page: Page) -> None:
    """Neither with time nor where a reader's clock is behind."""
    for moment in ("2020-01-01T00:00:00", "2026-11-24T00:00:00", "2040-01-01T00:00:00"):
        opened(page, stale, f"policies/{ENDED}.html", moment)

        assert label(page) == "已失效"
        assert page.inner_text("#stale") == ""


def test_a_clock_that_is_behind_changes_nothing(stale: Path, page: Page) -> None:
    """What was in force when the copy was made is not called pending."""
    opened(page, stale, f"policies/{EXPIRING}.html", "2001-01-01T00:00:00")

    assert label(page) == "现行有效"


def test_lists_are_corrected_too(stale: Path, page: Page) -> None:
    """Each badge of a list by its own dates."""
    opened(page, stale, LIST, "2027-01-15T08:00:00")
    states = page.locator(".listing .state").all_inner_texts()

    assert sorted(states) == sorted(["已失效", "现行有效", "已废止", "已失效", "现行有效", "现行有效"])
    assert "本页生成于旧日期" in page.inner_text("#stale")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-30T23:59:59", "即将开始"),
        ("2026-12-01T00:00:00", "受理中"),
        ("2026-12-31T23:59:59", "受理中"),
        ("2027-01-01T00:00:00", "已截止"),
    ],
)
def test_an_old_home_page_calls_nobody_too_late(moment: str, expected: str, stale: Path, page: Page) -> None:
    """The home page of a stale copy says of each call whether it is open today."""
    opened(page, stale, "index.html", moment)

    assert page.inner_text(".calls .state") == expected


def test_a_fresh_copy_is_left_alone(stale: Path, page: Page, browser: Browser) -> None:
    """On the day of the build every page is, to the letter, what it is with scripts off, but for controls."""
    context = browser.new_context(java_script_enabled=False)
    without = context.new_page()
    for name in (LIST, *(f"policies/{p}.html" for p in (EXPIRING, COMING, REPEALED, ENDED))):
        opened(page, stale, name, "2026-11-24T12:00:00")
        without.goto((stale / name).resolve().as_uri())

        page.evaluate("document.querySelectorAll('#display, #citation').forEach(e => e.replaceChildren())")
        assert page.inner_html("body") == without.inner_html("body"), name
    context.close()


def test_without_script_the_printed_state_stands_with_its_dates(stale: Path, browser: Browser) -> None:
    """Who reads with scripts off has the state of the build and the day until which it holds."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((stale / f"policies/{EXPIRING}.html").resolve().as_uri())
    notice = page.inner_text(".notice")
    context.close()

    assert "现行有效" in notice
    assert "有效期至2026年12月31日（含当日）" in notice


def test_the_scripts_are_of_our_own(stale: Path) -> None:
    """Two files, no inline script; the policy lets in nothing else."""
    page = (stale / f"policies/{EXPIRING}.html").read_text("utf-8")

    assert re.findall(r"<script[^>]*src=[^>]*>", page) == [
        '<script src="../assets/mode.js">',
        '<script src="../assets/site.js" defer>',
    ]
    assert "script-src 'self';" in page
    assert {"assets/mode.js", "assets/site.js"} <= set(tree(stale))

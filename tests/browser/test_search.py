"""A reader searches: with and without script, from a server and a disk, by keyboard, whatever he types."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from site_builder.cli import main
from tests.browser.test_accessibility import CUT, SMALL, violations, walked
from tests.builders import a_file, write_site

RULES = "policies/minimum-living-rules.html"
NOTHING = "锟斤拷烫烫烫"
STATUS = "#search-status"
ROWS = "#search-found .search-rows > li"
BAD_INPUT = {
    "one character": "保",
    "two thousand characters": "最低生活保障" * 333,
    "only punctuation": "，。！？…—“”",
    "emoji": "😀👍🏽",
    "lone surrogate": "\\ud800低保\\udfff",
    "markup": "<img src=x onerror=alert(1)>",
    "closing tag": "</script><script>alert(1)</script>",
    "expression": "(低保|[a-z]+)*\\\\$^",
    "percent": "%E4%ZZ%",
    "nulls and bidi": "低\\u0000保\\u202e",
}


@pytest.fixture
def quiet(browser: Browser) -> Iterator[Page]:
    """A desk's page on which no script fails, no dialog opens and the policy is broken by nothing."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(f"dialog {dialog.message}"))
    yield page
    context.close()
    assert [told for told in said if "ERR_" not in told] == []  # a file that is gone is told by the page


def search(page: Page, root: str, query: str) -> None:
    """Open the search page and search by its form."""
    page.goto(f"{root}/search.html")
    page.fill("#q", query)
    page.press("#q", "Enter")


def titles(page: Page) -> list[str]:
    """Give the titles of the rows that are shown."""
    page.wait_for_selector(ROWS)
    return page.locator(f"{ROWS} h3").all_inner_texts()


def roots(address: str, demo: Path) -> dict[str, str]:
    """Give the two ways in which a reader opens the column."""
    return {"server": address, "disk": demo.resolve().as_uri()}


def test_without_script_the_form_leads_to_the_lists(address: str, demo: Path, browser: Browser) -> None:
    """From any page; the lists are by kind, topic, year, body, state, letter and number."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for root in roots(address, demo).values():
        page.goto(f"{root}/{RULES}")
        page.fill("#q", "低保")
        page.press("#q", "Enter")
        page.wait_for_url("**/search.html?q=*")
        headings = page.locator("#search-indexes h3").all_inner_texts()

        assert headings == [
            "类型", "主题", "年份", "发布机构", "有效性", "标题拼音首字母", "文号里的年份",
        ]  # fmt: skip
        assert "浏览器没有运行脚本" in page.inner_text("main")
        page.click("#search-indexes a >> text=2022年 >> nth=-1")
        assert "示政办发〔2022〕4号" in page.inner_text("main")
    context.close()


def test_one_character_is_told_to_look_at_titles_only(address: str, quiet: Page) -> None:
    """The status says what its count is of."""
    search(quiet, address, "低")

    expect(quiet.locator(STATUS)).to_contain_text("一个字只查标题")


@pytest.mark.parametrize("place", ["server", "disk"])
def test_a_word_finds_documents_and_says_what_else_it_sought(
    place: str, address: str, demo: Path, quiet: Page
) -> None:
    """低保 finds 最低生活保障 too, says so, can be held to the letter; the address has the state."""
    search(quiet, roots(address, demo)[place], "低保")
    found = titles(quiet)

    assert any("最低生活保障" in title for title in found)
    assert "同时搜索了：最低生活保障（只搜“低保”）" in quiet.inner_text("#search-found")
    assert quiet.evaluate("document.activeElement.id") == "search-heading"
    expect(quiet.locator(STATUS)).to_contain_text("显示第 1–10 条")
    mark = "#" if place == "disk" else "?"
    assert f"{mark}q=%E4%BD%8E%E4%BF%9D" in quiet.url

    quiet.click("text=只搜“低保”")
    expect(quiet.locator("#search-found")).to_contain_text("没有用同义词")
    assert "plain=1" in quiet.url
    quiet.go_back()
    expect(quiet.locator("#search-found")).to_contain_text("同时搜索了")


@pytest.mark.parametrize("place", ["server", "disk"])
def test_the_box_of_every_page_leads_to_the_results(
    place: str, address: str, demo: Path, quiet: Page
) -> None:
    """Typed on a policy's page, answered on the search page; the title leads on, marked."""
    quiet.goto(f"{roots(address, demo)[place]}/{RULES}")
    quiet.fill("#q", "最低生活保障 审核")
    quiet.press("#q", "Enter")
    titles(quiet)
    quiet.locator(f"{ROWS} h3 a").first.click()
    marks = quiet.locator("main mark")
    marks.first.wait_for()

    assert {"最低生活保障"} <= set(marks.all_inner_texts())
    before = quiet.inner_text("main h1")
    quiet.click("text=取消标记")
    assert quiet.locator("main mark").count() == 0
    assert quiet.inner_text("main h1") == before
    assert quiet.url.endswith(".html")


def test_facets_count_choose_and_come_back(address: str, quiet: Page) -> None:
    """A choice narrows to its count, stands in the address, keeps the focus, and Back takes it away."""
    search(quiet, address, "低保")
    titles(quiet)
    choice = quiet.locator(".search-choice", has_text="社会救助（")
    count = int(choice.inner_text().split("（")[1].rstrip("）"))
    choice.locator("input").focus()
    quiet.keyboard.press("Space")
    expect(quiet.locator(STATUS)).to_contain_text(f"找到 {count} 条")

    assert "topic=" in quiet.url
    assert quiet.evaluate("document.activeElement.dataset.key") == "topic=社会救助"
    assert "✕ 社会救助" in quiet.inner_text(".search-chips")
    quiet.go_back()
    expect(quiet.locator(".search-chips")).to_be_empty()


def test_pages_sorting_and_scope_are_links(address: str, quiet: Page) -> None:
    """Page two, newest first, titles only: each is a link that can be opened by itself."""
    search(quiet, address, "通知")
    first = titles(quiet)
    links = {
        name: quiet.locator("#search-found a", has_text=name).first.get_attribute("href")
        for name in ("按日期", "标题", "下一页")
    }
    found = {}
    for name, link in links.items():
        quiet.goto(f"{address}/search.html{link}")
        found[name] = titles(quiet)
    dates = quiet.locator(f"{ROWS} time")

    assert all(shown and shown != first for shown in (found["按日期"], found["下一页"]))
    assert all("通知" in title for title in found["标题"])
    assert dates.count() > 0
    assert "第 11–" in quiet.inner_text(STATUS)
    quiet.goto(f"{address}/search.html{links['按日期']}")
    titles(quiet)
    days = [d.get_attribute("datetime") for d in quiet.locator(f"{ROWS} time").all()]
    assert days == sorted(days, key=str, reverse=True)


def test_a_number_is_first_however_it_is_bracketed(address: str, quiet: Page) -> None:
    """Square, round and full-width brackets all pin the document."""
    for query in ("示政办发〔2022〕4号", "示政办发[2022]4号", "示政办发（2022）第４号"):
        search(quiet, address, query)
        quiet.wait_for_selector(".search-pinned li")

        assert "示政办发〔2022〕4号" in quiet.inner_text(".search-pinned li >> nth=0")


def test_nothing_found_is_not_a_dead_end(address: str, quiet: Page) -> None:
    """The filter to blame can be taken away; the office's phone and 依申请公开 are there, and the lists."""
    quiet.goto(f"{address}/search.html?q=低保&year=1990")
    expect(quiet.locator(STATUS)).to_contain_text("没有找到")
    quiet.click("text=/去掉“年份”的筛选（\\d+ 条）/")
    assert titles(quiet)

    search(quiet, address, NOTHING)
    expect(quiet.locator(STATUS)).to_have_text("没有找到")
    told = quiet.inner_text("#search-help")
    assert "12345" in told
    assert quiet.locator("#search-help a", has_text="依申请公开").get_attribute("href") == (
        "pages/disclosure-guide.html"
    )
    assert quiet.is_visible("#search-indexes")


@pytest.mark.parametrize("name", BAD_INPUT)
def test_whatever_is_typed_is_answered(name: str, address: str, demo: Path, quiet: Page) -> None:
    """No script fails, nothing is run, and a line tells what came of it; over http and from a disk."""
    for root in roots(address, demo).values():
        quiet.goto(f"{root}/search.html")
        quiet.evaluate(f"document.getElementById('q').value = '{BAD_INPUT[name]}'")
        quiet.press("#q", "Enter")
        expect(quiet.locator(STATUS)).to_contain_text("找到" if name == "one character" else "", timeout=9000)
        quiet.wait_for_selector("#search-heading")

        assert quiet.locator("#search-found img, #search-found script").count() == 0
        assert "搜索出了错" not in quiet.inner_text("#search-found")


def test_an_empty_query_shows_the_lists(address: str, quiet: Page) -> None:
    """No count, no result, no complaint."""
    search(quiet, address, "   ")

    assert quiet.inner_text("#search-found") == ""
    assert quiet.inner_text(STATUS) == ""
    assert quiet.is_visible("#search-indexes")


def test_a_broken_line_is_told_and_can_be_tried_again(address: str, quiet: Page) -> None:
    """Files fail in the middle of a search: a sentence and a button, which works once the line is back."""
    search(quiet, address, "低保")
    titles(quiet)
    quiet.route("**/s/**", lambda route: route.abort())
    quiet.fill("#q", "取暖")
    quiet.press("#q", "Enter")
    alert = quiet.locator(".search-alert")
    expect(alert).to_contain_text("搜索数据没有取到")
    assert quiet.is_visible("#search-indexes")
    quiet.unroute("**/s/**")
    alert.get_by_role("button", name="重试").click()

    assert titles(quiet)
    assert alert.count() == 0


def test_suggestions_come_once_the_line_is_back(address: str, quiet: Page) -> None:
    """A script that could not be loaded when the box was first focused is asked for at the next focus."""
    quiet.goto(f"{address}/index.html")
    quiet.route("**/assets/combobox.js", lambda route: route.abort())
    heard = "window.failed = new Promise((tell) => document.addEventListener('error', tell, true))"
    quiet.evaluate(f"() => {{ {heard}; }}")
    quiet.focus("input[name=q]")
    quiet.evaluate("() => window.failed.then(() => true)")  # the page knows it, not only the network
    quiet.unroute("**/assets/combobox.js")

    quiet.evaluate("document.activeElement.blur()")
    quiet.focus("input[name=q]")

    expect(quiet.locator("input[name=q]")).to_have_attribute("role", "combobox")


def small_site(root: Path, *, more: bool = False) -> Path:
    """Build a small column; with `more`, one document more than before."""
    names = {"water": "供水管理办法", "heat": "供热管理办法"} | ({"gas": "燃气管理办法"} if more else {})
    files = {
        f"content/policies/{name}.md": a_file(f"content/policies/{name}.md", number=number, title=title)
        for number, (name, title) in enumerate(names.items(), start=1)
    }
    write_site(root, files)
    assert main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"]) == 0
    return root / "site"


def test_two_tabs_with_two_generations(tmp_path: Path, quiet: Page) -> None:
    """A tab that was opened before an update finds what the update brought, though its own files are gone."""
    old, new = small_site(tmp_path / "old"), small_site(tmp_path / "new", more=True)
    served = tmp_path / "served"
    shutil.copytree(old, served)
    search(quiet, served.as_uri(), "供水")
    assert len(titles(quiet)) == 1
    shutil.rmtree(served)
    shutil.copytree(new, served)
    quiet.fill("#q", "燃气")
    quiet.press("#q", "Enter")
    expect(quiet.locator("#search-heading")).to_contain_text("燃气")

    assert titles(quiet) == ["燃气管理办法"]


def typed(page: Page, text: str) -> None:
    """Type into the box of a page and wait for suggestions."""
    page.focus("#q")
    page.wait_for_selector("#q[role=combobox]")
    page.keyboard.type(text)
    page.wait_for_selector("#search-options [role=option]")


def test_suggestions_are_a_combobox(address: str, quiet: Page) -> None:
    """None is chosen at first; arrows move through all and back to the box; Esc closes, then clears."""
    quiet.goto(f"{address}/index.html")
    typed(quiet, "社会")
    box = quiet.locator("#q")
    options = quiet.locator("#search-options [role=option]")
    total = options.count()
    assert 1 < total <= 8
    assert box.get_attribute("aria-expanded") == "true"
    assert box.get_attribute("aria-activedescendant") is None

    quiet.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == "search-option-0"
    quiet.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    quiet.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") == f"search-option-{total - 1}"
    assert quiet.evaluate("document.activeElement.id") == "q"

    quiet.keyboard.press("Escape")
    assert (box.get_attribute("aria-expanded"), box.input_value()) == ("false", "社会")
    quiet.keyboard.press("Escape")
    assert box.input_value() == ""


def test_a_suggestion_leads_to_its_page(address: str, quiet: Page) -> None:
    """A topic by its pinyin initials, with the keyboard alone."""
    quiet.goto(f"{address}/{RULES}")
    typed(quiet, "shjz")
    quiet.keyboard.press("ArrowDown")
    quiet.keyboard.press("Enter")

    expect(quiet).to_have_title("社会救助 - 示例区政府信息公开")


def test_characters_that_are_still_composed_are_left_alone(address: str, quiet: Page) -> None:
    """While an input method composes, nothing is suggested and Enter does not search."""
    quiet.goto(f"{address}/index.html")
    quiet.focus("#q")
    quiet.wait_for_selector("#q[role=combobox]")
    event = "(type, more) => q.dispatchEvent(new {0}(type, {{bubbles: true, cancelable: true, ...more}}))"
    quiet.evaluate("document.getElementById('q').value = 'shehui'")
    quiet.evaluate(f"({event.format('CompositionEvent')})('compositionstart', {{}})")
    quiet.evaluate(f"({event.format('InputEvent')})('input', {{isComposing: true}})")
    went_on = quiet.evaluate(
        f"({event.format('KeyboardEvent')})('keydown', {{key: 'Enter', isComposing: true, keyCode: 229}})"
    )
    quiet.wait_for_timeout(500)
    assert went_on is False
    assert quiet.locator("#search-options li").count() == 0

    quiet.evaluate("document.getElementById('q').value = '社会'")
    quiet.evaluate(f"({event.format('CompositionEvent')})('compositionend', {{}})")
    quiet.wait_for_selector("#search-options [role=option]")


def test_a_slash_leads_to_the_box_unless_switched_off(address: str, quiet: Page) -> None:
    """Not while something is typed elsewhere; and it can be switched off (WCAG 2.1.4)."""
    active = "document.activeElement.id"
    quiet.goto(f"{address}/{RULES}")
    quiet.keyboard.press("/")
    assert quiet.evaluate(active) == "q"
    quiet.keyboard.type("a/b")
    assert quiet.input_value("#q") == "a/b"

    quiet.goto(f"{address}/search.html")
    quiet.focus("#q")
    quiet.click("text=关闭快捷键 /")
    quiet.goto(f"{address}/{RULES}")
    quiet.keyboard.press("/")
    assert quiet.evaluate(active) == ""


LOOKS = {
    "phone": (360, ""),
    "desk": (1280, ""),
    "elder": (360, "elder"),
    "all at once": (1280, "elder high dark"),
}


def looking(browser: Browser, look: str) -> BrowserContext:
    """Give a context of a width in which the reader chose how pages look."""
    width, words = LOOKS[look]
    context = browser.new_context(
        viewport={"width": width, "height": 740}, bypass_csp=True, reduced_motion="reduce"
    )
    context.add_init_script(f"localStorage.setItem('site-display', '{words}')")
    return context


def in_state(page: Page, address: str, state: str) -> None:
    """Bring the search page into one of its states."""
    if state == "suggestions":
        page.goto(f"{address}/search.html")
        typed(page, "社会")
        page.keyboard.press("ArrowDown")
    else:
        page.goto(f"{address}/search.html?q={'低保&topic=社会救助' if state == 'results' else NOTHING}")
        page.wait_for_selector("#search-heading")
        page.evaluate("document.querySelectorAll('#search-found details').forEach(e => { e.open = true; })")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("state", ["suggestions", "results", "nothing"])
def test_the_search_page_is_accessible(look: str, state: str, address: str, browser: Browser) -> None:
    """With open suggestions, with results, with none: axe, targets, nothing cut off or too wide."""
    context = looking(browser, look)
    page = context.new_page()
    in_state(page, address, state)
    found = violations(page)
    small = page.evaluate(SMALL)
    cut = page.evaluate(CUT)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()

    assert (found, small, cut, max(wide, 0)) == ([], [], [], 0)


@pytest.mark.parametrize("look", ["phone", "desk"])
@pytest.mark.parametrize("state", ["results", "nothing"])
def test_the_keyboard_reaches_all_of_the_search_page(
    look: str, state: str, address: str, browser: Browser
) -> None:
    """By Tab alone, in order, marked, on the screen, covered by nothing."""
    context = looking(browser, look)
    page = context.new_page()
    in_state(page, address, state)
    page.focus("#q")  # what comes with the suggestions is there before the walk begins
    page.wait_for_selector(".search-slash button")
    page.evaluate(
        "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')"
    )
    wrong = walked(page, limit=120)
    context.close()

    assert wrong == []


def test_on_paper_the_results_stand_alone(address: str, quiet: Page) -> None:
    """No form, no facets, no switches: what was searched, how many, and the rows."""
    search(quiet, address, "低保")
    titles(quiet)
    quiet.emulate_media(media="print")
    shown = {
        name: quiet.locator(name).first.is_visible()
        for name in (".search-form", ".search-facets", ".search-switches", ".pager", ".search-rows", STATUS)
    }

    assert [name for name, is_shown in shown.items() if is_shown] == [".search-rows", STATUS]

"""A reader chooses how the column looks; the choice holds everywhere, at once, and loses nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.browser.templates import template_pages
from tests.browser.test_accessibility import SMALL, lost, violations, walked
from tests.output.test_tokens import MODES, PAIRS, colours

POLICY = "policies/public-rental-measures.html"
KEY = "site-display"
# Each mode's button, the attribute of <html> that it sets, and both values of it.
BUTTONS = {
    "适老版": ("data-elder", "", None),
    "高对比": ("data-contrast", "high", "normal"),
    "深色": ("data-theme", "dark", "light"),
}
# Dark by itself is in test_accessibility.py: the system's wish and the button set the same attribute.
LOOKS = {
    "elder": ("elder", 360),
    "high contrast": ("high", 360),
    "all at once": ("elder high dark", 1280),
}


def looking(browser: Browser, words: str, width: int = 360) -> BrowserContext:
    """Give a context in which the reader has chosen already."""
    context = browser.new_context(viewport={"width": width, "height": 740}, bypass_csp=True)
    context.add_init_script(f"localStorage.setItem('{KEY}', '{words}')")
    return context


def html(page: Page, attribute: str) -> str | None:
    """Give an attribute of <html>."""
    return page.get_attribute("html", attribute)


def press(page: Page, label: str) -> None:
    """Press a button of the bar."""
    page.locator("#display button", has_text=label).click()


def pressed(page: Page) -> list[str]:
    """Give the buttons that are pressed."""
    return page.locator("#display [aria-pressed=true]").all_text_contents()


@pytest.fixture
def quiet(page: Page) -> Iterator[Page]:
    """A phone's page on which no script fails and the policy is broken by nothing."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    assert said == []


@pytest.mark.parametrize("label", BUTTONS)
def test_a_button_turns_a_mode_on_and_off(label: str, address: str, quiet: Page) -> None:
    """The attribute, the state of the button and the announcement follow each press."""
    attribute, on, off = BUTTONS[label]
    quiet.goto(f"{address}/{POLICY}")
    assert pressed(quiet) == []

    press(quiet, label)
    assert html(quiet, attribute) == on
    assert pressed(quiet) == [label]
    told = quiet.locator("#display [aria-live=polite]")
    first = told.inner_text()
    press(quiet, label)

    assert html(quiet, attribute) == off
    assert pressed(quiet) == []
    assert "" != first != told.inner_text() != ""


def test_standard_takes_everything_back(address: str, quiet: Page) -> None:
    """One press and the page is as it was made; nothing stays on the reader's machine."""
    quiet.goto(f"{address}/{POLICY}")
    for label in BUTTONS:
        press(quiet, label)
    assert pressed(quiet) == list(BUTTONS)

    press(quiet, "标准")

    assert pressed(quiet) == []
    assert quiet.evaluate("localStorage.length") == 0
    assert quiet.locator("#display [aria-live]").inner_text() == "已恢复标准显示"


@pytest.mark.parametrize("place", ["server", "disk"])
def test_the_choice_holds_on_every_page(place: str, address: str, demo: Path, quiet: Page) -> None:
    """From a server and from a disk, at any depth and after a reload."""
    root = address if place == "server" else demo.resolve().as_uri()
    quiet.goto(f"{root}/index.html")
    for label in BUTTONS:
        press(quiet, label)

    for name in (POLICY, "versions/public-rental-measures/public-rental-measures-2025.html", "index.html"):
        quiet.goto(f"{root}/{name}")
        quiet.reload()
        assert pressed(quiet) == list(BUTTONS), name
    assert quiet.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(0, 0, 0)"


# What <html> says at the moment its body comes to be: before that nothing can be painted.
AT_BODY = """() => new MutationObserver((_, watch) => {
  if (!document.body) return;
  watch.disconnect();
  const html = document.documentElement;
  window.atBody = [html.hasAttribute('data-elder'), html.dataset.contrast, html.dataset.theme];
}).observe(document, {childList: true, subtree: true})"""


@pytest.mark.parametrize("place", ["server", "disk"])
def test_nothing_flashes(place: str, address: str, demo: Path, browser: Browser) -> None:
    """The mode is there before the body, so no other look is ever painted."""
    root = address if place == "server" else demo.resolve().as_uri()
    with looking(browser, "elder high dark") as context:
        page = context.new_page()
        page.add_init_script(f"({AT_BODY})()")
        for name in template_pages(demo):
            if place == "disk" and name == "404.html":
                continue  # shown by a server alone
            page.goto(f"{root}/{name}")
            assert page.evaluate("atBody") == [True, "high", "dark"], name


def test_the_flash_check_catches(address: str, browser: Browser) -> None:
    """Were the script deferred, the body would come first."""
    with looking(browser, "elder high dark") as context:
        page = context.new_page()
        page.add_init_script(f"({AT_BODY})()")

        def deferred(route: Route) -> None:
            body = route.fetch().text().replace('mode.js">', 'mode.js" defer>')
            route.fulfill(content_type="text/html; charset=utf-8", body=body)

        page.route("**/*.html", deferred)
        page.goto(f"{address}/{POLICY}")

        assert page.evaluate("atBody") == [False, None, None]


def moved(browser: Browser, address: str, words: str, sheet: str = "") -> list[float]:
    """Tell how far the title and the text of a policy move when the controls come."""
    places = []
    for comes in (False, True):
        with looking(browser, words) as context:
            page = context.new_page()
            if not comes:
                page.route("**/site.js", lambda route: route.abort())
            if sheet:
                page.route("**/site.css", lambda r: r.fulfill(content_type="text/css", body=sheet))
            page.goto(f"{address}/{POLICY}")
            tops = "['h1', '.prose'].map(s => document.querySelector(s).getBoundingClientRect().top)"
            places.append(page.evaluate(tops))
    before, after = places
    return [b - a for a, b in zip(before, after, strict=True)]


@pytest.mark.parametrize("words", ["", "high dark"])
def test_nothing_moves_when_the_controls_come(words: str, address: str, browser: Browser) -> None:
    """The bar and the citation have their place from the first paint."""
    assert moved(browser, address, words) == [0, 0]


def test_the_check_for_movement_catches(address: str, demo: Path, browser: Browser) -> None:
    """Controls that had no place kept for them would push the page down."""
    sheet = (demo / "assets/site.css").read_text("utf-8")
    bare = sheet + "[data-theme] .display, [data-theme] .citation {min-height: 0}"
    title, text = moved(browser, address, "", bare)

    assert text > title > 40


def test_the_keyboard_is_enough(address: str, quiet: Page) -> None:
    """Tab from the top comes to the bar after the skip link; space and enter press; the focus stays."""
    quiet.goto(f"{address}/{POLICY}")
    quiet.keyboard.press("Tab")
    for label, key in zip(BUTTONS, ("Space", "Enter", "Space"), strict=True):
        quiet.keyboard.press("Tab")
        assert quiet.evaluate("document.activeElement.textContent") == label
        quiet.keyboard.press(key)
        assert label in pressed(quiet)
        assert quiet.evaluate("document.activeElement.textContent") == label
    quiet.keyboard.press("Tab")
    quiet.keyboard.press("Enter")

    assert pressed(quiet) == []


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_however_it_looks(look: str, address: str, demo: Path, browser: Browser) -> None:
    """No template breaks a rule of axe in any mode."""
    found = {}
    with looking(browser, *LOOKS[look]) as context:
        page = context.new_page()
        for name in template_pages(demo):
            page.goto(f"{address}/{name}")
            if told := violations(page):
                found[name] = told

    assert found == {}


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_elder_pages_reflow(width: int, address: str, demo: Path, browser: Browser) -> None:
    """Larger type scrolls nothing sideways and cuts nothing off, with the spacing of WCAG 1.4.12 too."""
    found = {}
    with looking(browser, "elder", width) as context:
        page = context.new_page()
        for name in template_pages(demo):
            page.goto(f"{address}/{name}")
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if told := lost(page) + ([f"{wide} px too wide"] if wide > 0 else []):
                found[name] = told

    assert found == {}


def test_elder_pages_have_large_type_and_targets(address: str, demo: Path, browser: Browser) -> None:
    """Text of 18 px and more (22 px in documents), controls of 60 px, one column."""
    found = {}
    with looking(browser, "elder", 1280) as context:
        page = context.new_page()
        for name in template_pages(demo):
            page.goto(f"{address}/{name}")
            small = page.evaluate(SMALL.replace("43.5", "59.5"))
            sizes = page.evaluate(
                "[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.innerText)"
                ".map(e => parseFloat(getComputedStyle(e).fontSize))"
            )
            if small or min(sizes) < 18:
                found[name] = [*small, f"type of {min(sizes)} px"]
        page.goto(f"{address}/{POLICY}")
        text, aside = (page.locator(s).bounding_box() for s in (".prose >> nth=0", "aside"))
        size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.prose p')).fontSize)")
        cursor = page.evaluate("getComputedStyle(document.body).cursor")

    assert found == {}
    assert size >= 22
    assert text is not None
    assert aside is not None
    assert text["y"] + text["height"] <= aside["y"]
    assert "pointer.svg" in cursor


def test_the_keyboard_walks_elder_pages(address: str, browser: Browser) -> None:
    """Every stop is in order, on the screen, marked and free, as it is in the standard look."""
    found = {}
    with looking(browser, "elder high dark") as context:
        page = context.new_page()
        page.emulate_media(reduced_motion="reduce")
        for name in ("index.html", POLICY, "catalogue/index.html"):
            page.goto(f"{address}/{name}")
            if wrong := walked(page, limit=40):
                found[name] = wrong

    assert found == {}


def test_nothing_is_lost_without_scripts(address: str, demo: Path, browser: Browser) -> None:
    """The text is the same to the letter; only the controls that scripts serve are absent, all of them."""
    context = browser.new_context(java_script_enabled=False)
    without, with_scripts = context.new_page(), browser.new_page()
    with_scripts.clock.set_fixed_time("2026-11-24T12:00:00+08:00")  # an old copy would correct itself
    # On the page of results a line says that they need scripts: tests/browser/test_search.py reads it.
    for name in [page for page in template_pages(demo) if page != "search.html"]:
        without.goto(f"{address}/{name}")
        with_scripts.goto(f"{address}/{name}")
        assert without.locator("button:not([role=search] button)").count() == 0, name
        assert not without.locator("#display").is_visible(), name
        with_scripts.evaluate("document.querySelectorAll('#display, #citation').forEach(e => e.remove())")
        assert without.inner_text("body") == with_scripts.inner_text("body"), name
    with_scripts.close()
    context.close()


# The colours of text and of what it stands on, as the browser drew them.
DRAWN = """() => [...new Set([...document.querySelectorAll('body, body *')].flatMap(e => {
  const hasText = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  if (!hasText || !e.checkVisibility() || e.closest('.unseen')) return [];
  const ground = x => getComputedStyle(x).backgroundColor;
  let under = e;
  while (under && ground(under) === 'rgba(0, 0, 0, 0)') under = under.parentElement;
  return [getComputedStyle(e).color + '|' + ground(under)];
}))]"""


@pytest.mark.parametrize("mode", MODES)
def test_every_pair_of_colours_on_a_page_is_listed(
    mode: str, address: str, demo: Path, browser: Browser
) -> None:
    """What text is read on is in the table whose contrasts are computed."""
    found = colours(mode)

    def rgb(name: str) -> str:
        return f"rgb({', '.join(str(int(found[name][n : n + 2], 16)) for n in (1, 3, 5))})"

    listed = {f"{rgb(text)}|{rgb(ground)}" for text, ground in PAIRS}
    drawn = set()
    with looking(browser, mode, 1280) as context:
        page = context.new_page()
        for name in template_pages(demo):
            page.goto(f"{address}/{name}")
            drawn |= set(page.evaluate(DRAWN))

    assert len(drawn) > 5
    assert drawn - listed == set()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_system_is_followed(scripts: bool, address: str, browser: Browser) -> None:
    """Who asks the system for dark or for more contrast has it, with scripts and without."""
    for scheme, contrast in (("dark", "no-preference"), ("light", "more"), ("dark", "more")):
        context = browser.new_context(color_scheme=scheme, contrast=contrast, java_script_enabled=scripts)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}/{POLICY}")
        words = [w for w, is_so in (("high", contrast == "more"), ("dark", scheme == "dark")) if is_so]
        ink = colours(" ".join(words))["ink"]
        drawn = page.locator("h1").evaluate("e => getComputedStyle(e).color")
        context.close()

        assert drawn == f"rgb({', '.join(str(int(ink[n : n + 2], 16)) for n in (1, 3, 5))})", words


def test_a_choice_overrules_the_system(address: str, quiet: Page) -> None:
    """On a dark system the button says so, leads to light, and standard follows the system again."""
    quiet.emulate_media(color_scheme="dark")
    quiet.goto(f"{address}/{POLICY}")
    assert pressed(quiet) == ["深色"]

    press(quiet, "深色")
    quiet.reload()
    assert (pressed(quiet), html(quiet, "data-theme")) == ([], "light")
    press(quiet, "标准")
    assert pressed(quiet) == ["深色"]
    quiet.emulate_media(color_scheme="light")
    quiet.wait_for_selector("html[data-theme=light]")

    assert pressed(quiet) == []


def test_other_windows_follow(address: str, quiet: Page) -> None:
    """A choice made in one window shows in another that is open."""
    quiet.goto(f"{address}/{POLICY}")
    other = quiet.context.new_page()
    other.goto(f"{address}/index.html")

    press(quiet, "适老版")
    other.wait_for_selector("html[data-elder]")

    assert pressed(other) == ["适老版"]


def test_a_browser_that_remembers_nothing_still_obeys(address: str, quiet: Page) -> None:
    """Where storage is forbidden the choice holds for the page, and no script fails."""
    quiet.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }})"
    )
    quiet.goto(f"{address}/{POLICY}")

    press(quiet, "适老版")
    press(quiet, "高对比")
    assert pressed(quiet) == ["适老版", "高对比"]
    press(quiet, "适老版")

    assert pressed(quiet) == ["高对比"]


def test_what_somebody_else_stored_changes_nothing(address: str, browser: Browser) -> None:
    """Words that the bar does not know are passed over."""
    with looking(browser, "<img> elderly darkest high") as context:
        page = context.new_page()
        page.goto(f"{address}/{POLICY}")

        assert pressed(page) == ["高对比"]


def test_forced_colours_show_what_is_pressed(address: str, browser: Browser) -> None:
    """Where the system paints everything, a pressed button still differs, and by more than its colour."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{address}/{POLICY}")
    press(page, "适老版")
    mark = "e => getComputedStyle(e, '::before').content + getComputedStyle(e).borderTopWidth"
    marks = [page.locator("#display button").nth(n).evaluate(mark) for n in (0, 1)]
    context.close()

    assert marks[0].startswith('"✓"')
    assert marks[0].endswith("3px")
    assert marks[1] == "none1px"


def test_paper_is_light_and_bare(address: str, browser: Browser) -> None:
    """However the screen looks, paper is white, as large as it ever is, and shows no control."""
    sizes = []
    for words in ("", "elder high dark"):
        with looking(browser, words) as context:
            page = context.new_page()
            page.emulate_media(media="print")
            page.goto(f"{address}/{POLICY}")
            look = "e => { const s = getComputedStyle(e); return [s.color, s.fontSize]; }"
            sizes.append(page.locator(".prose p").first.evaluate(look))
            ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
            shown = [page.locator(s).is_visible() for s in ("#display", "#citation")]

            assert (ground, shown) == ("rgb(255, 255, 255)", [False, False])
    assert sizes[0] == sizes[1]


@pytest.mark.parametrize("place", ["server", "disk"])
def test_a_policy_can_be_cited(place: str, address: str, demo: Path, browser: Browser) -> None:
    """Title, number, issuer, date and address go to the clipboard; the reader is told."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address if place == 'server' else demo.resolve().as_uri()}/{POLICY}")

    page.get_by_role("button", name="复制引用").click()
    page.wait_for_selector(".citation-told:not(:empty)")
    copied = page.evaluate("navigator.clipboard.readText()")
    told = page.inner_text(".citation-told")
    canonical = page.get_attribute("link[rel=canonical]", "href")
    context.close()

    title = "示例区人民政府办公室关于印发《示例区公共租赁住房管理办法》的通知"
    facts = f"《{title}》（示政办发〔2022〕4号），示例区人民政府办公室，2022年4月18日，{canonical}"
    assert copied == facts.replace("《示例区公共租赁住房管理办法》", "〈示例区公共租赁住房管理办法〉")
    assert told == f"已复制：{copied}"


def test_how_to_cite_is_told_without_scripts(address: str, browser: Browser) -> None:
    """After the document stands what the button copies, to the letter; paper has its own last lines."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{POLICY}")

    assert page.get_attribute("#citation", "data-text") == page.inner_text(".cite p")
    page.emulate_media(media="print")
    assert not page.locator(".cite").is_visible()
    context.close()


def test_a_citation_can_be_copied_by_hand(address: str, quiet: Page) -> None:
    """Where the browser allows no copying the text is shown."""
    quiet.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});document.execCommand = () => false"
    )
    quiet.goto(f"{address}/{POLICY}")

    quiet.get_by_role("button", name="复制引用").click()

    told = quiet.inner_text(".citation-told")
    assert "自行复制" in told
    assert quiet.get_attribute("#citation", "data-text") in told
    assert quiet.evaluate("document.activeElement.textContent") == "复制引用"


# A stand-in for voices: the browser of the tests has none. It speaks when the test says so.
VOICES = """voices => { window.said = []; window.cancelled = 0; let last = null;
  const speech = {getVoices: () => voices, get speaking() { return last !== null; },
    speak(u) { last = u; said.push(u.text); }, cancel() { cancelled += 1; last = null; },
    addEventListener() {}};
  window.finish = () => { const u = last; last = null; u.onend(); };
  Object.defineProperty(window, 'speechSynthesis', {value: speech});
  window.SpeechSynthesisUtterance = function (text) { this.text = text; }; }"""
LOCAL = '[{"lang": "zh-CN", "localService": true}]'


@pytest.mark.parametrize(
    ("voices", "expected"),
    [
        ("[]", 0),
        ('[{"lang": "zh-CN", "localService": false}]', 0),
        ('[{"lang": "en-US", "localService": true}]', 0),
        ('[{"lang": "zh-HK", "localService": true}]', 0),
        ('[{"lang": "zh_TW", "localService": true}]', 1),
        ('[{"lang": "cmn-Hans-CN", "localService": true}]', 1),
        (LOCAL, 1),
    ],
)
def test_reading_aloud_needs_a_voice_of_the_machine(
    voices: str, expected: int, address: str, quiet: Page
) -> None:
    """No text is sent to anybody's server, and Mandarin is not read in Cantonese."""
    quiet.add_init_script(f"({VOICES})({voices})")
    quiet.goto(f"{address}/{POLICY}")

    assert quiet.get_by_role("button", name="朗读").count() == expected


def test_the_text_is_read_in_order_and_stops(address: str, quiet: Page) -> None:
    """Title, validity, then the text, sentence by sentence; a second press is silence."""
    quiet.add_init_script(f"({VOICES})({LOCAL})")
    quiet.goto(f"{address}/{POLICY}")
    button = quiet.locator("#display button", has_text="朗读")
    title = quiet.inner_text("h1")

    button.click()
    for _ in range(4):
        quiet.evaluate("finish()")
    assert button.inner_text() == "停止朗读"
    button.click()
    said = quiet.evaluate("said")

    assert button.inner_text() == "朗读"
    assert quiet.evaluate("cancelled") == 1
    assert said[:2] == [title, "已修改"]
    assert len(said) == 5
    assert max(map(len, said)) <= 121


def test_a_reading_comes_to_its_end(address: str, quiet: Page) -> None:
    """The whole text is read, once, and the button offers to read again."""
    quiet.add_init_script(f"({VOICES})({LOCAL})")
    quiet.goto(f"{address}/{POLICY}")
    button = quiet.locator("#display button", has_text="朗读")

    button.click()
    quiet.evaluate("(() => { while (speechSynthesis.speaking) finish(); })()")
    read = "".join(quiet.evaluate("said"))

    assert button.inner_text() == "朗读"
    written = "".join(quiet.locator("main h1, main .notice, main .prose").all_inner_texts())
    assert "".join(written.split()) == "".join(read.split())

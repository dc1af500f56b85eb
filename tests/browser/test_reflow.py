"""Pages at 320 px, on a phone held across, and in forced colours: nothing cut off, nothing lost."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.templates import template_pages

SIZES = {"320": (320, 640), "across": (640, 320)}  # 1280 px at 400 %, and a phone held across
# What sticks out of the window though nothing lets it scroll there; and text that lies on other text.
WIDE = """() => [...document.querySelectorAll('body *')].filter(e => {
  if (!e.checkVisibility({visibilityProperty: true}) || e.closest('.unseen, .skip')) return false;
  for (let p = e.parentElement; p; p = p.parentElement)
    if (['auto', 'scroll'].includes(getComputedStyle(p).overflowX)) return false;
  const r = e.getBoundingClientRect();
  return r.width > 0 && (r.right > innerWidth + 1 || r.left < -1);
}).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 20))"""
# A box that scrolls sideways and can't be reached by keyboard.
UNREACHED = """() => [...document.querySelectorAll('body *')].filter(e =>
  ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1
  && e.tabIndex < 0).map(e => e.tagName + '.' + e.className)"""


def faults(page: Page) -> list[str]:
    """Tell what does not reflow on the open page."""
    told: list[str] = page.evaluate(WIDE) + page.evaluate(UNREACHED)
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return told + ([f"the page is {over} px too wide"] if over > 0 else [])


@pytest.mark.parametrize("size", SIZES)
def test_pages_reflow(size: str, demo: Path, browser: Browser) -> None:
    """1.4.10: every template fits; what is wide scrolls by itself, by keyboard too."""
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height})
    found = {}
    for name in template_pages(demo):
        page.goto((demo / name).resolve().as_uri())
        if told := faults(page):
            found[name] = told
    page.close()

    assert found == {}


@pytest.mark.parametrize(
    "body",
    [
        "<div style='width:900px'>宽</div>",
        "<div style='position:absolute;left:-80px;width:60px'>左边</div>",
        "<div style='overflow:hidden'><p style='width:900px'>截断</p></div>",
        "<div style='overflow-x:auto'><p style='width:900px'>滚动</p></div>",
    ],
)
def test_the_reflow_check_catches(body: str, page: Page) -> None:
    """A wide box, one outside, one cut off, and one that only a pointer can scroll are told."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.set_content(f"<meta name='viewport' content='width=device-width'>{body}")

    assert faults(page) != []


# In forced colours backgrounds go: what was told by a colour alone is lost, so each needs a border or a word.
BARE = """() => [...document.querySelectorAll('.state, .notice, .button, [aria-pressed], .pager a')]
  .filter(e => e.checkVisibility())
  .filter(e => { const s = getComputedStyle(e);
    return !e.textContent.trim() || !['Top', 'Left', 'Right', 'Bottom'].some(
      side => s['border' + side + 'Style'] !== 'none' && parseFloat(s['border' + side + 'Width']) >= 1); })
  .map(e => e.className + ' ' + e.textContent.trim())"""
# Pictures of the page that vanish, and colours that were not given up.
KEPT = """() => [...document.querySelectorAll('body *')]
  .filter(e => getComputedStyle(e).forcedColorAdjust === 'none').map(e => e.tagName + '.' + e.className)"""


def test_forced_colours_keep_what_matters(demo: Path, browser: Browser) -> None:
    """States, notices and buttons keep a border and their word when the reader's system sets all colours."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, forced_colors="active")
    page = context.new_page()
    found = {}
    for name in template_pages(demo):
        page.goto((demo / name).resolve().as_uri())
        if told := page.evaluate(BARE) + page.evaluate(KEPT):
            found[name] = told
    context.close()

    assert found == {}


@pytest.mark.parametrize(
    "body",
    [
        "<span class='state' style='background:green'>有效</span>",
        "<span class='state' style='border:1px solid'></span>",
        "<p style='forced-color-adjust:none;color:#eee'>白</p>",
    ],
)
def test_the_check_of_forced_colours_catches(body: str, browser: Browser) -> None:
    """A state without a border, one without a word, and a colour that is not given up are told."""
    page = browser.new_page(forced_colors="active")
    page.set_content(body)
    told = page.evaluate(BARE) + page.evaluate(KEPT)
    page.close()

    assert told != []

"""Evidence for WCAG 2.2 AA: each check runs on every template, and catches what it is there to catch."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.templates import template_pages

NODE = Path(__file__).resolve().parents[2] / ".venv/node/node_modules"
AXE = NODE / "axe-core/axe.min.js"
VNU = NODE / "vnu-jar/build/dist/vnu.jar"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MODES = {
    "phone": {"viewport": {"width": 360, "height": 740}},
    "desk": {"viewport": {"width": 1280, "height": 800}},
    "zoomed": {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "forced colours": {"viewport": {"width": 360, "height": 740}, "forced_colors": "active"},
}


def violations(page: Page) -> list[str]:
    """Run axe on the open page and name what it finds."""
    if not AXE.is_file():
        pytest.skip("axe-core could not be installed on this machine (npm): accessibility tests skipped")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(f"axe.run({{runOnly: {{type: 'tag', values: {json.dumps(TAGS)}}}}})")
    return [f"{v['id']} {v['nodes'][0]['html'][:100]}" for v in found["violations"]]


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(mode: str, address: str, demo: Path, browser: Browser) -> None:
    """No template breaks a rule of axe, in any mode."""
    context = browser.new_context(**MODES[mode], bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    for name in template_pages(demo):
        page.goto(f"{address}/{name}")
        if told := violations(page):
            found[name] = told
    context.close()

    assert found == {}


def test_axe_catches(page: Page) -> None:
    """Grey on grey, an image without text and a field without a label are found."""
    page.set_content(
        "<html lang='zh-CN'><title>坏</title><main><h1>坏</h1>"
        "<p style='color:#999;background:#aaa'>看不清</p><img src='x.png'><input></main>"
    )

    found = {told.split()[0] for told in violations(page)}

    assert found >= {"color-contrast", "image-alt", "label"}


def checked_markup(*paths: Path) -> list[str]:
    """Run the Nu HTML checker over files and give its errors."""
    java = shutil.which("java")
    if java is None or not VNU.is_file():
        pytest.skip("the Nu HTML checker could not be installed on this machine (java, npm)")
    command = [java, "-jar", str(VNU), "--errors-only", "--format", "json", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [f"{m['url'].rsplit('/', 1)[-1]}: {m['message']}" for m in json.loads(done.stderr)["messages"]]


def test_nu_finds_nothing(demo: Path) -> None:
    """Every page of the demonstration is valid HTML."""
    pages = sorted(demo.resolve().rglob("*.html"))

    assert len(pages) > 150
    assert checked_markup(*pages) == []


def test_nu_catches(tmp_path: Path) -> None:
    """An element that is never closed, a doubled id and an unknown attribute value are found."""
    bad = tmp_path / "bad.html"
    bad.write_text(
        "<!DOCTYPE html><html lang=zh><title>x</title><p id=a><div id=a></p><a role=banana>", "utf-8"
    )

    assert len(checked_markup(bad)) >= 3


# Everything that takes focus by Tab, in the order of the page, unless it is hidden from everybody.
STOPS = """() => [...document.querySelectorAll('a[href],button,summary,input,select,textarea,[tabindex="0"]')]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled)
  .map((e, n) => { e.dataset.stop = n; return n; }).length"""
# What a person sees of the element that has the focus: where it is, whether it is marked, what covers it.
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const r = e.getClientRects()[0], s = getComputedStyle(e);
  const x = Math.min(Math.max(r.left + r.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(r.top + Math.min(r.height, 30) / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const marked = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
  return {stop: +(e.dataset.stop ?? -1), text: e.textContent.trim().slice(0, 20), marked,
          seen: r.width > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth,
          free: top === e || e.contains(top) || (top !== null && top.contains(e))};
}"""


def walked(page: Page, limit: int = 400) -> list[str]:
    """Go through the page by Tab, and tell what is wrong with each stop."""
    total = page.evaluate(STOPS)
    wrong = []
    expected = 0
    for _ in range(min(total, limit)):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus is None:
            wrong.append(f"the walk ends after {expected} of {total}")
            break
        if focus["stop"] != expected:
            wrong.append(f"out of order: {focus['stop']} for {expected} {focus['text']}")
        for fault, name in (("marked", "no mark"), ("seen", "off the screen"), ("free", "covered")):
            if not focus[fault]:
                wrong.append(f"{name}: {focus['text']}")
        expected = focus["stop"] + 1
    return wrong


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_reaches_everything(width: int, address: str, demo: Path, browser: Browser) -> None:
    """By Tab alone every stop comes in order, is on the screen, marked, and covered by nothing."""
    page = browser.new_page(viewport={"width": width, "height": 740}, reduced_motion="reduce")
    found = {}
    for name in template_pages(demo):
        page.goto(f"{address}/{name}")
        if wrong := walked(page, limit=40):
            found[name] = wrong
    page.close()

    assert found == {}


def test_the_keyboard_walk_catches(page: Page) -> None:
    """A stop without a mark, one out of order, one covered by a bar and one off the screen are told."""
    page.set_content(
        "<style>.bare:focus{outline:none} .far{position:fixed;left:-500px}</style>"
        "<a href='#1' class='bare'>没有标记</a><a href='#2' tabindex='2'>乱了次序</a>"
        "<a href='#3' class='far'>在屏幕外</a><a href='#4'>被盖住</a>"
        "<div style='position:fixed;inset:0;background:#fff'></div>"
    )

    wrong = " ".join(walked(page))

    for fault in ("no mark", "out of order", "off the screen", "covered"):
        assert fault in wrong


# WCAG 1.4.12: a reader may space text so; nothing may be lost.
SPACING = """() => { const s = document.createElement('style');
  s.textContent = '* {line-height: 1.5 !important; letter-spacing: .12em !important;'
    + ' word-spacing: .16em !important} p {margin-bottom: 2em !important}'; document.head.append(s); }"""
# Text that is cut off: not what is hidden on purpose for screen readers, nor what scrolls by itself.
CUT = """() => [...document.querySelectorAll('body *')].filter(e => {
  const s = getComputedStyle(e);
  if (!['hidden', 'clip'].includes(s.overflowX) && !['hidden', 'clip'].includes(s.overflowY)) return false;
  if (e.matches('.unseen') || e.closest('[aria-current=page]')) return false;
  return e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
}).map(e => e.className + ' ' + e.textContent.trim().slice(0, 20))"""


def lost(page: Page) -> list[str]:
    """Space the text of the open page and tell what is lost by it."""
    page.evaluate(SPACING)
    told: list[str] = page.evaluate(CUT)
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return told + ([f"the page is {width} px too wide"] if width > 0 else [])


def test_text_may_be_spaced(address: str, demo: Path, browser: Browser) -> None:
    """With the spacing of WCAG 1.4.12 at 360 px nothing is cut off and nothing scrolls sideways."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    page = context.new_page()
    found = {}
    for name in template_pages(demo):
        page.goto(f"{address}/{name}")
        if told := lost(page):
            found[name] = told
    context.close()

    assert found == {}


def test_the_spacing_check_catches(page: Page) -> None:
    """A box of fixed height that hides what does not fit is told."""
    page.set_content("<p style='height:1.2em;overflow:hidden;width:8em'>说明说明说明说</p>")

    assert lost(page) != []


# What can be pressed, smaller than 44 px; links inside a sentence may be (WCAG 2.5.8), as may the skip link.
SMALL = """() => [...document.querySelectorAll('a[href],button,summary,input,select')].filter(e => {
  if (!e.checkVisibility() || e.matches('.skip')) return false;
  const box = e.closest('p,td,dd,li,figcaption,label');
  const isInSentence = getComputedStyle(e).display === 'inline' && box
    && box.textContent.trim() !== e.textContent.trim();
  return !isInSentence && e.getBoundingClientRect().height < 43.5;
}).map(e => e.textContent.trim().slice(0, 20) + ' ' + Math.round(e.getBoundingClientRect().height))"""


def test_targets_are_large_enough(address: str, demo: Path, page: Page) -> None:
    """What stands by itself and can be pressed is 44 px high."""
    found = {}
    for name in template_pages(demo):
        page.goto(f"{address}/{name}")
        if small := page.evaluate(SMALL):
            found[name] = small

    assert found == {}


def test_the_target_check_catches(page: Page) -> None:
    """A small button and a small link of its own are told; a link in a sentence is not."""
    page.set_content(
        "<button>小</button><ul><li><a href='#'>单独</a></li></ul><p>见<a href='#'>句中</a>。</p>"
    )

    assert [told.split()[0] for told in page.evaluate(SMALL)] == ["小", "单独"]

"""The column in a real browser: complete, calm, and asking nobody else for anything."""

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

PAGES = (
    "index.html",
    "topics/index.html",
    "topics/education.html",
    "kinds/policies.html",
    "enterprises.html",
    "catalogue/index.html",
    "disclosure.html",
    "annual-reports.html",
    "a-z.html",
    "map.html",
    "404.html",
)


def a_policy(demo: Path) -> str:
    """Give the address of some policy's page."""
    return f"policies/{min(p.name for p in (demo / 'policies').glob('*.html'))}"


def names(demo: Path) -> list[str]:
    """Give the pages every test looks at: lists, a policy, a hand-written page."""
    hand_written = min(p.name for p in (demo / "pages").glob("*.html"))
    return [*PAGES, a_policy(demo), f"pages/{hand_written}"]


def test_no_page_reports_an_error_or_asks_another_host(address: str, demo: Path, page: Page) -> None:
    """No console message (a CSP violation is one), no failed request, no other host."""
    said: list[str] = []
    asked: set[str] = set()
    page.on("console", lambda message: said.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url} {error}"))
    page.on("requestfailed", lambda r: said.append(f"{r.failure} {r.url}"))
    page.on("response", lambda r: said.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.on("request", lambda request: asked.add("/".join(request.url.split("/")[:3])))

    for name in names(demo):
        page.goto(f"{address}/{name}")

    assert [s for s in said if "ERR_ABORTED" not in s] == []  # left for the next page
    assert asked == {address.removesuffix("/gongkai")}


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_scrolls_sideways(width: int, address: str, demo: Path, browser: Browser) -> None:
    """Pages reflow at 320 px (WCAG 1.4.10); wide tables scroll by themselves."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    wide = []
    for name in names(demo):
        page.goto(f"{address}/{name}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(name)
    page.close()

    assert wide == []


def test_every_link_leads_somewhere(demo: Path) -> None:
    """Every relative address on every page is a file of the site, and every anchor is there."""
    from html.parser import HTMLParser
    from urllib.parse import unquote, urlsplit

    class Reader(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.links: list[str] = []
            self.ids: set[str] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            values = dict(attrs)
            self.links += [v for k in ("href", "src") if tag != "base" and (v := values.get(k))]
            self.ids |= {v for v in [values.get("id")] if v}

    read: dict[Path, Reader] = {}
    for path in sorted(demo.resolve().rglob("*.html")):
        read[path] = Reader()
        read[path].feed(path.read_text("utf-8"))
    dead = []
    for path, reader in read.items():
        for link in reader.links:
            parts = urlsplit(link)
            if parts.scheme or link.startswith("//"):
                continue
            folder, name = path.parent, unquote(parts.path)
            if path.name == "404.html":  # shown at any depth, so it names its server's paths
                folder, name = demo.resolve(), name.removeprefix("/gongkai/")
            target = (folder / name).resolve() if name else path
            if not target.is_file():
                dead.append(f"{path.name}: {link}")
            elif parts.fragment and target in read and parts.fragment not in read[target].ids:
                dead.append(f"{path.name}: {link} (anchor)")

    assert len(read) > 60
    assert dead == []


def test_the_column_works_from_a_disk(demo: Path, page: Page) -> None:
    """From file://, in a folder with Han characters and a space, home leads to a policy and back."""
    page.goto((demo / "index.html").resolve().as_uri())
    home = page.title()
    page.goto((demo / a_policy(demo)).resolve().as_uri())

    assert page.evaluate("document.styleSheets.length") == 1
    page.locator("nav[aria-label='当前位置'] a").first.click()
    expect(page).to_have_title(home)


def test_the_page_is_complete_without_javascript(address: str, demo: Path, browser: Browser) -> None:
    """What applies, is it in force, whom to call: all there with scripts off."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{a_policy(demo)}")
    text = page.inner_text("main")
    context.close()

    for word in ("索引号", "发布机构", "有效性", "发布日期"):
        assert word in text


def test_the_demonstration_says_so_on_every_page(demo: Path) -> None:
    """Nobody may take the demonstration for a county."""
    silent = [p for p in demo.resolve().rglob("*.html") if "示例区是虚构的" not in p.read_text("utf-8")]
    assert silent == []


def test_headings_and_landmarks(address: str, demo: Path, page: Page) -> None:
    """Each page has a language, one h1, one main, and no level of heading left out."""
    for name in names(demo):
        page.goto(f"{address}/{name}")
        levels = page.eval_on_selector_all("h1,h2,h3,h4,h5,h6", "e => e.map(x => +x.tagName[1])")
        assert page.get_attribute("html", "lang") == "zh-CN", name
        assert page.locator("main").count() == 1, name
        assert levels.count(1) == 1, name
        steps = pairwise(levels)
        assert all(after - before <= 1 for before, after in steps), (name, levels)

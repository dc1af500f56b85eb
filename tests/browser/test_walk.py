"""With scripts off, links alone lead to every public page, and they lead there in the browser too."""

from collections import deque
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

START = "index.html"
UNLINKED = {"404.html"}  # shown by the server for an address that is none


class _Links(HTMLParser):
    """The links a reader may follow: what stands in `a`, not what stands in `head`."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (address := dict(attrs).get("href")):
            self.links.append(address)


def reached(site: Path) -> dict[str, tuple[str, ...]]:
    """Follow every link from the home page, and give each page with the pages that lead to it."""
    home = site.resolve()
    found: dict[str, tuple[str, ...]] = {START: ()}
    waiting = deque([START])
    while waiting:
        name = waiting.popleft()
        reader = _Links()
        reader.feed((home / name).read_text("utf-8"))
        for link in reader.links:
            parts = urlsplit(link)
            target = (home / name).parent / unquote(parts.path)
            if parts.scheme or parts.netloc or not parts.path or target.suffix != ".html":
                continue
            address = target.resolve().relative_to(home).as_posix()
            if address not in found and (home / address).is_file():
                found[address] = (*found[name], name)
                waiting.append(address)
    return found


def published(site: Path) -> set[str]:
    """Give every page that was written."""
    home = site.resolve()
    return {path.relative_to(home).as_posix() for path in home.rglob("*.html")}


def test_every_page_is_reached_by_links(demo: Path) -> None:
    """From the home page links lead to all pages but the one for wrong addresses; none is far."""
    found = reached(demo)

    assert len(found) > 200
    assert published(demo) - set(found) == UNLINKED
    assert {name: trail for name, trail in found.items() if len(trail) > 5} == {}


def test_the_walk_catches(tmp_path: Path) -> None:
    """A page that only `head`, a script or a comment names is not reached."""
    (tmp_path / START).write_text(
        '<head><link rel="next" href="a.html"></head><!-- <a href="a.html">x</a> -->'
        '<script>location = "a.html"</script><a href="b.html#part">b</a>',
        "utf-8",
    )
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("<p>x</p>", "utf-8")

    assert reached(tmp_path) == {START: (), "b.html": (START,)}
    assert published(tmp_path) - set(reached(tmp_path)) == {"a.html"}


# Links that a reader without scripts sees, or would see after opening a list that the page folds.
SEEN = """() => [...document.querySelectorAll('a[href]')].filter(e => {
  for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true;
  return e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length;
}).map(e => e.href)"""


def drawn(page: Page, site: Path, name: str) -> set[str]:
    """Give the pages of the site to which a page leads by links that can be seen."""
    home = site.resolve()
    page.goto((home / name).as_uri())
    paths = (Path(unquote(urlsplit(link).path)) for link in page.evaluate(SEEN))
    return {path.relative_to(home).as_posix() for path in paths if path.is_relative_to(home)}


def test_the_browser_sees_those_links(demo: Path, browser: Browser) -> None:
    """With scripts off, on a phone, the last link to every page is drawn where the walk found it."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    trails = reached(demo)
    unseen = {}
    for leading in sorted({trail[-1] for trail in trails.values() if trail}):
        wanted = {name for name, trail in trails.items() if trail and trail[-1] == leading}
        if hidden := wanted - drawn(page, demo, leading):
            unseen[leading] = hidden
    context.close()

    assert unseen == {}


def test_the_look_at_links_catches(tmp_path: Path, page: Page) -> None:
    """A link that the style hides is not drawn; one in a folded list is, for a reader can unfold it."""
    (tmp_path / START).write_text(
        "<a href='a.html' style='display:none'>a</a><a href='b.html' style='visibility:hidden'>b</a>"
        "<details><summary>更多</summary><a href='c.html'>c</a></details>",
        "utf-8",
    )

    assert drawn(page, tmp_path, START) == {"c.html"}

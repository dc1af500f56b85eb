"""A page is light: what a phone fetches for it, compressed, stays below a budget that is printed."""

import gzip
from pathlib import Path

from tests.browser.templates import template_pages

PAGE = 30_000  # bytes, gzip: the page and the style sheet
SCRIPTS = 15_000  # bytes, gzip: all scripts together


def weight(*paths: Path) -> int:
    """Give the bytes of files as a server sends them, gzip at its usual level."""
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in paths)


def test_a_page_and_its_style_are_light(demo: Path) -> None:
    """HTML and CSS of one page of every template are under 30 kB (`pytest -rP` prints them)."""
    style = weight(demo / "assets/site.css")
    weights = {name: weight(demo / name) + style for name in template_pages(demo)}
    for name, size in sorted(weights.items(), key=lambda pair: -pair[1]):
        print(f"{size:6} {name}")  # noqa: T201 - the figures are the evidence

    assert {name: size for name, size in weights.items() if size > PAGE} == {}


def test_the_scripts_are_light(demo: Path) -> None:
    """All scripts together are under 15 kB, and there are no others."""
    scripts = sorted(demo.rglob("*.js"))
    for path in scripts:
        print(f"{weight(path):6} {path.name}")  # noqa: T201 - as above

    assert [path.name for path in scripts] == ["mode.js", "site.js"]
    assert weight(*scripts) < SCRIPTS


def test_nothing_else_is_fetched_for_a_page(demo: Path) -> None:
    """Beside pages, style, scripts and three small pictures there is no asset: no font, no frame."""
    assets = {path.name: path.stat().st_size for path in (demo / "assets").iterdir()}

    assert set(assets) == {"site.css", "site.js", "mode.js", "icon.svg", "pointer.svg", "hand.svg"}
    assert sum(size for name, size in assets.items() if name.endswith(".svg")) < 1500

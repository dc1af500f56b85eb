"""A page is light: what a phone fetches for it, compressed, stays below a budget that is printed."""

import gzip
import hashlib
import re
from pathlib import Path

from site_builder.output.small_script import small_script
from tests.browser.templates import template_pages

PAGE = 30_000  # bytes, gzip: the page and the style sheet
SCRIPTS = 15_000  # bytes, gzip: all scripts that the search page loads but Lunr
OF_THE_SEARCH_PAGE = ("mode.js", "site.js", "search.js", "search-page.js")


def weight(*paths: Path) -> int:
    """Give the bytes of files as a server sends them, gzip at its usual level."""
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in paths)


def test_a_page_and_its_style_are_light(demo: Path) -> None:
    """HTML and CSS of one page of every template are under 30 kB (`pytest -rP` prints them)."""
    style = weight(demo / "assets/site.css")
    weights = {name: weight(demo / name) + style for name in template_pages(demo)}
    for name, size in sorted(weights.items(), key=lambda pair: -pair[1]):
        print(f"{size:6} {name}")  # noqa: T201 - the figures are the evidence

    assert over(weights, PAGE) == {}


def over(weights: dict[str, int], budget: int) -> dict[str, int]:
    """Give what weighs more than its budget."""
    return {name: size for name, size in weights.items() if size > budget}


def test_the_scales_catch(tmp_path: Path) -> None:
    """A page whose text doesn't compress below the budget is over it; one that does is not."""
    heavy, light = tmp_path / "heavy.html", tmp_path / "light.html"
    noise = b"".join(hashlib.sha256(str(n).encode()).digest() for n in range(PAGE // 32 + 1))
    heavy.write_bytes(noise)
    light.write_bytes(b"<p>x</p>" * PAGE)

    assert list(over({path.name: weight(path) for path in (heavy, light)}, PAGE)) == ["heavy.html"]


def test_the_scripts_are_light(demo: Path) -> None:
    """All scripts of the search page are under 15 kB, Lunr apart; other pages load two, a quarter of that."""
    scripts = sorted((demo / "assets").glob("*.js"))
    for path in scripts:
        print(f"{weight(path):6} {path.name}")  # noqa: T201 - as above
    loaded = {
        name: re.findall(
            r'<script src="(?:\.\./)*(?:/gongkai/)?assets/([a-z-]+\.js)"', (demo / name).read_text("utf-8")
        )
        for name in template_pages(demo)
    }

    assert {path.name for path in scripts} == {
        *OF_THE_SEARCH_PAGE,
        "combobox.js",
        "suggestion.js",
        "highlight.js",
        "lunr.js",
    }
    assert set(loaded.pop("search.html")) == set(OF_THE_SEARCH_PAGE)
    assert set(map(tuple, loaded.values())) == {("mode.js", "site.js")}
    assert weight(*(demo / "assets" / name for name in OF_THE_SEARCH_PAGE)) < SCRIPTS
    assert weight(demo / "assets/mode.js", demo / "assets/site.js") < SCRIPTS / 4


def test_the_search_box_costs_little() -> None:
    """What every page fetches for the box is a few hundred bytes; the rest comes when it is used."""
    theme = Path(__file__).resolve().parents[2] / "theme"
    box = small_script((theme / "components/search/search.js").read_text("utf-8"))

    assert len(gzip.compress(box, 6, mtime=0)) < 750


def test_nothing_else_is_fetched_for_a_page(demo: Path) -> None:
    """Beside pages, style, scripts and three small pictures there is no asset: no font, no frame."""
    assets = {path.name: path.stat().st_size for path in (demo / "assets").iterdir()}

    pictures = {"icon.svg", "pointer.svg", "hand.svg"}
    assert {name for name in assets if not name.endswith(".js")} == {"site.css", *pictures}
    assert sum(size for name, size in assets.items() if name.endswith(".svg")) < 1500

"""Criteria of WCAG 2.2 that are held by what is absent, or by what is the same on every page."""

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.templates import template_pages


def texts(demo: Path, pattern: str) -> dict[str, str]:
    """Give the texts of files of the site by their path."""
    home = demo.resolve()
    return {p.relative_to(home).as_posix(): p.read_text("utf-8") for p in sorted(home.rglob(pattern))}


def style(demo: Path) -> str:
    """Give the style sheet."""
    return (demo / "assets/site.css").read_text("utf-8")


def orientations(css: str) -> list[str]:
    """1.3.4: tell which rules depend on how a device is held."""
    return re.findall(r"orientation\s*:\s*\w+", css)


def test_no_style_asks_for_an_orientation(demo: Path) -> None:
    """1.3.4: upright or across, the page is the same."""
    assert orientations(style(demo)) == []
    assert orientations("@media (orientation: portrait) { main { display: none } }") != []


def movements(text: str) -> list[str]:
    """1.4.2, 2.2.1, 2.2.2, 2.3.1: tell what plays, moves, blinks or goes elsewhere by itself."""
    moving = r"@keyframes|\banimation\s*:|<marquee|<blink|\bautoplay\b|\.gif\b"
    later = r'http-equiv="refresh" (?!content="0; )'  # at once, a page that has moved may lead on
    return re.findall(rf"{moving}|{later}|setInterval", text, re.IGNORECASE)


def test_nothing_plays_or_moves_by_itself(demo: Path) -> None:
    """1.4.2, 2.2.1, 2.2.2, 2.3.1: no page, style or script sets anything going."""
    files = {**texts(demo, "*.html"), **texts(demo, "*.css"), **texts(demo, "assets/*.js")}

    assert len(files) > 200
    assert {name: found for name, text in files.items() if (found := movements(text))} == {}


@pytest.mark.parametrize(
    "text",
    ["@keyframes x{}", "a{animation: x 1s}", "<video autoplay>", "<marquee>x", "<img src='a.gif'>",
     '<meta http-equiv="Refresh" content="5">', "setInterval(f, 9)"],
)  # fmt: skip
def test_the_check_for_movement_catches(text: str) -> None:
    """Each way of moving by itself is told."""
    assert movements(text) != []


def revealed(css: str) -> list[str]:
    """1.4.13: tell which rules show or hide content under the pointer or the focus."""
    rules = re.findall(r"([^{}]*:(?:hover|focus)[^{}]*)\{([^}]*)\}", css)
    shows = r"\b(?:display|visibility|opacity|content|height|clip-path)\s*:"
    return [selector.strip() for selector, body in rules if re.search(shows, body)]


def test_nothing_appears_under_the_pointer(demo: Path) -> None:
    """1.4.13: pointer and focus change colours and lines, and show nothing new."""
    assert revealed(style(demo)) == []
    assert revealed(".tip:hover span { display: block; }") != []


def pressed(script: str) -> list[str]:
    """2.5.1, 2.5.2, 2.5.4, 2.5.7: tell which events a script acts on that are no plain press."""
    held = r"pointerdown|touch\w+|drag\w*|pointermove|devicemotion|deviceorientation"
    return re.findall(rf"addEventListener\(\s*[\"'](?:{held})|\.on(?:{held})\s*=", script)


def keyed(script: str) -> list[str]:
    """2.1.4: tell which scripts listen to keys of the whole page without asking whether they may."""
    found = re.findall(r"(?:document|window|root)\.addEventListener\(\s*[\"']key\w+", script)
    return [] if SWITCH in script else found


SWITCH = 'localStorage.getItem("site-slash")'  # a reader may turn the one shortcut off, on the search page


def test_a_press_counts_when_it_ends(demo: Path) -> None:
    """2.5.1, 2.5.2, 2.5.4, 2.5.7: no gesture, no press before its release, no drag, no shaking."""
    scripts = texts(demo, "assets/*.js")

    assert scripts
    assert {name: found for name, text in scripts.items() if (found := pressed(text))} == {}


def test_a_key_alone_can_be_switched_off(demo: Path) -> None:
    """2.1.4: no script acts on a key of the whole page, but one that asks whether it may."""
    assert {name for name, text in texts(demo, "assets/*.js").items() if keyed(text)} == set()
    assert keyed("document.addEventListener('keydown', f)") != []
    assert keyed("field.addEventListener('keydown', f)") == []


@pytest.mark.parametrize(
    "text",
    ['a.addEventListener("pointerdown", f)', "a.ontouchstart = f", "a.addEventListener('dragstart', f)",
     "window.addEventListener('devicemotion', f)"],
)  # fmt: skip
def test_the_check_for_events_catches(text: str) -> None:
    """A press that is not released, a touch, a drag and a shake are told."""
    assert pressed(text) != []
    assert pressed("a.addEventListener('click', f)") == []


def skipped_to(text: str) -> bool:
    """2.4.1: tell whether the first link of a page leads to its main text."""
    first = re.search(r"<a\s[^>]*>", text)
    return first is not None and 'href="#main"' in first[0] and '<main id="main"' in text


def test_the_first_stop_skips_to_the_text(demo: Path) -> None:
    """2.4.1: on every page."""
    assert [name for name, text in texts(demo, "*.html").items() if not skipped_to(text)] == []
    assert not skipped_to('<a href="index.html">首页</a><a href="#main">跳到正文</a><main id="main">')
    assert not skipped_to('<a href="#main">跳到正文</a><div id="main">')


def alike(pages: dict[str, str]) -> dict[str, int]:
    """2.4.2: give the titles that more than one page has."""
    titles = Counter(
        match[1] for text in pages.values() if (match := re.search("<title>(.*?)</title>", text))
    )
    return {title: count for title, count in titles.items() if count > 1}


def test_titles_tell_the_pages_apart(demo: Path) -> None:
    """2.4.2: every page has a title that no other has."""
    pages = texts(demo, "*.html")

    assert [name for name, text in pages.items() if not re.search("<title>.+</title>", text)] == []
    assert alike(pages) == {}
    assert alike({"a": "<title>甲</title>", "b": "<title>甲</title>"}) == {"甲": 2}


WAYS = (
    "topics/index.html",
    "organisations/index.html",
    "years/index.html",
    "validity/index.html",
    "map.html",
)


def test_every_page_leads_to_the_lists_and_the_map(demo: Path) -> None:
    """2.4.5: from any page a document is found by topic, body, year, validity, and by the map."""
    pages = texts(demo, "*.html")
    short = {
        name for name, text in pages.items() for way in WAYS if not re.search(rf'href="[./\w]*{way}"', text)
    }

    assert short == set()


def repeated(text: str) -> list[str]:
    """3.2.3, 3.2.4, 3.2.6: give what stands on every page: links of header and footer."""
    header = re.search(r"<header.*?</header>", text, re.DOTALL)
    footer = re.search(r"<footer.*?</footer>", text, re.DOTALL)
    assert header and footer  # noqa: PT018 - one fact
    return re.findall(r"<a\s[^>]*>(.*?)</a>", header[0] + footer[0], re.DOTALL)


def test_navigation_and_help_stay_where_they_are(demo: Path) -> None:
    """3.2.3, 3.2.4, 3.2.6: the same links, names and phone in the same order on every page."""
    pages = texts(demo, "*.html")
    usual = repeated(pages["index.html"])

    assert "使用帮助" in usual
    assert "12345" in usual
    assert {name for name, text in pages.items() if repeated(text) != usual} == set()


LINKS = """() => [...document.querySelectorAll('.prose p a, .lead a, .note a')]
  .filter(e => !getComputedStyle(e).textDecorationLine.includes('underline')).map(e => e.textContent)"""


def test_links_in_text_are_underlined(demo: Path, browser: Browser) -> None:
    """1.4.1: a link in a sentence is told by its line, not by its colour alone."""
    page = browser.new_page()
    plain = {}
    for name in template_pages(demo):
        page.goto((demo / name).resolve().as_uri())
        if found := page.evaluate(LINKS):
            plain[name] = found
    page.close()

    assert plain == {}


def test_the_check_for_lines_catches(page: Page) -> None:
    """A link that colour alone sets apart is told."""
    page.set_content("<p class='note'><a href='#' style='text-decoration:none;color:blue'>见此</a></p>")

    assert page.evaluate(LINKS) == ["见此"]

"""A strict policy by construction: asserted of every file that is published, and each fault is caught."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from site_builder.model.security_header import HEADERS, PAGE_POLICY

# Attributes whose address a browser fetches by itself; `a href` is where a reader goes, and loads nothing.
LOADED = {
    ("script", "src"), ("img", "src"), ("img", "srcset"), ("source", "src"), ("source", "srcset"),
    ("iframe", "src"), ("frame", "src"), ("embed", "src"), ("object", "data"), ("audio", "src"),
    ("video", "src"), ("video", "poster"), ("track", "src"), ("input", "src"), ("form", "action"),
    ("button", "formaction"), ("input", "formaction"), ("base", "href"), ("body", "background"),
    ("a", "ping"), ("image", "href"), ("image", "xlink:href"), ("use", "href"), ("use", "xlink:href"),
}  # fmt: skip
FETCHED_RELATIONS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest", "preconnect",
                     "dns-prefetch", "apple-touch-icon", "mask-icon", "prerender"}  # fmt: skip
SCHEMES = {"", "http", "https", "mailto", "tel"}  # of a link; all else runs or hides something
MOVED = re.compile(r"0; url=(\.\./)*([a-z0-9-]+/)*[a-z0-9-]+\.html")  # leads on within the column, at once
DATA_TYPES = {"application/ld+json"}  # a script element that no browser runs


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.policies: list[str] = []
        self.inside = ""  # the inline element whose text comes next

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.inside = ""
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(values.get("content", ""))
        elif tag in {"script", "style", "link", "img"} and not self.policies:
            self.found.append(f"{tag} before the policy")
        leads = tag == "meta" and values.get("http-equiv", "").lower() == "refresh"
        if leads and not MOVED.fullmatch(values.get("content", "")):
            self.found.append("a page that goes elsewhere by itself")
        if tag == "style":
            self.found.append("style element")
        if tag == "script" and "src" not in values and values.get("type") not in DATA_TYPES:
            self.found.append("inline script")
        if tag == "script":
            self.inside = "script with src" if "src" in values else ""
        for name, value in values.items():
            self._attribute(tag, name, value, values.get("rel", ""))

    def _attribute(self, tag: str, name: str, value: str, relation: str) -> None:
        if name == "style":
            self.found.append(f"style attribute on {tag}")
        if name.startswith("on"):
            self.found.append(f"event handler {name}")
        if name == "srcdoc":
            self.found.append("srcdoc")
        is_loaded = (tag, name) in LOADED or (
            (tag, name) == ("link", "href") and FETCHED_RELATIONS & set(relation.lower().split())
        )
        if name in {"href", "src", "action", "formaction", "data", "xlink:href", "poster"}:
            # Browsers drop tabs and line ends from an address before they look at its scheme.
            scheme = urlsplit(re.sub(r"[\x00-\x20]", "", value)).scheme.lower()
            if scheme not in SCHEMES:
                self.found.append(f"{scheme}: address")
        if is_loaded and re.search(r"(^|[\s,])([a-z]+:)?//", value.strip(), re.IGNORECASE):
            self.found.append(f"{tag} from another host")

    def handle_data(self, data: str) -> None:
        if self.inside and data.strip():
            self.found.append("text in a script with src")


def faults_of_page(text: str) -> list[str]:
    """Tell what in a page a strict policy would forbid, and what would reach another host."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if reader.policies != [PAGE_POLICY]:
        reader.found.append("not the one policy")
    return reader.found


def faults_of_style(text: str) -> list[str]:
    """Tell what a style sheet or an SVG picture loads from elsewhere."""
    found = re.findall(r"@import|expression\(|-moz-binding|<script|<foreignObject|\son\w+=", text)
    addresses = re.findall(r"""url\(\s*['"]?([^'")]*)""", text)
    return found + [a for a in addresses if ":" in a or a.startswith("//")]


def faults_of_script(text: str) -> list[str]:
    """Tell what a script runs from text, and how it could speak with another host."""
    words = r"\beval\(|\bnew Function\b|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write"
    ways = r"\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|https?://|['\"]//"
    code = re.sub(
        r"/\*.*?\*/|^\s*//[^\n]*", "", text, flags=re.DOTALL | re.MULTILINE
    )  # comments name sources
    return re.findall(f"{words}|{ways}", code)


def test_every_page_is_strict(demo: Path) -> None:
    """Each page has the policy, before all that it governs; nothing inline, nothing of another host."""
    pages = sorted(demo.resolve().rglob("*.html"))
    found = {path.name: told for path in pages if (told := faults_of_page(path.read_text("utf-8")))}

    assert len(pages) > 200
    assert found == {}


GOOD = f'<html><head><meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">'
BROKEN = {
    "not the one policy": "<html><head><title>x</title>",
    "script before the policy": '<script src="a.js"></script>' + GOOD,
    "inline script": GOOD + "<script>alert(1)</script>",
    "text in a script with src": GOOD + '<script src="a.js">alert(1)</script>',
    "style element": GOOD + "<style>a{}</style>",
    "style attribute on p": GOOD + '<p STYLE="color:red">',
    "event handler onclick": GOOD + '<a href="a.html" onClick="x()">',
    "event handler onerror": GOOD + "<svg/onerror=x()>",
    "javascript: address": GOOD + '<a href=" java\nscript:x()">',
    "data: address": GOOD + '<img src="data:image/png;base64,AA">',
    "vbscript: address": GOOD + '<a href="VBScript:x">',
    "srcdoc": GOOD + '<iframe srcdoc="x">',
    "img from another host": GOOD + '<img srcset="a.png 1x, //elsewhere.example/b.png 2x">',
    "script from another host": GOOD + '<script src="https://elsewhere.example/a.js"></script>',
    "link from another host": GOOD + '<link rel="preload StyleSheet" href="http://elsewhere.example/a.css">',
    "form from another host": GOOD + '<form action="https://elsewhere.example/">',
    "base from another host": GOOD + '<base href="//elsewhere.example/">',
    "a from another host": GOOD + '<a href="a.html" ping="https://elsewhere.example/">',
    "a page that goes elsewhere by itself": GOOD + '<meta http-equiv="Refresh" content="0; url=//a/b.html">',
}


@pytest.mark.parametrize("fault", BROKEN)
def test_the_page_check_catches(fault: str) -> None:
    """Each fault is told; a page with none is not."""
    assert fault in faults_of_page(BROKEN[fault])
    assert faults_of_page(GOOD + '<a href="https://elsewhere.example/">x</a>') == []


def test_styles_and_pictures_load_nothing_of_others(demo: Path) -> None:
    """No style sheet and no picture of the site loads or runs anything."""
    files = [p for p in demo.resolve().rglob("*") if p.suffix in {".css", ".svg"}]
    found = {path.name: told for path in files if (told := faults_of_style(path.read_text("utf-8")))}

    assert len(files) >= 4
    assert found == {}


@pytest.mark.parametrize(
    "text",
    ["@import 'a.css';", "a{background:url(https://elsewhere.example/a.png)}", "a{src:url('//e.example/a')}",
     "<svg><script>x</script></svg>", "<svg onload=x()>"],
)  # fmt: skip
def test_the_style_check_catches(text: str) -> None:
    """An import, a foreign address, and a picture that runs something are told."""
    assert faults_of_style(text) != []


def test_scripts_run_no_text_and_speak_with_nobody(demo: Path) -> None:
    """No script of the site makes code or markup of text, and none knows how to reach a host."""
    files = sorted((demo / "assets").glob("*.js"))
    # A notice of rights, such as Lunr's, may name an address: nothing follows it.
    texts = {path.name: re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL) for path in files}
    found = {name: told for name, text in texts.items() if (told := faults_of_script(text))}

    assert files
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "eval('1')",
        "new Function('x')",
        "a.innerHTML = b",
        "document.write(b)",
        "fetch(a)",
        "new XMLHttpRequest()",
        "navigator.sendBeacon(a)",
        "s.src = 'https://e.example/a.js'",
        "s.src = '//e.example/a.js'",
    ],
)
def test_the_script_check_catches(text: str) -> None:
    """Code made of text and each way to a host are told."""
    assert faults_of_script(text) != []


def test_the_headers_of_a_server_are_published(demo: Path) -> None:
    """The file for nginx says every header once, with the policy of the pages in it."""
    lines = (demo / "nginx/security-headers.conf").read_text("utf-8").splitlines()
    said = dict(re.fullmatch(r'add_header (\S+) "([^"]+)" always;', x).groups() for x in lines if x[0] != "#")  # type: ignore[union-attr, misc]

    assert said == dict(HEADERS)
    assert said["Content-Security-Policy"] == f"{PAGE_POLICY}; frame-ancestors 'self'"

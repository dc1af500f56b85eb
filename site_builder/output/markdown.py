"""
Markdown as published: text in; sanitised HTML, headings and plain text out. A pure function.

Python-Markdown is the reference dialect. Raw HTML never gets through: rules refuse it, and nh3 keeps
nothing that is not on the list below, whatever the engine makes of hostile input.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from itertools import count
from threading import local
from typing import TYPE_CHECKING

import nh3

from site_builder.output.clause import naming, plain_clause, with_clauses
from site_builder.output.plain_markdown import escaped, plain_blocks
from site_builder.output.table import with_heads
from site_builder.pattern import pattern_of
from site_builder.value import dataclass

if TYPE_CHECKING:
    from markdown import Markdown

_HELD = local()
TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em",
    "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "li", "ol", "p",
    "pre", "q", "s", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "li": {"id"},  # footnotes
    "sup": {"id"},
    "img": {"src", "alt", "title"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
}
_HEADING = pattern_of(r"<h([2-6])>(.*?)</h\1>", re.DOTALL)
_ANCHOR = pattern_of(r'<h[2-6] id="([^"]+)"')
_TABLE = pattern_of(r"<table>(.*?)</table>", re.DOTALL)
_LINK = pattern_of(r'(<(?:a|img)\s[^>]*?\b(?:href|src)=")([^"]*)"')
_ANY_TAG = pattern_of(r"<[^>]*>")


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading of a body: `id` is its anchor."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """
    A rendered body: `plain` is its text without markup, for search and for checks.

    One that `is_plain` was written without markup: its only links are those of its articles to themselves.
    """

    html: str
    headings: tuple[Heading, ...]
    plain: str
    is_plain: bool = False


def render(text: str) -> Rendered:
    """Render Markdown; the same text gives the same bytes on every machine."""
    return rendered_plainly(text) or _rendered(sanitised(text))


def rendered_plainly(text: str) -> Rendered | None:
    """Render what is only headings and paragraphs, which takes no engine and never long; None of all else."""
    blocks = plain_blocks(text)
    if blocks is None:
        return None
    headings: list[Heading] = []
    parts: list[str] = []
    name_of = naming()
    has_names = ">" in text or "\xa0" in text
    for level, said in blocks:
        html, name = escaped(said) if has_names else said, ""
        if said[0] == "第":
            name, html = plain_clause(html, name_of)
        if level:
            heading = Heading(level=max(level, 2), id=name or f"s{len(headings) + 1}", text=said)
            headings.append(heading)
            parts.append(f'<h{heading.level} id="{heading.id}">{html}</h{heading.level}>')
        else:
            parts.append(f'<p id="{name}">{html}</p>' if name else f"<p>{html}</p>")
    plain = "\n".join([said for _, said in blocks])
    return Rendered(html="\n".join(parts), headings=tuple(headings), plain=plain, is_plain=True)


def _rendered(clean: str) -> Rendered:
    headings: list[Heading] = []

    def anchored(match: re.Match[str]) -> str:
        heading = Heading(level=int(match[1]), id=f"s{len(headings) + 1}", text=_plain(match[2]).strip())
        headings.append(heading)
        return f'<h{match[1]} id="{heading.id}">{match[2]}</h{match[1]}>'

    html, renamed = with_clauses(_HEADING.sub(anchored, clean))
    anchors = tuple(replace(h, id=renamed.get(h.id, h.id)) for h in headings)
    tables = count(1)
    names = {heading.id: heading.text for heading in anchors}
    html = _TABLE.sub(lambda match: with_heads(match[1], next(tables), _above(match, names)), html)
    return Rendered(html=html, headings=anchors, plain=_plain(clean))


def sanitised(text: str) -> str:
    """Give the HTML of any Markdown, with nothing in it that is not on our list."""
    return nh3.clean(
        _demoted(_converted(text)),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


def relinked(html: str, target: Callable[[str], str]) -> str:
    """Replace the address of every link and image by what `target` makes of it."""
    if html.count('href="') == html.count('href="#') and "<img" not in html:
        return html  # no link leads out of the page

    def replaced(match: re.Match[str]) -> str:
        return f'{match[1]}{_quoted(target(unescape(match[2])))}"'

    return _LINK.sub(replaced, html)


def _converted(text: str) -> str:
    """Ask this thread's engine; one that was interrupted stands in the midst of something, and is let go."""
    engine = vars(_HELD).pop("engine", None) or _engine()
    engine.reset()
    html: str = engine.convert(text)
    _HELD.engine = engine
    return html


def _engine() -> "Markdown":
    from markdown import Markdown  # noqa: PLC0415 - most bodies are written without markup
    from markdown.extensions.def_list import DefListExtension  # noqa: PLC0415 - as above
    from markdown.extensions.fenced_code import FencedCodeExtension  # noqa: PLC0415
    from markdown.extensions.footnotes import FootnoteExtension  # noqa: PLC0415
    from markdown.extensions.sane_lists import SaneListExtension  # noqa: PLC0415
    from markdown.extensions.tables import TableExtension  # noqa: PLC0415

    # By their names, they are looked for in what every package here says of itself.
    extensions = [
        TableExtension(),
        FencedCodeExtension(),
        FootnoteExtension(BACKLINK_TITLE="回到正文的注释 {}"),
        DefListExtension(),
        SaneListExtension(),
    ]
    return Markdown(extensions=extensions, output_format="html")


def _demoted(html: str) -> str:
    """Make `#` a heading of the second level: the first is the document's title."""
    return html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")


def _above(table: re.Match[str], names: dict[str, str]) -> str:
    """Give the heading under which a table stands, or nothing."""
    found = _ANCHOR.findall(table.string[: table.start()])
    return names.get(found[-1], "") if found else ""


def _plain(html: str) -> str:
    return unescape(_ANY_TAG.sub("", html))


def _quoted(address: str) -> str:
    return address.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")

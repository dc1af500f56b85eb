"""
Articles and chapters that can be cited: 第五条 is `#article-5`, and its number leads to itself.

The anchor follows from the number that the text gives, not from a place in the file, so that an address
somebody wrote down still leads there when a paragraph is added above. Where the numbers begin again, as
in a second text inside the same document, the anchor names the text too: `#text-2-article-5`.
"""

import re
from collections.abc import Callable

from site_builder.model.chinese_numeral import NUMERALS, chinese_integer
from site_builder.pattern import pattern_of

# At the beginning of a paragraph or heading, and followed by a space, a title in brackets, or nothing:
# 第五条规定的 is a sentence about an article.
_NUMBER = rf"[{NUMERALS}0-9]{{1,7}}"
_WRITTEN = rf"第({_NUMBER})([条章])(?:之({_NUMBER}))?"
_AFTER = r"[\s\u3000【（(［:：]"
_CLAUSE = pattern_of(
    r'<(p|h[2-6])(?: id="(s[0-9]+)")?>([\s\u3000]*)(<strong>)?'
    rf"({_WRITTEN})(?={_AFTER}|</strong>|</p>|</h|<br>)"
)
_PLAIN = pattern_of(rf"{_WRITTEN}(?={_AFTER}|\Z)")
_NAMES = {"条": "article", "章": "chapter"}
Naming = Callable[[str, str, str | None], str]


def with_clauses(html: str) -> tuple[str, dict[str, str]]:
    """Give every article and chapter its anchor; also the headings whose anchor thereby has another name."""
    renamed: dict[str, str] = {}
    name_of = naming()

    def anchored(match: re.Match[str]) -> str:
        tag, heading, space, bold, written, *numbers = match.groups()
        name = name_of(*numbers)
        if not name:
            return match[0]
        if heading:
            renamed[heading] = name
        return f'<{tag} id="{name}">{space}{bold or ""}{_link(name, written)}'

    return _CLAUSE.sub(anchored, html), renamed


def plain_clause(text: str, name_of: Naming) -> tuple[str, str]:
    """Give the anchor of a paragraph or heading without markup, or nothing, and its HTML."""
    match = _PLAIN.match(text)
    name = name_of(*match.groups()) if match else ""
    if not match or not name:
        return "", text
    return name, _link(name, match[0]) + text[match.end() :]


def naming() -> Naming:
    """Give what names the articles and chapters of one text, asked in their order; no number has no name."""
    last = dict.fromkeys(_NAMES, (0, 0))
    texts = dict.fromkeys(_NAMES, 1)

    def name_of(written: str, what: str, below: str | None) -> str:
        number, sub = chinese_integer(written), chinese_integer(below) if below else 0
        if number is None or sub is None:
            return ""
        if (number, sub) <= last[what]:
            texts[what] += 1
        last[what] = (number, sub)
        name = f"{_NAMES[what]}-{number}-{sub}" if sub else f"{_NAMES[what]}-{number}"
        return name if texts[what] == 1 else f"text-{texts[what]}-{name}"

    return name_of


def _link(name: str, written: str) -> str:
    return f'<a class="clause" href="#{name}">{written}</a>'

"""
Articles and chapters that can be cited: 第五条 is `#article-5`, and its number leads to itself.

The anchor follows from the number that the text gives, not from a place in the file, so that an address
somebody wrote down still leads there when a paragraph is added above. Where the numbers begin again, as
in a second text inside the same document, the anchor names the text too: `#text-2-article-5`.
"""

import re

from site_builder.model.chinese_numeral import NUMERALS, chinese_integer
from site_builder.pattern import pattern_of

# At the beginning of a paragraph or heading, and followed by a space, a title in brackets, or nothing:
# 第五条规定的 is a sentence about an article.
_NUMBER = rf"[{NUMERALS}0-9]{{1,7}}"
_CLAUSE = pattern_of(
    r'<(?P<tag>p|h[2-6])(?: id="(?P<id>s[0-9]+)")?>(?P<space>[\s\u3000]*)(?P<bold><strong>)?'
    rf"(?P<written>第(?P<number>{_NUMBER})(?P<what>[条章])(?:之(?P<sub>{_NUMBER}))?)"
    r"(?=[\s\u3000【（(［:：]|</strong>|</p>|</h|<br>)"
)
_NAMES = {"条": "article", "章": "chapter"}


def with_clauses(html: str) -> tuple[str, dict[str, str]]:
    """Give every article and chapter its anchor; also the headings whose anchor thereby has another name."""
    renamed: dict[str, str] = {}
    last = dict.fromkeys(_NAMES, (0, 0))
    text = dict.fromkeys(_NAMES, 1)

    def anchored(match: re.Match[str]) -> str:
        what = match["what"]
        number, sub = chinese_integer(match["number"]), chinese_integer(match["sub"] or "零")
        if number is None or sub is None:
            return match[0]
        if (number, sub) <= last[what]:
            text[what] += 1
        last[what] = (number, sub)
        name = _NAMES[what] + f"-{number}" + (f"-{sub}" if sub else "")
        name = name if text[what] == 1 else f"text-{text[what]}-{name}"
        if match["id"]:
            renamed[match["id"]] = name
        link = f'<a class="clause" href="#{name}">{match["written"]}</a>'
        return f'<{match["tag"]} id="{name}">{match["space"]}{match["bold"] or ""}{link}'

    return _CLAUSE.sub(anchored, html), renamed

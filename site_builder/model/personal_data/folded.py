"""
A text as a reader sees it: digits of one width, nothing invisible, and the way back to the original.

A number is as readable with full-width digits, a zero-width space or an HTML entity in the middle,
so detectors look at the folded text only.
"""

import re
import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from html import unescape

INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_VANISHING = re.compile(
    rf"[{INVISIBLE}]+|\\(?=[*_#.+-])|&(?:#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z]{{2,8}});"
)


@cache
def _one_to_one() -> dict[int, str]:
    """Map every decimal digit of Unicode, the letters of a number, and the dashes and stars people write."""
    return str.maketrans(
        {
            **{
                chr(code): str(unicodedata.decimal(chr(code)))
                for code in range(0x80, sys.maxunicode + 1)
                if unicodedata.category(chr(code)) == "Nd"
            },
            **{chr(code): chr(code - 0xFEE0) for code in range(0xFF21, 0xFF5B)},
            **dict.fromkeys("ⅩХ", "X"),
            **dict.fromkeys("‐‑‒–—―−－﹣", "-"),
            **dict.fromkeys("＊﹡∗★☆●○•×✕✖", "*"),
            **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t", " "),
            "＠": "@",
            "．": ".",
            "：": ":",
        }
    )


@dataclass(frozen=True, kw_only=True)
class Folded:
    """`text` is what detectors read; `places` maps its characters to the source's, None where 1:1."""

    source: str
    text: str
    places: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the source that `text[start:end]` came from."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def folded(source: str) -> Folded:
    """Fold `source`; quick where nothing has to vanish."""
    text = source if source.isascii() else source.translate(_one_to_one())
    if _VANISHING.search(text) is None:
        return Folded(source=source, text=text, places=None)
    pieces: list[str] = []
    places: list[int] = []
    position = 0
    for match in _VANISHING.finditer(text):
        pieces.append(text[position : match.start()])
        places += range(position, match.start())
        if match[0][0] == "&":
            seen = _seen(match[0])
            pieces.append(seen)
            places += [match.start()] * len(seen)
        position = match.end()
    pieces.append(text[position:])
    places += range(position, len(text))
    return Folded(source=source, text="".join(pieces), places=tuple(places))


def _seen(entity: str) -> str:
    """Give what a reader sees of an HTML entity: nothing, where it is invisible."""
    text = unescape(entity).translate(_one_to_one())
    return re.sub(f"[{INVISIBLE}]", "", text)

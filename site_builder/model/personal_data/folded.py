"""
A text as a reader sees it: digits of one width, nothing invisible, and the way back to the original.

A number is as readable with full-width digits, a zero-width space or an HTML entity in the middle,
so detectors look at the folded text only.
"""

import re
import unicodedata
from html import unescape

from site_builder.pattern import pattern_of
from site_builder.value import dataclass

INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_VANISHING = pattern_of(
    rf"[{INVISIBLE}]+|\\(?=[*_#.+-])|&(?:#[0-9]{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[a-zA-Z]{{2,8}});"
)


_SIGNS = {
    **dict.fromkeys("ⅩХ", "X"),
    **dict.fromkeys("‐‑‒–—―−－﹣", "-"),
    **dict.fromkeys("＊﹡∗★☆●○•×✕✖", "*"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\u3000\t", " "),
    "＠": "@",
    "．": ".",
    "：": ":",
}
_FULL_WIDTH_LETTERS = range(0xFF21, 0xFF5B)


class _OneToOne(dict[int, str]):
    """
    Every decimal digit of Unicode, the letters of a number, and the dashes and stars people write.

    A character is looked up when it is first met: a table of all of Unicode takes longer than a check.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if code in _FULL_WIDTH_LETTERS:
            plain = chr(code - 0xFEE0)
        elif unicodedata.category(character) == "Nd":
            plain = str(unicodedata.decimal(character))
        else:
            plain = _SIGNS.get(character, character)
        self[code] = plain
        return plain


_ONE_TO_ONE = _OneToOne()
# What may become another character: nearly all that is written stays as it is.
_OTHER = pattern_of("[^\n -~、。《》“”，；（）〔〕\u3400-\u4dbf\u4e00-\u9fff]")


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
    text = source if source.isascii() else _OTHER.sub(lambda other: _ONE_TO_ONE[ord(other[0])], source)
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
    text = unescape(entity).translate(_ONE_TO_ONE)
    return re.sub(f"[{INVISIBLE}]", "", text)

"""
Signs that a text may hold personal data; nine lines in ten have none and need no closer look.

Each pattern begins with one small class, which the machine looks for thirty times faster than for the
detectors' own patterns. Characters beyond the Basic Multilingual Plane have a pattern of their own, for
in a class they slow down all the others.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator

from site_builder.model.personal_data.folded import INVISIBLE
from site_builder.pattern import pattern_of
from site_builder.text import utf16

# Unicode lets the digits of a script begin at a code that ends in hexadecimal 0 or 6; a test looks at all.
_CODES = (code + end for code in range(0x80, 0x10000, 16) for end in (0, 6))
_ZEROS = (chr(code) for code in _CODES if unicodedata.decimal(chr(code), None) == 0)
_DIGITS = "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in _ZEROS)
_BYTES = 2  # of a character of the Basic Multilingual Plane, in UTF-16
# Of four characters that most texts have for another reason: what stands before them, or behind.
_WHERE = (
    r"(?:(?<![口微籍住])|(?<=口)所在地|(?<=微)信|(?<=籍)(?:地|所在地)|(?<=住)[址地在]"
    r"|(?<=[家现，,、；;]住)|(?<=[^\S\n]住))"
)
_SIGNS = (
    r"[0-9][0-9 *xX-]{6}",
    f"[@＠&住籍口微Qq*＊﹡∗×✕✖●○•☆★ⅩХ{INVISIBLE}{_DIGITS}]{_WHERE}",
    f"[\U00010000-{chr(sys.maxunicode)}]",
    r"[A-Z][·•. -]?[0-9A-Z]{5}",
)
_NUMBER, _CHARACTER, _BEYOND, _LETTERED = map(pattern_of, _SIGNS)
_ANY = pattern_of("|".join(_SIGNS))  # sooner asked, and slower the longer a text is
# What is left of a number and of a letter with a number behind it where all is left out that isn't ASCII.
_NUMBER_LEFT, _LETTERED_LEFT = pattern_of(_SIGNS[0]), pattern_of(r"[A-Z][. -]?[0-9A-Z]{5}")


def _possible(text: str) -> Iterator[re.Pattern[str]]:
    """Give the patterns of the signs that a text may have: ASCII is one in twenty of its characters."""
    yield _CHARACTER
    ascii_ = text.encode("ascii", "ignore").decode("ascii")
    if _NUMBER_LEFT.search(ascii_):
        yield _NUMBER
    if _LETTERED_LEFT.search(ascii_):
        yield _LETTERED
    if len(utf16(text)) > _BYTES * len(text):
        yield _BEYOND


def has_sign(text: str) -> bool:
    """Tell whether a short text has a sign."""
    return _ANY.search(text) is not None


def signed_lines(text: str) -> list[int]:
    """Give the numbers, from 0, of the lines that have a sign."""
    line = position = 0
    found: list[int] = []
    for sign in sorted(match.start() for pattern in _possible(text) for match in pattern.finditer(text)):
        line += text.count("\n", position, sign)
        position = sign
        if not found or found[-1] != line:
            found.append(line)
    return found

"""
Texts without what may differ between a source and its publication: width, case, white space, marks.

A table folds nearly all characters at once, a tenth of the time that normalising takes: the leak check
folds every file of the site several times over.
"""

import unicodedata
from collections.abc import Iterator

import numpy as np

from site_builder.model.character_table import MANY, MARKS, SLOW, CharacterTable
from site_builder.pattern import pattern_of
from site_builder.text import from_utf16, joins, utf16

_SPACE = pattern_of(r"[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")  # and what nobody sees
_MARKS = pattern_of(r"[*_`#>|\\]+")
_BYTES = 2  # of a character
AT_ONCE = 1 << 16  # characters, for which a processor has the memory at hand
LITTLE = 1 << 12  # characters that are sooner normalised than cut
BETWEEN = "\ue000"  # joins with nothing, and stays as it is


def squeezed(text: str) -> str:
    """Fold a text: NFKC, no marks of Markdown, no white space, no case."""
    return from_utf16(squeezed_bytes(text))


def squeezed_bytes(text: str) -> bytes:
    """Give the same, two bytes a character, as arrays take it (UTF-16, little-endian)."""
    if (found := _by_table(text)) is not None:
        return found
    cut = text.find(BETWEEN, len(text) // 2)  # one character that takes a closer look is in one half
    if cut < 0 or len(text) < LITTLE:
        return utf16(_normalised(text))
    return squeezed_bytes(text[:cut]) + utf16(BETWEEN) + squeezed_bytes(text[cut + 1 :])


def _by_table(text: str) -> bytes | None:
    codes = np.frombuffer(utf16(text), dtype="<u2")
    pieces: list[bytes] = []
    for start in range(0, len(codes), AT_ONCE):
        part = codes[start : start + AT_ONCE]
        folded = _TABLE.folded(part)
        if folded is None:
            return None
        found, left = folded
        several = (left == MANY).nonzero()[0].tolist()
        if several:
            pieces += _with_several(left.tobytes(), several, part[found == MANY].tolist())
        else:
            pieces.append(left.tobytes())
    return b"".join(pieces)


def _with_several(data: bytes, places: list[int], codes: list[int]) -> Iterator[bytes]:
    """Give the pieces of `data`, with what the characters at some places become, such as "…"."""
    become = {code: utf16(_normalised(chr(code))) for code in set(codes)}
    start = 0
    for place, code in zip(places, codes, strict=True):
        yield data[start : place * _BYTES]
        yield become[code]
        start = (place + 1) * _BYTES
    yield data[start:]


def _normalised(text: str) -> str:
    return _SPACE.sub("", _MARKS.sub("", unicodedata.normalize("NFKC", text))).casefold()


def _becomes(character: str) -> int:
    found = _normalised(character)
    if any(joins(one) or ord(one) in MARKS for one in (character, *found)):
        return SLOW
    return MANY if len(found) > 1 else ord(found) if found else 0


_TABLE = CharacterTable(_becomes)

"""
Texts without what may differ between a source and its publication: width, case, white space, marks.

A table folds nearly all characters at once, a tenth of the time that normalising takes: the leak check
folds every file of the site several times over.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from site_builder.pattern import pattern_of
from site_builder.text import JOINING, from_utf16, joins, utf16

_SPACE = pattern_of(r"[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")  # and what nobody sees
_MARKS = pattern_of(r"[*_`#>|\\]+")
_BEYOND = 1 << 16
_BYTES = 2  # of a character
AT_ONCE = 1 << 16  # characters, for which a processor has the memory at hand
BETWEEN = "\ue000"  # joins with nothing, and stays as it is
_PLAIN = frozenset({"Ll", "Lo", "Lm", "Nd", "Nl", "No", "Po", "Ps", "Pe", "So", "Sm", "Sc"})
_UNUSED = frozenset({"Cn", "Co"})  # categories of what is no character, or nobody's
_SLOW, _MANY = 1, 2  # in the table: what its neighbours change; what becomes several characters
_SAME = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xAC00, 0xD7A4))  # ideographs and syllables stay as they are


def squeezed(text: str) -> str:
    """Fold a text: NFKC, no marks of Markdown, no white space, no case."""
    return from_utf16(squeezed_bytes(text))


def squeezed_bytes(text: str) -> bytes:
    """Give the same, two bytes a character, as arrays take it (UTF-16, little-endian)."""
    codes = np.frombuffer(utf16(text), dtype="<u2")
    pieces: list[bytes] = []
    for start in range(0, len(codes), AT_ONCE):
        part = codes[start : start + AT_ONCE]
        found = _table().take(part)
        kept = found[found > _SLOW]
        if len(kept) != np.count_nonzero(found):
            return utf16(_normalised(text))
        several = (kept == _MANY).nonzero()[0].tolist()
        if several:
            pieces += _with_several(kept.tobytes(), several, part[found == _MANY].tolist())
        else:
            pieces.append(kept.tobytes())
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


@cache
def _table() -> NDArray[np.uint16]:
    """Give what each character of 16 bits becomes: 0 where nothing is left of it."""
    table = np.arange(_BEYOND, dtype=np.uint16)
    same = {code for first, end in _SAME for code in range(first, end)}
    joining = {code for first, end in JOINING for code in range(first, min(end, _BEYOND))}
    for code in range(_BEYOND):
        character = chr(code)
        if code in joining or (code not in same and not _is_plain(character)):
            table[code] = _becomes(character)
    return table


def _is_plain(character: str) -> bool:
    """Tell of most characters, without trying, that they stay as they are; of letters that join, too."""
    category = unicodedata.category(character)
    return category in _UNUSED or (
        category in _PLAIN
        and not _MARKS.match(character)
        and unicodedata.normalize("NFKC", character) == character == character.casefold()
    )


def _becomes(character: str) -> int:
    found = _normalised(character)
    if any(joins(one) or ord(one) in (0, _SLOW, _MANY) for one in (character, *found)):
        return _SLOW
    return _MANY if len(found) > 1 else ord(found) if found else 0

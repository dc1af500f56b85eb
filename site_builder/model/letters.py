"""
The letters of what is published, folded, at the speed of arrays: a fifth of the time of two expressions.

A table has what becomes of each character. It is filled where a character is first met: all of Unicode
takes longer than a thousand documents.
"""

import unicodedata
from functools import lru_cache

import numpy as np

from site_builder.model.paragraph import letters
from site_builder.model.published import folded, plainly_folded, published_text
from site_builder.records.record import Record

_SLOW, _UNKNOWN = 1, 2  # in the table: what takes a closer look, or was not met yet; 0 where nothing is left
_BECOMES = np.full(1 << 16, _UNKNOWN, dtype=np.uint16)
_JOINING = ((0x1100, 0x1200), (0xA960, 0xA980), (0xD7B0, 0xE000))  # letters of Korean, halves of characters
_MARKS = ("Mn", "Mc", "Me")  # categories of marks, which join with what stands before them


@lru_cache(maxsize=1 << 9)  # a part of the documents, for the rules that read them
def published_letters(record: Record) -> bytes:
    """Give the letters of all that is published of a document."""
    return letters_in(published_text(record))


def letters_in(text: str) -> bytes:
    """Give the letters of a text, folded, in two bytes each (UTF-16, little-endian)."""
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    found = _BECOMES.take(codes, mode="clip")  # the table has all; to look for errors takes as long
    kept = found[found > _UNKNOWN]
    if len(kept) == np.count_nonzero(found):
        return kept.tobytes()
    if (found == _SLOW).any():
        return letters(folded(text)).encode("utf-16-le", "surrogatepass")
    for code in np.unique(codes[found == _UNKNOWN]).tolist():
        _BECOMES[code] = _becomes(chr(code))
    return letters_in(text)


def _becomes(character: str) -> int:
    if any(_joins(one) for one in (character, *unicodedata.normalize("NFKC", character))):
        return _SLOW
    found = letters(plainly_folded(character))
    return _SLOW if len(found) > 1 else ord(found) if found else 0


def _joins(character: str) -> bool:
    """Tell whether a character may join with its neighbours, or the table has no place for it."""
    code = ord(character)
    is_joining = code >= len(_BECOMES) or any(first <= code < end for first, end in _JOINING)
    return is_joining or unicodedata.category(character) in _MARKS

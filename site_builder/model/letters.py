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
from site_builder.text import joins, utf16

_SLOW, _UNKNOWN = 1, 2  # in the table: what takes a closer look, or was not met yet; 0 where nothing is left
_BECOMES = np.full(1 << 16, _UNKNOWN, dtype=np.uint16)


@lru_cache(maxsize=1 << 9)  # a part of the documents, for the rules that read them
def published_letters(record: Record) -> bytes:
    """Give the letters of all that is published of a document."""
    return letters_in(published_text(record))


def letters_in(text: str) -> bytes:
    """Give the letters of a text, folded, in two bytes each (UTF-16, little-endian)."""
    codes = np.frombuffer(utf16(text), dtype="<u2")
    found = _BECOMES.take(codes, mode="clip")  # the table has all; to look for errors takes as long
    kept = found[found > _UNKNOWN]
    if len(kept) == np.count_nonzero(found):
        return kept.tobytes()
    if (found == _SLOW).any():
        return utf16(letters(folded(text)))
    for code in np.unique(codes[found == _UNKNOWN]).tolist():
        _BECOMES[code] = _becomes(chr(code))
    return letters_in(text)


def _becomes(character: str) -> int:
    if any(joins(one) for one in (character, *unicodedata.normalize("NFKC", character))):
        return _SLOW
    found = letters(plainly_folded(character))
    return _SLOW if len(found) > 1 else ord(found) if found else 0

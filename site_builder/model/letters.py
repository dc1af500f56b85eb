"""The letters of what is published, folded, at the speed of arrays."""

import unicodedata
from functools import lru_cache

import numpy as np

from site_builder.model.character_table import SLOW, CharacterTable
from site_builder.model.paragraph import letters
from site_builder.model.published import folded, plainly_folded, published_text
from site_builder.records.record import Record
from site_builder.text import joins, utf16


@lru_cache(maxsize=1 << 9)  # a part of the documents, for the rules that read them
def published_letters(record: Record) -> bytes:
    """Give the letters of all that is published of a document."""
    return letters_in(published_text(record))


def letters_in(text: str) -> bytes:
    """Give the letters of a text, folded, in two bytes each (UTF-16, little-endian)."""
    found = _TABLE.folded(np.frombuffer(utf16(text), dtype="<u2"))
    return found[1].tobytes() if found else utf16(letters(folded(text)))


def _becomes(character: str) -> int:
    if any(joins(one) for one in (character, *unicodedata.normalize("NFKC", character))):
        return SLOW
    found = letters(plainly_folded(character))
    return SLOW if len(found) > 1 else ord(found) if found else 0


_TABLE = CharacterTable(_becomes)

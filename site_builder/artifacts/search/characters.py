"""Texts as arrays of folded characters, 0 where a word ends: `search/character.py` at the speed of arrays."""

import numpy as np
from numpy.typing import NDArray

from site_builder.search.character import FOLDS, MOST_FOLDED, folded
from site_builder.text import utf16

Codes = NDArray[np.uint16]
_MANY = 1  # in the table: becomes more than one character, or none
_UNKNOWN = 2  # in the table: not asked for yet; most columns use a twentieth of all characters
_TABLE: Codes = np.full(MOST_FOLDED + 1, _UNKNOWN, dtype=np.uint16)


def codes(text: str) -> Codes:
    """Give the folded characters of `text`."""
    raw = _raw(text)
    found = _TABLE[raw]
    if (found == _UNKNOWN).any():
        for code in set(raw[found == _UNKNOWN].tolist()):
            becomes = FOLDS[code]
            _TABLE[code] = _MANY if len(becomes) != 1 else 0 if becomes == " " else ord(becomes)
        found = _TABLE[raw]
    if (found == _MANY).any():
        found = _raw(folded(text)).copy()
        found[found == ord(" ")] = 0
    return found


def _raw(text: str) -> Codes:
    return np.frombuffer(utf16(text), dtype="<u2")

"""Texts as arrays of folded characters, 0 where a word ends: `search/character.py` at the speed of arrays."""

import numpy as np
from numpy.typing import NDArray

from site_builder.search.character import FOLDS, MOST_FOLDED, folded

Codes = NDArray[np.uint16]
_MANY = 1  # in the table: becomes more than one character, or none


def _table() -> Codes:
    table = np.zeros(MOST_FOLDED + 1, dtype=np.uint16)
    for code in range(MOST_FOLDED + 1):
        becomes = FOLDS[code]
        table[code] = _MANY if len(becomes) != 1 else 0 if becomes == " " else ord(becomes)
    return table


_TABLE: list[Codes] = []


def codes(text: str) -> Codes:
    """Give the folded characters of `text`."""
    if not _TABLE:
        _TABLE.append(_table())  # a twentieth of a second that only a build pays
    found = _TABLE[0][_raw(text)]
    if (found == _MANY).any():
        found = _raw(folded(text)).copy()
        found[found == ord(" ")] = 0
    return found


def _raw(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")

"""
What becomes of each character of a text that is folded, as a table: a tenth of the time of expressions.

It is filled where a character is first met: all of Unicode takes longer than a thousand documents.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from site_builder.text import JOINING

SLOW = 1  # in the table: what its neighbours change; 0 where nothing is left
_UNKNOWN = 2
MANY = 3  # what becomes several characters
MARKS = frozenset({0, SLOW, _UNKNOWN, MANY})  # no character of a text is written so
_BEYOND = 1 << 16
# Ideographs and syllables stay as they are, however a text is folded.
_SAME = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xAC00, 0xD7A4))
Codes = NDArray[np.uint16]


class CharacterTable:
    """Folds texts by what `becomes` of a character: a code, or SLOW or MANY; 0 where nothing is left."""

    def __init__(self, becomes: Callable[[str], int]) -> None:
        self._becomes = becomes
        self._table = np.full(_BEYOND, _UNKNOWN, dtype=np.uint16)
        for first, end in _SAME:
            self._table[first:end] = np.arange(first, end)
        for first, end in JOINING:
            self._table[first:end] = _UNKNOWN

    def folded(self, codes: Codes) -> tuple[Codes, Codes] | None:
        """Give what becomes of each code, and what is left of them; None where one takes a closer look."""
        found = self._table.take(codes, mode="clip")  # the table has all; to look for errors takes as long
        left = found[found > _UNKNOWN]
        if len(left) == np.count_nonzero(found):
            return found, left
        if (found == SLOW).any():
            return None
        # Not by `np.unique`, which loads what masks arrays, 7 ms.
        for code in set(codes[found == _UNKNOWN].tolist()):
            self._table[code] = self._becomes(chr(code))
        return self.folded(codes)

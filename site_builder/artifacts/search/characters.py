"""Texts as arrays of folded characters, 0 where a word ends: `search/character.py` at the speed of arrays."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from site_builder.search.character import FOLDS, MOST_FOLDED, UNFOLDED, folded
from site_builder.text import utf16

Codes = NDArray[np.uint16]
GAP = 2  # places between two texts, so that no neighbour is another text's
_MANY = 1  # in the table: becomes more than one character, or none
_UNKNOWN = 2  # in the table: not asked for yet; most columns use a twentieth of all characters
_TABLE: Codes = np.full(MOST_FOLDED + 1, _UNKNOWN, dtype=np.uint16)
for _first, _last in UNFOLDED:
    _TABLE[_first : _last + 1] = np.arange(_first, _last + 1)
_BETWEEN = bytes(2 * GAP)


def codes_of(texts: Sequence[str]) -> tuple[Codes, NDArray[np.int64]]:
    """Give the folded characters of texts, each between gaps, and how many each has with its gap."""
    raw = [utf16(text) for text in texts]
    found = _looked_up(np.frombuffer(_BETWEEN.join((b"", *raw, b"")), dtype="<u2"))
    sizes = np.array([len(each) // 2 + GAP for each in raw], dtype=np.int64)
    many = np.flatnonzero(found == _MANY)
    if len(many):
        ends = GAP + np.cumsum(sizes)
        pieces = np.split(found, ends[:-1])
        pieces[0] = pieces[0][GAP:]
        for place in set(np.searchsorted(ends, many, side="right").tolist()):
            pieces[place] = np.concatenate((_codes(texts[place]), found[:GAP]))
            sizes[place] = len(pieces[place])
        found = np.concatenate((found[:GAP], *pieces))
    return found, sizes


def _looked_up(raw: Codes) -> Codes:
    """Fold characters alone; some stay `_MANY`."""
    found = _TABLE.take(raw)
    if (found == _UNKNOWN).any():
        for code in set(raw[found == _UNKNOWN].tolist()):
            becomes = FOLDS[code]
            _TABLE[code] = _MANY if len(becomes) != 1 else 0 if becomes == " " else ord(becomes)
        found = _TABLE.take(raw)
    return found


def _codes(text: str) -> Codes:
    """Give the folded characters of a text some of which become more than one, or none."""
    found = np.frombuffer(utf16(folded(text)), dtype="<u2").copy()
    found[found == ord(" ")] = 0
    return found

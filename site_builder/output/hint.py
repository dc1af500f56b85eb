"""
Tells at once that a text holds none of some texts, for nearly all that hold none.

Of each text the first eight characters and the last eight are known, four at a time by a hash: where a text
holds no beginning or no end, it need not be searched. Else whoever asks searches.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

RUN = 4  # characters that are known by one hash
_BITS = 20  # of a hash
_MIXERS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)  # odd, far apart

Hashes = NDArray[np.uint32]


class Hints:
    """What is known of the texts that are searched for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._shorts, *tables = (np.zeros(1 << _BITS, dtype=np.bool_) for _ in range(5))
        self._ends = tables[:2], tables[2:]
        self._is_any = False  # whether one is too short to be known
        for text in texts:
            hashes = _hashes(text)
            if not len(hashes):
                self._is_any = True
            elif len(hashes) <= RUN:
                self._shorts[hashes[0]] = True
            else:
                for (one, other), place in zip(self._ends, (0, len(hashes) - RUN - 1), strict=True):
                    one[hashes[place]] = other[hashes[place + RUN]] = True

    def may_be_in(self, text: str) -> bool:
        """Whether one of them may be in `text`."""
        hashes = _hashes(text)
        if self._is_any or self._shorts[hashes].any():
            return True
        return all(other[hashes[np.flatnonzero(one[hashes[:-RUN]]) + RUN]].any() for one, other in self._ends)


def _hashes(text: str) -> Hashes:
    """Give the hash of the characters (halves of those beyond 16 bits) at each place."""
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2").astype(np.uint32)
    count = max(0, len(codes) - RUN + 1)
    found = np.zeros(count, dtype=np.uint32)
    for place, mixer in enumerate(_MIXERS):
        found += codes[place : place + count] * np.uint32(mixer)
    return found >> np.uint32(32 - _BITS)

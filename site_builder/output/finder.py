"""
Finds any of many texts in another, at the speed of arrays.

Of each text eight characters in a row are known, four at a time by a hash. Where such a pair of hashes
stands, one behind the other, the characters themselves are compared, nearly always with success.
"""

from collections import Counter
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

HALF = 4  # characters that are known by one hash
WHOLE = 2 * HALF
_BITS = 17  # of a hash: a table that a processor keeps at hand
_MIXERS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)  # odd, far apart


class Finder:
    """Finds the texts it was made of."""

    def __init__(self, texts: Iterable[str]) -> None:
        texts = sorted({text for text in texts if text})
        self._firsts, self._seconds = (np.zeros(1 << _BITS, dtype=np.bool_) for _ in range(2))
        self._known: dict[str, list[tuple[str, int]]] = {}  # texts and where in each the characters stand
        self._short = [text for text in texts if len(text) < WHOLE]
        long = [text for text in texts if len(text) >= WHOLE]
        beginnings = Counter(text[:WHOLE] for text in long)
        for text in long:
            # Numbers begin alike, and end each in its own way.
            at = 0 if beginnings[text[:WHOLE]] == 1 else len(text) - WHOLE
            self._known.setdefault(text[at : at + WHOLE], []).append((text, at))
        for key in self._known:
            hashes = _hashes(_codes(key))
            self._firsts[hashes[0]] = self._seconds[hashes[HALF]] = True

    def found(self, text: str) -> set[str]:
        """Give those that are in `text`."""
        found = {short for short in self._short if short in text}
        codes = _codes(text)
        if len(codes) < WHOLE or not self._known:
            return found
        if len(codes) != len(text):  # with characters beyond 16 bits, whose places differ
            return found | {long for pairs in self._known.values() for long, _ in pairs if long in text}
        hashes = _hashes(codes)
        at = np.flatnonzero(self._firsts[hashes[:-HALF]])
        for place in at[self._seconds[hashes[at + HALF]]].tolist():
            for long, offset in self._known.get(text[place : place + WHOLE], ()):
                if place >= offset and text.startswith(long, place - offset):
                    found.add(long)
        return found


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2").astype(np.uint32)


def _hashes(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Give the hash of the characters at each place but the last ones."""
    count = len(codes) - HALF + 1
    found = codes[:count] * np.uint32(_MIXERS[0])
    for place, mixer in enumerate(_MIXERS[1:], start=1):
        found += codes[place : place + count] * np.uint32(mixer)
    return found >> np.uint32(32 - _BITS)

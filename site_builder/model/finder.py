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
_BYTES = 2  # of a character
_HASHES = 1 << 16
_MIXERS = (0x9E37, 0x85EB, 0xC2B3, 0x27D5)  # odd, far apart


class Finder:
    """Finds the texts it was made of."""

    def __init__(self, texts: Iterable[str]) -> None:
        texts = sorted({text for text in texts if text})
        self._firsts, self._seconds = (np.zeros(_HASHES, dtype=np.bool_) for _ in range(2))
        # By eight characters: texts, as bytes too, and at which byte of each the characters stand.
        self._known: dict[bytes, list[tuple[str, bytes, int]]] = {}
        self._short = []
        written = {text: _written(text) for text in texts}
        beginnings = Counter(data[: _BYTES * WHOLE] for data in written.values())
        for text, data in written.items():
            if len(data) < _BYTES * WHOLE:
                self._short.append(text)
                continue
            # Numbers begin alike, and end each in its own way.
            at = 0 if beginnings[data[: _BYTES * WHOLE]] == 1 else len(data) - _BYTES * WHOLE
            self._known.setdefault(data[at : at + _BYTES * WHOLE], []).append((text, data, at))
        for key in self._known:
            hashes = _hashes(key)
            self._firsts[hashes[0]] = self._seconds[hashes[HALF]] = True

    def found(self, text: str) -> set[str]:
        """Give those that are in `text`."""
        return self.found_in(_written(text))

    def found_in(self, data: bytes) -> set[str]:
        """Give those that are in a text of two bytes a character (UTF-16, little-endian)."""
        found = set()
        if self._short:
            text = data.decode("utf-16-le", "surrogatepass")
            found = {short for short in self._short if short in text}
        if len(data) < _BYTES * WHOLE or not self._known:
            return found
        hashes = _hashes(data)
        at = self._firsts.take(hashes[:-HALF]).nonzero()[0]
        for place in (at[self._seconds[hashes[at + HALF]]] * _BYTES).tolist():
            for long, known, offset in self._known.get(data[place : place + _BYTES * WHOLE], ()):
                if place >= offset and data.startswith(known, place - offset):
                    found.add(long)
        return found


def _written(text: str) -> bytes:
    """Give a text as numbers of 16 bits, two for a character beyond these."""
    return text.encode("utf-16-le", "surrogatepass")


def _hashes(data: bytes) -> NDArray[np.uint16]:
    """Give the hash of the characters at each place but the last ones."""
    codes = np.frombuffer(data, dtype="<u2")
    count = len(codes) - HALF + 1
    found = codes[:count] * np.uint16(_MIXERS[0])
    for place, mixer in enumerate(_MIXERS[1:], start=1):
        found += codes[place : place + count] * np.uint16(mixer)
    return found

"""
Finds any of many texts in another, at the speed of arrays.

A text is looked at four characters at a time, as numbers of 64 bits, each character once. However one of
the many stands in it, two such numbers in a row are filled by it, with eight characters that begin at its
first, second, third or fourth; of all four pairs the hashes are known. Where two numbers have one that is,
the characters themselves are compared. Of texts that are too short for two numbers one is known.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from site_builder.text import from_utf16, utf16

Item = TypeVar("Item")
TOGETHER = 16  # texts that are looked at at once
WORD = 4  # characters of a number
SHORT = 2 * WORD - 1  # characters: fewer need not fill a number, wherever they stand
LONG = 3 * WORD - 1  # characters: as many always fill two in a row
_BYTES = 2  # of a character
_SIZE = WORD * _BYTES  # of a number, in bytes
_BITS = 18  # of a hash
_MIXER = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits far apart
AT_ONCE = 1 << 16  # numbers that are looked up at once, for which a processor has the memory at hand


class Finder:
    """Finds the texts it was made of."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = {utf16(text): text for text in texts if text}
        self._short = [text for data, text in self._texts.items() if len(data) < SHORT * _BYTES]
        # By one number or two, as bytes: before them, and from there on, so many bytes are a text.
        self._known: dict[bytes, set[tuple[int, int]]] = {}
        several, single = self._noted()
        self._firsts, self._pairs, self._alone = (np.zeros(1 << _BITS, dtype=np.bool_) for _ in range(3))
        firsts, seconds = _numbers_in(several, LONG, 2).T
        self._firsts[_hashes(firsts)] = True
        self._pairs[_hashes_of_two(firsts, seconds)] = True
        self._alone[_hashes(_numbers_in(single, SHORT, 1)[:, 0])] = True
        self._has_alone = bool(single)

    def _noted(self) -> tuple[list[bytes], list[bytes]]:
        """Give the characters by which texts are known, wherever they stand: by two numbers, and by one."""
        beginnings = Counter(data[: LONG * _BYTES] for data in self._texts)
        several: list[bytes] = []
        single: list[bytes] = []
        for data in self._texts:
            length = len(data)
            if length < SHORT * _BYTES:
                continue
            is_long = length >= LONG * _BYTES
            needed, size, noted = (LONG, 2 * _SIZE, several) if is_long else (SHORT, _SIZE, single)
            # Numbers of documents begin alike, and end each in its own way.
            begin = length - needed * _BYTES if beginnings[data[: LONG * _BYTES]] > 1 else 0
            self._known.setdefault(data[begin : begin + size], set()).add((begin, length))
            noted.append(data[begin : begin + needed * _BYTES])
        return several, single

    def found(self, text: str) -> set[str]:
        """Give those that are in `text`."""
        return self.found_in(utf16(text))

    def found_in(self, data: bytes) -> set[str]:
        """Give those that are in a text of two bytes a character (UTF-16, little-endian)."""
        found = set()
        if self._short:
            text = from_utf16(data)
            found = {short for short in self._short if short in text}
        numbers = np.frombuffer(data, dtype="<u8", count=len(data) // _SIZE)
        for start in range(0, len(numbers) if self._known else 0, AT_ONCE):
            for place, size in self._places(numbers[start : start + AT_ONCE + 1]):
                at = start * _SIZE + place
                for first in range(at, max(-1, at - _SIZE), -_BYTES):
                    for before, length in self._known.get(data[first : first + size], ()):
                        begin = first - before
                        if begin >= 0 and (one := self._texts.get(data[begin : begin + length])):
                            found.add(one)
        return found

    def found_in_each(
        self, items: Sequence[Item], read: Callable[[Sequence[Item]], bytes]
    ) -> Iterator[set[str]]:
        """Give those in each item; several are `read` as one text, for most often none is in all of them."""
        for start in range(0, len(items), TOGETHER):
            several = items[start : start + TOGETHER]
            is_any = self.found_in(read(several))
            yield from (self.found_in(read([item])) if is_any else set() for item in several)

    def _places(self, numbers: NDArray[np.uint64]) -> list[tuple[int, int]]:
        """Give the places, in bytes, of numbers with the hash of known ones; with the size of these."""
        hashes = _hashes(numbers)
        at = self._firsts.take(hashes[:-1]).nonzero()[0]
        at = at[self._pairs[_hashes_of_two(numbers[at], numbers[at + 1])]]
        places = [(place, 2 * _SIZE) for place in (at * _SIZE).tolist()]
        if self._has_alone:
            at = self._alone.take(hashes).nonzero()[0]
            places += [(place, _SIZE) for place in (at * _SIZE).tolist()]
        return places


def _numbers_in(texts: list[bytes], length: int, count: int) -> NDArray[np.uint64]:
    """Give the numbers that so many characters fill from the first on, the second, third and fourth."""
    characters = np.frombuffer(b"".join(texts), dtype="<u2").reshape(-1, length)
    return np.concatenate([characters[:, at : at + count * WORD] for at in range(WORD)]).view("<u8")


def _hashes(numbers: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Give what each number is known by, as an index."""
    return (numbers * _MIXER >> np.uint64(64 - _BITS)).view(np.int64)


def _hashes_of_two(numbers: NDArray[np.uint64], others: NDArray[np.uint64]) -> NDArray[np.int64]:
    return _hashes(numbers + others * _MIXER)

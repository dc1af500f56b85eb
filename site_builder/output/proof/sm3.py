"""SM3 (GB/T 32905): OpenSSL's where it is, or else in plain Python, right and slow."""

from __future__ import annotations

import hashlib

NATIVE_SM3 = "sm3" in hashlib.algorithms_available
_M32 = 0xFFFFFFFF


class PlainSM3:
    """SM3 in plain Python, with as much of hashlib's manners as we need."""

    def __init__(self) -> None:
        self._state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D]
        self._state.append(0xB0FB0E4E)
        self._rest, self._length = b"", 0

    def update(self, data: bytes) -> None:
        """Take more bytes."""
        self._length += len(data)
        data = self._rest + data
        whole = len(data) - len(data) % 64
        for start in range(0, whole, 64):
            self._compress(data[start : start + 64])
        self._rest = data[whole:]

    def hexdigest(self) -> str:
        """End, and give the digest."""
        bits = (self._length * 8).to_bytes(8, "big")
        self.update(b"\x80" + b"\0" * ((55 - self._length) % 64) + bits)
        return "".join("%08x" % word for word in self._state)  # noqa: UP031 - as old Pythons print it

    def _compress(self, block: bytes) -> None:
        w = [int.from_bytes(block[i : i + 4], "big") for i in range(0, 64, 4)]
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ _turn(w[j - 3], 15)
            w.append(x ^ _turn(x, 15) ^ _turn(x, 23) ^ _turn(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = self._state
        for j in range(64):
            early = j < 16  # noqa: PLR2004 - the standard's rounds
            s = _turn((_turn(a, 12) + e + _turn(0x79CC4519 if early else 0x7A879D8A, j % 32)) & _M32, 7)
            ff = a ^ b ^ c if early else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if early else (e & f) | (~e & g)
            t1 = (ff + d + (s ^ _turn(a, 12)) + (w[j] ^ w[j + 4])) & _M32
            t2 = (gg + h + s + w[j]) & _M32
            a, b, c, d = t1, a, _turn(b, 9), c
            e, f, g, h = t2 ^ _turn(t2, 9) ^ _turn(t2, 17), e, _turn(f, 19), g
        self._state = [x ^ y for x, y in zip(self._state, (a, b, c, d, e, f, g, h))]  # noqa: B905 - Python 3.8


def _turn(word: int, by: int) -> int:
    return ((word << by) | (word >> (32 - by))) & _M32

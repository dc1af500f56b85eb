"""
A QR code with the mask that ISO/IEC 18004 (7.8.3) chooses: the one that a reader is led astray by least.

The library takes six times as long to try all eight. A code is one number here, a bit for a module, dark
ones set, row after row with the white around it: its neighbours in a row or column are a shift away.
"""

from functools import cache
from math import isqrt
from typing import Any

import zxingcpp

QUIET = 4  # modules of white around a code
_MASKS = range(8)
_BITS = bytes([ord("1"), *[ord("0")] * 255])  # the library's pixels, black ones 0, as digits


def modules_of(address: str) -> list[str]:
    """Give the rows of an address' code, `1` for a dark module, with the white around it."""
    digits = _digits(address, data_mask=0)
    width, plain = isqrt(len(digits)), int(digits, 2)
    best = min((plain ^ other for other in _others(width)), key=lambda code: penalty(code, width))
    modules = f"{best:0{width * width}b}"
    return [modules[start : start + width] for start in range(0, width * width, width)]


def penalty(code: int, width: int) -> int:
    """Give the points: for runs and blocks of a colour, what looks like a corner, and much of one colour."""
    points, square = 0, []
    for step, inside in zip((1, width), _inside(width), strict=True):
        same = (code ^ (code >> step) ^ inside) & inside  # as the next one
        pairs = same & (same >> 2 * step)
        fives = pairs & (pairs >> step)
        points += 3 * fives.bit_count() - 2 * (fives & (fives >> step)).bit_count()
        light_between = code & (code >> 2 * step) & ~(code >> step)
        marks = light_between & (code >> 3 * step) & (light_between >> 4 * step)
        dark = code | (code >> step)
        dark |= dark >> 2 * step  # one of four in a row
        lost = marks & (dark << 4 * step) & (dark >> 7 * step)  # nothing light beside them
        points += 40 * (marks.bit_count() - lost.bit_count())
        square.append(same)
    along, down = square
    points += 3 * (along & (along >> width) & down).bit_count()
    modules = (width - 2 * QUIET) ** 2
    return points + 10 * (abs(20 * code.bit_count() - 10 * modules) // modules)


@cache
def _inside(width: int) -> tuple[int, int]:
    """Give the modules of a code that have a next one in their row, and in their column."""
    side = width - 2 * QUIET
    along, down = (((1 << count) - 1) << QUIET for count in (side - 1, side))
    rows = range(QUIET, QUIET + side)
    return sum(along << y * width for y in rows), sum(down << y * width for y in rows[:-1])


@cache
def _others(width: int) -> tuple[int, ...]:
    """Give in what the masks differ from the first, whatever a code of this size says."""
    version = (width - 2 * QUIET - 17) // 4
    first, *others = (int(_digits("0", data_mask=mask, version=version), 2) for mask in _MASKS)
    return (0, *(first ^ other for other in others))


def _digits(text: str, **options: int) -> bytes:
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", **options)
    image: Any = code.to_image(add_quiet_zones=True)  # a buffer, which its types do not say
    return bytes(memoryview(image)).translate(_BITS)

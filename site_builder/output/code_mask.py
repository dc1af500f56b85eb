"""
QR codes with the mask that ISO/IEC 18004 (7.8.3) chooses: the one that a reader is led astray by least.

The library takes six times as long to try all eight. Codes of one size are looked at together, a row or a
column as one number with a bit for a module, dark ones set: a neighbour is a shift away.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import zxingcpp
from numpy.typing import NDArray

Modules = NDArray[np.bool_]  # rows and columns, dark ones set; before them, which code it is
Lines = NDArray[Any]  # of uint64, which the types lose on the way
_MASKS = range(8)
_WIDEST = 64  # modules of a row that is one number; for codes of more than 250 characters the library decides


def codes_of(addresses: Sequence[str]) -> list[Modules]:
    """Give the codes of addresses, without the white around them."""
    codes = [_code(address, data_mask=0) for address in addresses]
    for side in {len(code) for code in codes}:
        numbers = [number for number, code in enumerate(codes) if len(code) == side]
        if side > _WIDEST:
            for number in numbers:
                codes[number] = _code(addresses[number])
            continue
        plain, others = np.array([codes[number] for number in numbers]), _others(side)
        rows, columns = (
            lines_of(one)[:, np.newaxis] ^ lines_of(other)
            for one, other in ((plain, others), (plain.swapaxes(1, 2), others.swapaxes(1, 2)))
        )
        best = points_of(rows, columns).argmin(axis=1)  # the first of equals
        for number, code in zip(numbers, plain ^ others[best], strict=True):
            codes[number] = code
    return codes


def points_of(rows: Lines, columns: Lines) -> NDArray[np.int64]:
    """Give the points of each code: for runs, blocks, what looks like a corner, and much of one colour."""
    side = rows.shape[-1]
    inside = np.uint64((1 << side - 1) - 1)  # modules that have a next one
    dark, modules = _counted(rows), side * side
    points = 10 * (abs(20 * dark - 10 * modules) // modules)
    along, across = (~(lines ^ lines >> 1) & inside for lines in (rows, columns))  # those that are as it is
    for lines, same in ((rows, along), (columns, across)):
        pairs = same & same >> 2
        fives = pairs & pairs >> 1
        points += 3 * _counted(fives) - 2 * _counted(fives & fives >> 1)
        light_between = lines & lines >> 2 & ~(lines >> 1)
        marks = light_between & lines >> 3 & light_between >> 4
        before, behind = lines << 1 | lines << 2, lines >> 7 | lines >> 8
        shut_in = (before | before << 2) & (behind | behind >> 2)  # something dark among four on both sides
        points += 40 * _counted(marks & ~shut_in)
    down = ~(rows[..., :-1] ^ rows[..., 1:])
    found: NDArray[np.int64] = points + 3 * _counted(along[..., :-1] & along[..., 1:] & down)
    return found


def lines_of(codes: Modules) -> Lines:
    """Give each row as a number, its first module the lowest bit."""
    wide = np.zeros((*codes.shape[:-1], _WIDEST), dtype=np.bool_)
    wide[..., : codes.shape[-1]] = codes
    return np.packbits(wide, axis=-1, bitorder="little").view("<u8")[..., 0]


def _counted(lines: Lines) -> NDArray[np.int64]:
    """Count the bits of each code's lines."""
    found: NDArray[np.int64] = np.bitwise_count(lines).sum(axis=-1, dtype=np.int64)
    return found


@cache
def _others(side: int) -> Modules:
    """Give in what each mask differs from the first, whatever a code of this size says."""
    version = (side - 17) // 4
    masks = np.array([_code("0", data_mask=mask, version=version) for mask in _MASKS])
    different: Modules = masks ^ masks[0]
    return different


def _code(text: str, **options: int) -> Modules:
    code: Any = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", **options)
    modules: Modules = np.logical_not(code.to_image(add_quiet_zones=False))
    return modules

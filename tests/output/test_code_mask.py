"""The mask is the one that the standard's points choose, counted here module by module."""

from itertools import groupby, pairwise
from random import Random
from typing import Any

import numpy as np
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.code_mask import codes_of, lines_of, points_of

ADDRESSES = [f"https://www.example.gov.cn/policies/{'d' * n}{n}.html" for n in (*range(60), 200, 600)]
MARK = "1011101"  # dark, light, dark, light and dark as 1:1:3:1:1


def counted(rows: list[str]) -> int:
    """Count the points of a code without white around it (table 11 of ISO/IEC 18004:2015)."""
    columns = ["".join(column) for column in zip(*rows, strict=True)]
    points = 0
    for line in (*rows, *columns):
        lengths = [len(list(run)) for _, run in groupby(line)]
        points += sum(length - 2 for length in lengths if length >= 5)
        wide = f"0000{line}0000"
        places = (n for n in range(len(line)) if wide.startswith(MARK, n + 4))
        points += sum(40 for n in places if "0000" in (wide[n : n + 4], wide[n + 11 : n + 15]))
    blocks = (a[n : n + 2] + b[n : n + 2] for a, b in pairwise(rows) for n in range(len(rows)))
    points += sum(3 for block in blocks if block in ("0000", "1111"))
    dark, modules = "".join(rows).count("1"), len(rows) ** 2
    return points + 10 * int(abs(100 * dark / modules - 50) / 5)


@given(st.integers(min_value=21, max_value=61), st.randoms(use_true_random=False))
def test_points_are_counted_as_the_standard_does(side: int, random: Random) -> None:
    """Of any squares, with marks and long runs in them or not."""
    squares = [
        ["".join(random.choices(("0", "1", "00000", MARK, "1"), k=side))[:side] for _ in range(side)]
        for _ in range(2)
    ]

    codes = np.array([[[module == "1" for module in row] for row in rows] for rows in squares])

    expected = [counted(rows) for rows in squares]
    assert expected == points_of(lines_of(codes), lines_of(codes.swapaxes(1, 2))).tolist()


def test_codes_are_those_that_a_library_chooses_itself() -> None:
    """It counts as the standard does, and takes the first of equals; of all sizes at once."""
    found = codes_of(ADDRESSES)

    for address, modules in zip(ADDRESSES, found, strict=True):
        code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
        image: Any = code.to_image(add_quiet_zones=False)
        assert [[not pixel for pixel in row] for row in memoryview(image).tolist()] == modules.tolist()

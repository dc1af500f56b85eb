"""The code on paper leads back to the page."""

import re
from typing import Any

import zxingcpp
from PIL import Image, ImageDraw

from site_builder.output.quick_code import QUIET, draw_codes, quick_code

ADDRESS = "https://www.example.gov.cn/gongkai/policies/public-rental-measures-2025.html"
SCALE = 6


def drawn(svg: str) -> Image.Image:
    """Draw the strokes of a code as a browser does."""
    side = int(re.search(r'viewBox="0 0 (\d+) ', svg)[1])  # type: ignore[index]
    image = Image.new("L", (side * SCALE, side * SCALE), 255)
    pen = ImageDraw.Draw(image)
    x = y = 0.0
    for name, numbers in re.findall(r"([Mmh])([0-9. -]+)", re.search(r' d="([^"]*)"', svg)[1]):  # type: ignore[index]
        values = [float(number) for number in numbers.split()]
        if name == "M":
            x, y = values
        elif name == "m":
            x, y = x + values[0], y + values[1]
        else:
            box = (x * SCALE, (y - 0.5) * SCALE, (x + values[0]) * SCALE - 1, (y + 0.5) * SCALE - 1)
            pen.rectangle(box, fill=0)
            x += values[0]
    return image


def test_a_code_is_read_by_another_library() -> None:
    """What is drawn reads as the address, to the letter."""
    [found] = zxingcpp.read_barcodes(drawn(quick_code(ADDRESS)))

    assert found.text == ADDRESS


def test_a_long_address_is_read_too() -> None:
    """Codes grow with their address."""
    address = f"https://www.example.gov.cn/{'x' * 300}.html"

    [found] = zxingcpp.read_barcodes(drawn(quick_code(address)))

    assert address == found.text


def test_a_broken_code_is_not_read() -> None:
    """The check can fail: half of a code is no code."""
    image = drawn(quick_code(ADDRESS))
    image.paste(255, (0, 0, image.width, image.height // 2))

    assert zxingcpp.read_barcodes(image) == []


def test_a_strict_policy_lets_it_through() -> None:
    """Neither style nor script: attributes alone."""
    svg = quick_code(ADDRESS)

    assert "style" not in svg
    assert "script" not in svg
    assert 'role="img" aria-label="本页网址的二维码"' in svg


def test_dark_modules_are_strokes() -> None:
    """Every dark module is drawn once, whatever stands before it and behind it in its row."""
    code: Any = zxingcpp.create_barcode(ADDRESS, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = Image.fromarray(code.to_image(add_quiet_zones=False))

    svg = drawn(quick_code(ADDRESS))

    side = (image.width + 2 * QUIET) * SCALE
    expected = Image.new("L", (side, side), 255)
    expected.paste(image.resize((image.width * SCALE,) * 2, Image.Resampling.NEAREST), (QUIET * SCALE,) * 2)
    assert expected.tobytes() == svg.tobytes()


def test_codes_that_are_drawn_together_are_those_that_are_drawn_alone() -> None:
    """Of several sizes, in any order."""
    addresses = [f"{ADDRESS}{'x' * (n * 37 % 90)}" for n in range(20)]

    assert [*map(quick_code, addresses)] == draw_codes(addresses)
    assert draw_codes([]) == []

"""
The QR code of a page's address, as SVG that stands in the page itself and is seen on paper only.

In the page, so that nothing is fetched, on paper and from a disk; attributes only, so that a strict CSP
holds.
"""

import re
from collections.abc import Iterable
from math import isqrt
from typing import Any

import zxingcpp

from site_builder.output.kept_tasks import KeptTasks, results
from site_builder.workers import Workers

QUIET = 4  # modules of white around a code (ISO/IEC 18004)
_RUNS = re.compile(b"\x00+")  # dark modules


def quick_code(address: str) -> str:
    """Give the code as `<svg>`; the same address gives the same text."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = code.to_image(add_quiet_zones=False)  # a buffer, which its types do not say
    data = bytes(memoryview(image))
    size = isqrt(len(data))
    drawn = "".join(_row(data[y * size : (y + 1) * size], y + QUIET) for y in range(size))
    side = size + 2 * QUIET
    return (
        f'<svg viewBox="0 0 {side} {side}" role="img" aria-label="本页网址的二维码" '
        f'shape-rendering="crispEdges"><path stroke="#000" d="{drawn}"/></svg>'
    )


def _row(row: bytes, y: int) -> str:
    """Draw the dark modules of a row as strokes through its middle."""
    drawn, at = f"M{QUIET} {y}.5", 0
    for run in _RUNS.finditer(row):
        drawn += f"m{run.start() - at} 0h{run.end() - run.start()}" if run.start() > at else f"h{run.end()}"
        at = run.end()
    return drawn if at else ""


def draw_codes(_: None, addresses: tuple[str, ...]) -> tuple[str | None, ...]:
    """Give the codes of addresses; run by a worker."""
    return tuple(quick_code(address) for address in addresses)


def quick_codes(addresses: Iterable[str], workers: Workers, kept: KeptTasks) -> dict[str, str]:
    """Give the code of every address."""
    waiting = tuple(addresses)
    found = results(draw_codes, None, waiting, workers=workers, kept=kept)
    return {address: code for address, code in zip(waiting, found, strict=True) if code is not None}

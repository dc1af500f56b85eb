"""
The QR code of a page's address, as SVG that stands in the page itself and is seen on paper only.

In the page, so that nothing is fetched, on paper and from a disk; attributes only, so that a strict CSP
holds. Choosing the mask takes most of the time and changes nothing that a reader's telephone
needs, so it is given.
"""

import os
import re
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import segno

MASK = 3
QUIET = 4  # modules of white around a code (ISO/IEC 18004)
FEW = 64  # codes; starting workers for fewer costs more than it gains
_RUNS = re.compile(b"\x01+")


def quick_code(address: str) -> str:
    """Give the code as `<svg>`; the same address gives the same text."""
    rows = segno.make_qr(address, error="m", boost_error=False, mask=MASK).matrix
    side = len(rows) + 2 * QUIET
    drawn = "".join(_row(bytes(row), y) for y, row in enumerate(rows, start=QUIET))
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


def quick_codes(addresses: Iterable[str]) -> dict[str, str]:
    """Give the code of every address, made in worker processes where there are many."""
    waiting = tuple(addresses)
    if len(waiting) < FEW:
        return {address: quick_code(address) for address in waiting}
    workers = min(os.cpu_count() or 1, len(waiting) // FEW)
    with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
        return dict(zip(waiting, pool.map(quick_code, waiting, chunksize=FEW), strict=True))

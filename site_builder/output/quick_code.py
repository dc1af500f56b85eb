"""
The QR code of a page's address, as SVG that stands in the page itself and is seen on paper only.

In the page, so that nothing is fetched, on paper and from a disk; attributes only, so that a strict CSP
holds.
"""

from functools import cache, lru_cache

from site_builder.output.code_mask import QUIET, modules_of

_STEP = 11  # modules drawn at once: they and what they follow say how, and not many differ


@lru_cache(maxsize=1 << 6)
def quick_code(address: str) -> str:
    """Give the code as `<svg>`; the same address gives the same text."""
    rows = modules_of(address)
    drawn = "".join([_row(row[QUIET:-QUIET], y) for y, row in enumerate(rows[QUIET:-QUIET], QUIET)])
    return (
        f'<svg viewBox="0 0 {len(rows)} {len(rows)}" role="img" aria-label="本页网址的二维码" '
        f'shape-rendering="crispEdges"><path stroke="#000" d="{drawn}"/></svg>'
    )


def _row(row: str, y: int) -> str:
    """Draw the dark modules of a row as strokes through its middle."""
    drawn, run = "", 0
    for start in range(0, len(row), _STEP):
        strokes, run = _strokes(row[start : start + _STEP], run)
        drawn += strokes
    if run > 0:
        drawn += f"h{run}"
    return f"M{QUIET} {y}.5{drawn}" if drawn else ""


@cache
def _strokes(modules: str, run: int) -> tuple[str, int]:
    """Draw the runs that end in `modules`; `run` dark ones (light below 0) are open before, and after."""
    drawn = ""
    for module in modules:
        step = 1 if module == "1" else -1
        if run * step < 0:
            drawn += f"h{run}" if run > 0 else f"m{-run} 0"
            run = 0
        run += step
    return drawn, run

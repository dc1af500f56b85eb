"""
The QR code of a page's address, as SVG that stands in the page itself and is seen on paper only.

In the page, so that nothing is fetched, on paper and from a disk; attributes only, so that a strict CSP
holds. Codes that are drawn together take a third of the time each.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from site_builder.output.code_mask import Modules, codes_of

QUIET = 4  # modules of white around a code
_MOST = 1 << 6  # codes that are remembered
_RUN, _ROW = 1, 9  # bits, from which on stand the length of a run and the number of the row that it begins
_drawn: dict[str, str] = {}


def quick_code(address: str) -> str:
    """Give the code as `<svg>`; the same address gives the same text."""
    return _drawn.get(address) or draw_codes([address])[0]


def draw_codes(addresses: Sequence[str]) -> list[str]:
    """Draw codes, and remember them for a while."""
    if not addresses:
        return []
    found = [
        f'<svg viewBox="0 0 {side} {side}" role="img" aria-label="本页网址的二维码" '
        f'shape-rendering="crispEdges"><path stroke="#000" d="{strokes}"/></svg>'
        for side, strokes in _strokes(codes_of(addresses))
    ]
    if len(_drawn) + len(found) > _MOST:
        _drawn.clear()
    _drawn.update(zip(addresses, found, strict=True))
    return found


def _strokes(codes: Sequence[Modules]) -> Iterator[tuple[int, str]]:
    """Give each code's width with the white, and its dark modules as strokes through their rows."""
    modules = np.concatenate([code.reshape(-1) for code in codes])
    sides = np.array([len(code) for code in codes])
    widths = np.repeat(sides, sides)  # of every row
    rows = np.concatenate([np.arange(side) for side in sides])
    begins = np.cumsum(widths) - widths
    is_begin = np.append(True, modules[1:] != modules[:-1])
    is_begin[begins] = True
    runs = np.flatnonzero(is_begin)
    kinds = np.diff(runs, append=len(modules)) << _RUN | modules[runs]
    first = np.searchsorted(runs, begins)  # run of each row
    last = np.append(first[1:], len(runs)) - 1
    kinds[last[~modules[runs[last]]]] = 0  # light, with nothing behind it
    kinds[first] |= rows + 1 << _ROW
    drawn = [*map(_KNOWN.__getitem__, kinds.tolist())]
    cuts = np.append(first, len(runs))[np.append(0, np.cumsum(sides))].tolist()
    for side, (start, end) in zip(sides.tolist(), pairwise(cuts), strict=True):
        yield side + 2 * QUIET, "".join(drawn[start:end])


class _Known(dict[int, str]):
    """Runs as they are drawn, by their row where they begin one, their length and their colour."""

    def __missing__(self, kind: int) -> str:
        row, run = divmod(kind, 1 << _ROW)
        length, is_dark = divmod(run, 1 << _RUN)
        start = f"M{QUIET} {row - 1 + QUIET}.5" if row else ""
        stroke = f"h{length}" if is_dark else f"m{length} 0" if length else ""
        found = self[kind] = start + stroke
        return found


_KNOWN = _Known()

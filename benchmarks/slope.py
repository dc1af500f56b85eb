"""
How a cold build grows with the column: CPU time and memory at 1,000, 2,000, 4,000 and 8,000 documents.

    .venv/bin/python -m benchmarks.slope [N ...]

Prints a row a size, and the slope of the logarithms: 1.00 where twice the documents take twice the time.
"""

import statistics
import sys
import tempfile
from math import log
from pathlib import Path

from benchmarks.build import BIN, lay_out
from benchmarks.corpus import needed_corpus
from benchmarks.measure import Measured, apart, measured

SIZES = (1000, 2000, 4000, 8000)


def main() -> None:
    """Build a column of each size, cold, and print what it took."""
    folder = needed_corpus()
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    found = {size: _built(folder, size) for size in sizes}
    print("| documents | CPU s | CPU ms a document | peak MB, all processes |")
    print("|---|---|---|---|")
    for size, row in found.items():
        print(f"| {size} | {row.cpu:.1f} | {row.cpu / size * 1e3:.2f} | {row.memory / 1e6:.0f} |")
    logs = [(log(size), log(row.cpu)) for size, row in found.items()]
    print(f"slope {statistics.linear_regression(*zip(*logs, strict=True)).slope:.2f}")
    more = statistics.linear_regression([*found], [row.memory for row in found.values()]).slope
    print(f"memory a document {more / 1e3:.0f} kB, shared pages counted in each process")


def _built(folder: Path, size: int) -> Measured:
    with tempfile.TemporaryDirectory() as scratch:
        apart(scratch)
        home = Path(scratch) / "ours"
        lay_out(folder, size, home, Path(scratch) / "hugo", Path(scratch) / "stock")
        return measured([str(BIN / "site-builder"), "build"], home)


if __name__ == "__main__":
    main()

"""The sums of a staged release, taken once: what was searched for leaks is what is sealed."""

from pathlib import Path

from site_builder.output.proof.verify import files_in, sums_of
from site_builder.workers import Here, Workers

CHUNK = 256  # files a task
Sums = dict[str, tuple[str, str, int]]  # SHA-256, SM3 and size by path


def sums_all(folder: Path, names: tuple[str, ...]) -> tuple[tuple[str, str, int], ...]:
    """Give the sums of files; run by a worker on this machine."""
    return tuple(sums_of(folder / name) for name in names)


def sums_in(folder: Path, workers: Workers | None = None) -> Sums:
    """Give the sums of every file below `folder`, sorted by path."""
    names = sorted(files_in(folder))
    chunks = [tuple(names[start : start + CHUNK]) for start in range(0, len(names), CHUNK)]
    found = dict((workers or Here()).each(sums_all, folder, chunks))
    rows = (row for number in range(len(chunks)) for row in found[number])
    return dict(zip(names, rows, strict=True))

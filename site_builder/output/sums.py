"""
The sums of a staged release, taken once: what was searched for leaks is what is sealed.

What is known by size, inode and time to be a file whose sums were taken is not read again.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from site_builder.output.proof.verify import files_in, sums_of
from site_builder.workers import Here, Workers

CHUNK = 256  # files a task
Row = tuple[str, str, int]  # SHA-256, SM3 and size
Signature = tuple[int, int, int]  # bytes, inode, modified in nanoseconds
Sums = dict[str, Row]  # by path
Noted = Mapping[str, tuple[Signature, Row]]  # by path


def signature_of(file: str) -> Signature:
    """Tell a file from what it was before; of no file, nothing that any file has."""
    try:
        found = os.stat(file)  # noqa: PTH116 - ten thousand paths need not be objects
    except OSError:
        return (-1, -1, -1)
    return (found.st_size, found.st_ino, found.st_mtime_ns)


def sums_all(folder: Path, names: tuple[str, ...]) -> tuple[Row, ...]:
    """Give the sums of files; run by a worker on this machine."""
    return tuple(sums_of(folder / name) for name in names)


def sums_in(
    folder: Path, workers: Workers | None = None, known: Noted | None = None, sure: Noted | None = None
) -> dict[str, tuple[Signature, Row]]:
    """
    Give the signature and the sums of every file below `folder`, sorted by path.

    What is `known`, under whatever name, is looked at, but not read again; what is `sure` was looked at.
    """
    sure = sure or {}
    noted = dict((known or {}).values())
    signatures = {
        name: sure[name][0] if name in sure else signature_of(f"{folder}/{name}")
        for name in sorted(files_in(folder))
    }
    found: Sums = {}
    for name, signature in signatures.items():
        if row := sure[name][1] if name in sure else noted.get(signature):
            found[name] = row
    names = [name for name in signatures if name not in found]
    chunks = [tuple(names[start : start + CHUNK]) for start in range(0, len(names), CHUNK)]
    for number, rows in (workers or Here()).each(sums_all, folder, chunks):
        found.update(zip(chunks[number], rows, strict=True))
    return {name: (signature, found[name]) for name, signature in signatures.items()}


def rows_in(folder: Path) -> Sums:
    """Give the sums of every file below `folder`, all of them taken now."""
    return {name: row for name, (_, row) in sums_in(folder).items()}

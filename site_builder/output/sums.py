"""
The sums of a staged release, taken once: what was searched for leaks is what is sealed.

What is known by size, inode and time to be a file whose sums were taken is not read again; what is written
anew is summed on its way to the disk.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from site_builder.output.files import write
from site_builder.output.proof.verify import files_in, sums_of, sums_of_bytes
from site_builder.workers import Here, Workers, spread

CHUNK = 256  # files a task
Row = tuple[str, str, int]  # SHA-256, SM3 and size
Signature = tuple[int, int, int]  # bytes, inode, modified in nanoseconds
Sums = dict[str, Row]  # by path
Note = tuple[Signature, Row]
Notes = Mapping[str, Note]  # by path
UNKNOWN: Note = ((-1, -1, -1), ("", "", 0))  # of no file


def signature_of(file: str) -> Signature:
    """Tell a file from what it was before; of no file, nothing that any file has."""
    try:
        found = os.stat(file)  # noqa: PTH116 - ten thousand paths need not be objects
    except OSError:
        return UNKNOWN[0]
    return signature_in(found)


def signature_in(found: os.stat_result) -> Signature:
    """Give what tells a file from what it was before."""
    return (found.st_size, found.st_ino, found.st_mtime_ns)


def written(folder: Path, name: str, data: bytes) -> Note:
    """Write a file of the release; gives what is to be known of it."""
    return signature_in(write(folder, name, data)), sums_of_bytes(data)


def sums_all(folder: Path, names: tuple[str, ...]) -> tuple[Row, ...]:
    """Give the sums of files; run by a worker on this machine."""
    return tuple(sums_of(folder / name) for name in names)


def sums_in(
    folder: Path, workers: Workers | None = None, known: dict[str, Note] | None = None
) -> dict[str, Note]:
    """
    Give the notes of every file below `folder`; what is `known` is not looked at again.

    Where that is all that is there, it is given as it is.
    """
    known, there = known or {}, files_in(folder)
    if there == known.keys():
        return known
    found = {name: known.get(name, UNKNOWN) for name in sorted(there)}
    names = [name for name, note in found.items() if note is UNKNOWN]
    for number, row in spread(workers or Here(), sums_all, folder, names, CHUNK):
        found[names[number]] = signature_of(f"{folder}/{names[number]}"), row
    return found

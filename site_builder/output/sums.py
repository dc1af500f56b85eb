"""
The sums of a staged release, taken once: what was searched for leaks is what is sealed.

What is known by size, inode and time to be a file whose sums were taken is not read again; what is written
anew is summed on its way to the disk.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING

from site_builder.output.files import write
from site_builder.output.proof.script import VERIFY
from site_builder.output.proof.verify import OPTIONAL, PARTS, files_in, sm3_hash, sums_of
from site_builder.problem import BrokenSetupError

if TYPE_CHECKING:
    from site_builder.output.spliced import Moved

OWN = frozenset({VERIFY, *PARTS, *OPTIONAL})  # what sealing writes
Row = tuple[str, str, int]  # SHA-256, SM3 and size
Sums = dict[str, Row]  # by path
Signature = bytes  # size, inode and nanoseconds at which it was modified
# A signature, SHA-256 and SM3: fifty thousand are loaded in a fourth of the time that rows take.
Note = bytes
Notes = Mapping[str, Note]  # by path
SIGNATURE, _NOTE = Struct("<QQQ"), Struct("<QQQ32s32s")
_TIMES = (1 << 64) - 1  # there are files from before 1970
UNKNOWN: Note = b"\xff" * SIGNATURE.size + bytes(64)  # of no file: none is so large


def signature_of(file: str) -> Signature:
    """Tell a file from what it was before; of no file, nothing that any file has."""
    try:
        found = os.stat(file)  # noqa: PTH116 - ten thousand paths need not be objects
    except OSError:
        return UNKNOWN[: SIGNATURE.size]
    return signature_in(found)


def signature_in(found: os.stat_result) -> Signature:
    """Give what tells a file from what it was before."""
    return SIGNATURE.pack(found.st_size, found.st_ino, found.st_mtime_ns & _TIMES)


def noted(signature: Signature, row: Row) -> Note:
    """Give what is to be known of a file; one that grew since its `row` was taken has another signature."""
    one, two, size = row
    return size.to_bytes(8, "little") + signature[8:] + bytes.fromhex(one + two)


def noted_again(note: Note, file: str) -> Note:
    """Give what is to be known of another file with the same bytes."""
    return note[:8] + signature_of(file)[8:] + note[24:]


def sha256_of(note: Note) -> bytes:
    """Give the SHA-256 of a file that is known."""
    return note[24:56]


def rows_of(notes: Notes) -> Sums:
    """Give what manifests say of files."""
    unpacked = zip(notes, map(_NOTE.unpack, notes.values()), strict=True)
    return {path: (one.hex(), two.hex(), size) for path, (size, _, _, one, two) in unpacked}


def written(folder: Path, name: str, data: bytes, one: str) -> Note:
    """Write a file of the release, whose SHA-256 is `one`; gives what is to be known of it."""
    two = sm3_hash()
    two.update(data)
    return noted(signature_in(write(folder, name, data)), (one, two.hexdigest(), len(data)))


def sums_in(folder: Path) -> dict[str, Note]:
    """Give the notes of every file below `folder`."""
    places = {name: f"{folder}/{name}" for name in sorted(files_in(folder))}
    return {name: noted(signature_of(place), sums_of(Path(place))) for name, place in places.items()}


def are_as_noted(release: Path, notes: Notes, named: "Moved") -> bool:
    """
    Whether a release has the files that are noted, as they are, and beside them only what sealing makes.

    Nothing is read: a file is told by its size, its inode and its time. A folder is called otherwise in the
    notes than it is `named`.
    """
    try:
        return _counted(str(release), "", "", notes, named) == len(notes)
    except (_OtherError, OSError):
        return False


class _OtherError(Exception):
    """A file is not as it is noted."""


def _counted(release: str, below: str, noted: str, notes: Notes, moved: "Moved") -> int:
    """
    Count the files in a folder of a release, which is `noted` so; those that sealing made do not count.

    A folder that was `moved` is noted as what it was. _OtherError where there is one that is not noted so.
    """
    count = 0
    folder = os.open(f"{release}/{below}", os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.scandir(folder) as entries:  # of a number: a short way to each
            for entry in entries:
                if note := notes.get(noted + entry.name):
                    if not note.startswith(signature_in(entry.stat(follow_symlinks=False))):
                        raise _OtherError
                    count += 1
                elif entry.is_dir(follow_symlinks=False):
                    inner = f"{below}{entry.name}/"
                    if inner == moved[0]:
                        raise _OtherError
                    its_name = moved[0] if inner == moved[1] else f"{noted}{entry.name}/"
                    count += _counted(release, inner, its_name, notes, moved)
                elif below + entry.name not in OWN:
                    raise _OtherError
    finally:
        os.close(folder)
    return count


def clear_strays(folder: Path, notes: Notes) -> None:
    """
    Remove from a release what nobody put there; what sealing writes meanwhile stays.

    BrokenSetupError where a file is gone.
    """
    strays, there = [], 0
    for name in files_in(folder):
        if name in notes:
            there += 1
        else:
            strays.append(name)
    for name in set(strays).difference(OWN):
        (folder / name).unlink(missing_ok=True)
    if there != len(notes):
        gone = min(notes.keys() - set(files_in(folder)), default="")
        raise BrokenSetupError(f"网站的文件 {gone} 在处理期间不见了，请重新运行")

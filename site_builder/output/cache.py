"""
The cache folder of whoever runs it, where all lies that is kept; never in the project.

What is kept is believed only where it was made by the same code and the same libraries.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
MOMENT = 2_000_000_000  # nanoseconds; FAT, the coarsest file system, counts two seconds


def cache_folder() -> Path:
    """Give the folder in which programs keep what they can make again, as freedesktop.org has it."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def kept_file(root: Path | str, what: str = "check") -> Path:
    """Give where that which is kept of the column in `root` lies; `what` it is ends its name."""
    name = hashlib.sha256(os.fsencode(root)).hexdigest()[:24]
    return cache_folder() / "site-builder" / f"{name}.{what}"


def put_whole(file: Path, *data: bytes) -> None:
    """Write `data` to `file`, whole or not at all, for its owner only; OSError where the disk refuses."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".new-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(data)
        Path(name).replace(file)
    finally:
        Path(name).unlink(missing_ok=True)


@cache
def code_stamp() -> str:
    """Tell this code from any other: the size and time of every module, and what it runs on."""
    found = [sys.version, *sorted(_libraries()), *sorted(_modules(str(PACKAGE)))]
    return hashlib.sha256("\n".join(found).encode()).hexdigest()


def _libraries() -> Iterator[str]:
    """Give the names of what is installed, with versions; none of it need be imported for that."""
    for folder in sys.path:
        with suppress(OSError):
            names = [entry.name for entry in os.scandir(folder)]
            yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))


def _modules(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.name.endswith(".py"):
            stat = entry.stat()
            yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _modules(entry.path)

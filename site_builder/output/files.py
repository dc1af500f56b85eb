"""Files of a release are written once, into folders that all may read."""

import os
import stat
from pathlib import Path

_MODE = 0o644  # of a file, whatever the umask: a server reads it


def write(folder: Path, name: str, data: bytes) -> os.stat_result:
    """Write one file of the release and tell what the disk says of it; a path taken already is our defect."""
    path = f"{folder}/{name}"
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
    except FileNotFoundError:
        open_folder(Path(path).parent)
        return write(folder, name, data)
    except FileExistsError:
        raise FileExistsError(f"two writers for {name}") from None
    try:
        while data:
            data = data[os.write(file, data) :]
        found = os.fstat(file)
        if stat.S_IMODE(found.st_mode) != _MODE:
            os.fchmod(file, _MODE)
        return found
    finally:
        os.close(file)


def open_folder(folder: Path) -> None:
    """Make a folder that all may read, and those that it is in."""
    if not folder.is_dir():
        open_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)

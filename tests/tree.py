"""What a folder holds, as one value to compare."""

import hashlib
from pathlib import Path


def tree(folder: Path) -> dict[str, str]:
    """Map every file below `folder` to the SHA-256 of its bytes."""
    home = folder.resolve()
    return {
        path.relative_to(home).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.rglob("*"))
        if path.is_file()
    }


def tree_hash(folder: Path) -> str:
    """Give one hash over names and contents; a folder that isn't there has none."""
    found = tree(folder)
    assert found, f"{folder} is empty"
    return hashlib.sha256(repr(sorted(found.items())).encode()).hexdigest()

"""The manifest: the SHA-256 of every file of a release, sorted, written last."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def manifest(folder: Path) -> bytes:
    """Give the manifest of `folder` in the format that `sha256sum -c` reads."""
    lines = []
    for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != NAME:
            with path.open("rb") as stream:
                lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {name}\n")
    return "".join(lines).encode()


def release_id(data: bytes) -> str:
    """Name a release by its content: the same content has the same name."""
    return hashlib.sha256(data).hexdigest()[:16]

"""The manifests of a release, written last: of SHA-256, SM3 and size, and the plain one of SHA-256 alone."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress

from site_builder.output.proof.verify import HEAD, PATH, SUMS
from site_builder.output.sums import Row, Sums
from site_builder.problem import BrokenSetupError

NAME = SUMS


def row_line(path: str, row: Row) -> str:
    """Give what the manifest says of a file."""
    one, two, size = row
    return f"{one}\t{two}\t{size}\t{path}\n"


def manifest_text(rows: Sums) -> bytes:
    """Give the manifest of files whose rows are sorted by their paths."""
    return "".join([HEAD, "\n", *(row_line(path, row) for path, row in rows.items())]).encode()


def manifest_rows(manifest: bytes) -> Sums:
    """Read a manifest of our own; nothing where a name in it is none that a manifest can tell."""
    parted = (line.split("\t", 3) for line in manifest.decode().split("\n")[1:-1])
    with suppress(ValueError):
        return {path: (one, two, int(size)) for one, two, size, path in parted}
    return {}


def check_names(paths: Iterable[str]) -> None:
    """Raise BrokenSetupError where a path is none that a release may have: whoever proves it refuses it."""
    if bad := [path for path in paths if not PATH.fullmatch(path)]:
        raise BrokenSetupError(
            f"文件名 {min(bad)!r} 不能用在网站里，只能有字母、数字、点、连字符和下划线；"
            "多半在主题的 assets 文件夹里，请改名"
        )


def release_id(data: bytes) -> str:
    """Name a release by its content: the same content at the same place of the chain has the same name."""
    return hashlib.sha256(data).hexdigest()[:16]


def read_sums(text: str) -> dict[str, str]:
    """Read the plain manifest: the SHA-256 of every file of a release, by its path."""
    pairs = (line.partition("  ") for line in text.splitlines())
    return {path: digest for digest, _, path in pairs}

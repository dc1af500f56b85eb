"""The plain manifest: the SHA-256 of every file of a release, sorted, written last."""

import hashlib

from site_builder.output.proof.verify import SUMS

NAME = SUMS


def release_id(data: bytes) -> str:
    """Name a release by its content: the same content at the same place of the chain has the same name."""
    return hashlib.sha256(data).hexdigest()[:16]


def read_sums(text: str) -> dict[str, str]:
    """Read the manifest: the SHA-256 of every file of a release, by its path."""
    pairs = (line.partition("  ") for line in text.splitlines())
    return {path: digest for digest, _, path in pairs}

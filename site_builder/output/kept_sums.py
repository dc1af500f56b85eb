"""
What is known of the files of the last release, in a file of its own.

It is all new after every build, and to replace so large a row of SQLite's takes ten times as long. With it is
a token of that build: what else is kept of a release is believed only where it has the same one, for a disk
may have refused to write it, or another build may have written over it.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import field
from functools import cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import Struct, error

from site_builder.output.cache import code_stamp, kept_file, put_whole
from site_builder.output.sums import UNKNOWN, Note, Notes
from site_builder.value import dataclass

TOKEN = 16  # bytes
_LENGTH, _NOTE = Struct("<Q"), Struct(f"{len(UNKNOWN)}s")


def new_token() -> bytes:
    """Give what tells what one build keeps from what any other does; it is in no release."""
    return os.urandom(TOKEN)


@dataclass(frozen=True)
class KeptSums:
    """What a build with this token kept of files, in a file that is opened: what is kept since is another."""

    token: bytes = b""
    data: mmap | None = field(default=None, repr=False)

    @cached_property
    def notes(self) -> Notes:
        """What is known of files; read when it is first asked for."""
        if self.data is not None:
            with suppress(ValueError, BufferError, error), self.data as data, memoryview(data) as view:
                start = len(_stamp()) + TOKEN + _LENGTH.size
                end = start + _LENGTH.unpack_from(view, start - _LENGTH.size)[0]
                names = str(view[start:end], "utf-8").split("\n")
                notes = (note for (note,) in _NOTE.iter_unpack(view[end:]))
                return dict(zip(names, notes, strict=True))
        return {}


def kept_sums(root: Path) -> KeptSums:
    """Give what the last build of the column in `root` kept; nothing where other code did, or nobody."""
    with suppress(OSError, ValueError), _file(root).open("rb") as stream:
        if os.fstat(stream.fileno()).st_uid == os.getuid() and stream.read(len(_stamp())) == _stamp():
            token, data = stream.read(TOKEN), mmap(stream.fileno(), 0, access=ACCESS_READ)
            return KeptSums(token, data) if len(token) == TOKEN else KeptSums()
    return KeptSums()


def sums_bytes(token: bytes, notes: dict[str, Note]) -> tuple[bytes, ...]:
    """Give, in parts, what is to be kept of a release's files, in whose names there are no new lines."""
    names = "\n".join(notes).encode()
    return _stamp(), token, _LENGTH.pack(len(names)), names, b"".join(notes.values())


def keep_sums(root: Path, parts: Iterable[bytes]) -> None:
    """Keep it; a disk that refuses it costs only time."""
    with suppress(OSError):
        put_whole(_file(root), *parts)


def _file(root: Path) -> Path:
    return kept_file(root, "sums")


def _stamp() -> bytes:
    return code_stamp().encode()

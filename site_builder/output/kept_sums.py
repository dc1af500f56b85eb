"""
What is known of the files of the last release, in a file of its own.

It is all new after every build, and to replace so large a row of SQLite's takes ten times as long.
"""

import marshal
import os
from contextlib import suppress
from pathlib import Path

from site_builder.output.cache import code_stamp, kept_file, put_whole
from site_builder.output.sums import Notes


def kept_sums(root: Path) -> Notes:
    """Give what the last build of the column in `root` kept; nothing where other code did, or nobody."""
    with suppress(OSError, EOFError, ValueError, TypeError), _file(root).open("rb") as stream:
        if os.fstat(stream.fileno()).st_uid == os.getuid() and stream.read(len(_stamp())) == _stamp():
            found: Notes = marshal.loads(stream.read())  # noqa: S302 - our own; a fourth of a pickle's time
            return found
    return {}


def keep_sums(root: Path, notes: Notes) -> None:
    """Keep what is known of a release's files; a disk that refuses it costs only time."""
    with suppress(OSError):
        put_whole(_file(root), _stamp() + marshal.dumps(dict(notes)))


def _file(root: Path) -> Path:
    return kept_file(root, "sums")


def _stamp() -> bytes:
    return code_stamp().encode()

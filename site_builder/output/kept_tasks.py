"""
What tasks gave at an earlier build.

A result is kept under the digest of all that it follows from: the task's name, its input, the code and the
libraries. What the column needs no more is let go.
"""

import hashlib
import pickle
from pathlib import Path
from typing import Any

from site_builder.output.cache import code_stamp, kept_file
from site_builder.output.kept_rows import KeptRows

Changes = tuple[set[str], dict[str, bytes | memoryview]]


class KeptTasks:
    """What is kept in `file`; with None nothing is, and nothing will be."""

    def __init__(self, file: Path | None) -> None:
        self._rows = KeptRows(file)
        self._rows.load_small()
        self._stamp = code_stamp().encode()
        self._used: set[str] = set()
        self._new: dict[str, bytes | memoryview] = {}
        self._same: set[str] = set()

    def key(self, name: str, data: bytes) -> str:
        """Give the key of what the task `name` makes of `data`."""
        return hashlib.sha256(b"%s\0%s\0%s" % (self._stamp, name.encode(), data)).hexdigest()

    def get(self, key: str) -> Any:  # noqa: ANN401 - whatever the task gave
        """Give what is kept under `key`, or None."""
        data = self.get_bytes(key)
        return None if data is None else pickle.loads(data)  # noqa: S301 - our own, see KeptRows

    def get_bytes(self, key: str) -> bytes | None:
        """Give the bytes under `key`, or None."""
        if (data := self._rows.get(key)) is not None:
            self._used.add(key)
        return data

    def put(self, key: str, value: object) -> None:
        """Keep `value` when the build is saved."""
        self._new[key] = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def has(self, key: str) -> bool:
        """Whether there are bytes under `key`, of which a `part` may be asked for; they are kept further."""
        self._used.add(key)
        return key in self._rows.names

    def part(self, key: str, start: int, end: int) -> bytes:
        """Give a part of the bytes under `key`."""
        return self._rows.part(key, start, end)

    def put_bytes(self, key: str, data: bytes | memoryview) -> None:
        """Keep `data` as it is."""
        self._new[key] = data

    def forget(self) -> None:
        """Forget what was used and made, in a process beside the one that saves: that one knows it."""
        self._used, self._new = set(), {}

    def changes(self) -> Changes:
        """Give what was used and made since, from that process."""
        return self._used, self._new

    def take(self, changes: Changes) -> None:
        """Add what another process, which had the same, used and made."""
        used, new = changes
        self._used |= used
        self._new |= new

    def begin_saving(self) -> None:
        """Begin to write what this build made otherwise, while it may make more."""
        self._same = {key for key, data in self._new.items() if self._rows.get(key) == data}
        self._rows.begin(self._other())

    def save(self) -> None:
        """Write it, and let go of what this build neither made nor used."""
        self._rows.change(self._other(), self._rows.names - self._used - self._new.keys())

    def drop(self) -> None:
        """Keep nothing of what was begun and not saved."""
        self._rows.drop()

    def _other(self) -> dict[str, bytes | memoryview]:
        return {key: data for key, data in self._new.items() if key not in self._same}


def kept_tasks(root: Path) -> KeptTasks:
    """Give what earlier builds of the column in `root` kept."""
    return KeptTasks(kept_file(root, "build"))


def unkept() -> KeptTasks:
    """Give a cache that keeps nothing."""
    return KeptTasks(None)

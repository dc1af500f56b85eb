"""
What tasks gave at an earlier build, in one SQLite file in the cache folder of whoever builds.

A result is kept under the digest of all that it follows from: the task's name, its input, the code and the
libraries. What the column needs no more is deleted and overwritten, for a withdrawn text must not stay.
The file can cost time but no correctness: where it can't be read there is none.
"""

import hashlib
import os
import pickle
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from site_builder.output.kept import code_stamp, kept_file

MANY = 1000  # rows; to delete more costs more than to write all others anew
_BLOCK = 1 << 20
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"


class KeptTasks:
    """What is kept for the column in `root`; with `file` None nothing is, and nothing will be."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._stamp = code_stamp().encode()
        self._found: Mapping[bytes, bytes] = self._loaded()
        self._used: dict[bytes, bytes] = {}

    @property
    def is_filled(self) -> bool:
        """Whether anything was kept."""
        return bool(self._found)

    def key(self, name: str, data: bytes) -> bytes:
        """Give the key of what the task `name` makes of `data`."""
        return hashlib.sha256(b"%s\0%s\0%s" % (self._stamp, name.encode(), data)).digest()

    def get(self, key: bytes) -> Any:  # noqa: ANN401 - whatever the task gave
        """Give what is kept under `key`, or None."""
        data = self._found.get(key)
        if data is None:
            return None
        self._used[key] = data
        return pickle.loads(data)  # noqa: S301 - our own, see _loaded

    def put(self, key: bytes, value: object) -> None:
        """Keep `value` when the build is saved."""
        self._used[key] = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def save(self) -> None:
        """Write what this build used and made, and let go of the rest; a disk that refuses costs time."""
        if self._file is None:
            return
        gone = [(key,) for key in self._found if key not in self._used]
        # Sorted, or the table would be cut and filled again all over.
        new = sorted((key, data) for key, data in self._used.items() if self._found.get(key) != data)
        if not gone and not new:
            return
        with suppress(OSError, sqlite3.Error):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if len(gone) > MANY:
                self._write_anew(self._file)
                return
            with closing(sqlite3.connect(self._file)) as store, store:
                store.execute("PRAGMA secure_delete = ON")
                store.execute(_TABLE)
                store.executemany("DELETE FROM kept WHERE key = ?", gone)
                store.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", new)
            self._file.chmod(0o600)

    def _write_anew(self, file: Path) -> None:
        """Write all of it into a new file: to delete row by row what all pages left takes minutes."""
        handle, name = tempfile.mkstemp(prefix=".new-", dir=file.parent)
        os.close(handle)
        try:
            with closing(sqlite3.connect(name)) as store, store:
                store.execute(_TABLE)
                store.executemany("INSERT INTO kept VALUES (?, ?)", sorted(self._used.items()))
            with file.open("r+b") as old:
                size = file.stat().st_size
                Path(name).replace(file)
                for _ in range(0, size, _BLOCK):  # as deleting would: a withdrawn text must not stay
                    old.write(bytes(_BLOCK))
        finally:
            Path(name).unlink(missing_ok=True)

    def _loaded(self) -> Mapping[bytes, bytes]:
        if self._file is None or not self._file.is_file():
            return {}
        try:
            if self._file.stat().st_uid != os.getuid():
                return {}
            with closing(sqlite3.connect(self._file)) as store:
                return dict(store.execute("SELECT key, value FROM kept"))
        except (OSError, sqlite3.Error):
            with suppress(OSError):
                self._file.unlink()
            return {}


def kept_tasks(root: Path) -> KeptTasks:
    """Give what earlier builds of the column in `root` kept."""
    return KeptTasks(kept_file(root, "build"))


def unkept() -> KeptTasks:
    """Give a cache that keeps nothing."""
    return KeptTasks(None)

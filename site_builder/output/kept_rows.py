"""
Rows of names and bytes in one SQLite file in the cache folder of whoever builds.

What is deleted is overwritten, for a withdrawn text must not stay. The file can cost time but no
correctness: where it can't be read there is none.
"""

import os
import sqlite3
import tempfile
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from site_builder.problem import BrokenSetupError

MANY = 1000  # rows; to delete more costs more than to write all others anew
_BLOCK = 1 << 20
_SMALL = 1 << 14  # bytes
_PAGES = "PRAGMA page_size = 65536"  # of a new file: a third less time for rows of some thousand bytes
_TABLE = "CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value BLOB NOT NULL)"


class KeptRows:
    """The rows of `file` before a change, each read when it is asked for; with None there are none."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._loaded: dict[str, bytes] = {}
        self._has_all = False
        self._opened: tuple[int, sqlite3.Connection] | None = None
        self._begun: tuple[sqlite3.Connection, Mapping[str, bytes | memoryview]] | None = None

    @cached_property
    def names(self) -> set[str]:
        """The names of all rows."""
        return {name for (name,) in self._selected("SELECT name FROM kept")}

    def get(self, name: str) -> bytes | None:
        """Give a row's value, or None where there is none."""
        if self._has_all or name in self._loaded:
            return self._loaded.get(name)
        found = self._selected("SELECT value FROM kept WHERE name = ?", name)
        return found[0][0] if found else None

    def part(self, name: str, start: int, end: int) -> bytes:
        """Give a part of a row's value; OSError where it is not read, BrokenSetupError where it is gone."""
        assert self._file
        try:
            connection = self._connection(self._file)
            rows = connection.execute("SELECT rowid FROM kept WHERE name = ?", (name,)).fetchall()
            if not rows:
                raise BrokenSetupError("缓存在处理期间被另一次生成修改，请重新运行")
            with connection.blobopen("kept", "value", rows[0][0], readonly=True) as blob:
                blob.seek(start)
                return blob.read(end - start)
        except sqlite3.Error as error:
            self._file.unlink(missing_ok=True)
            raise OSError(f"{self._file}: {error}") from None

    def load(self) -> None:
        """Read all rows at once, before most of them are asked for."""
        self._loaded = dict(self._selected("SELECT name, value FROM kept"))
        self._has_all, self.names = True, set(self._loaded)

    def load_small(self) -> None:
        """Read at once what is small, for to ask takes longer than to read it."""
        self._loaded = dict(self._selected("SELECT name, value FROM kept WHERE length(value) < ?", _SMALL))

    def begin(self, new: Mapping[str, bytes | memoryview], gone: Collection[str] = ()) -> None:
        """Begin to write rows, for `change` to end or `drop` to undo; until then they are read as before."""
        if self._file is None or not new or len(gone) > MANY:
            return
        try:
            store = self._store(self._file)
            self._begun = store, dict(new)
            store.execute("PRAGMA cache_spill = OFF")  # or others could not read meanwhile
            _put(store, new)
        except (OSError, sqlite3.Error):
            self.drop()

    def drop(self) -> None:
        """Undo what was begun."""
        if self._begun:
            self._begun[0].close()
            self._begun = None

    def change(self, new: Mapping[str, bytes | memoryview], gone: Iterable[str]) -> None:
        """Write rows and delete others; a disk that refuses it costs time."""
        gone = [name for name in gone if name in self.names and name not in new]
        if self._file is None or not (new or gone):
            return
        if len(gone) > MANY:
            self.drop()
            with suppress(OSError, sqlite3.Error):
                self._write_anew(self._file, new, frozenset(gone))
            return
        store, put = self._begun or (None, {})
        self._begun = None
        with suppress(OSError, sqlite3.Error):
            with closing(store or self._store(self._file)) as connection, connection:
                connection.executemany("DELETE FROM kept WHERE name = ?", [(name,) for name in gone])
                _put(connection, {name: data for name, data in new.items() if put.get(name) is not data})
            self._file.chmod(0o600)

    @staticmethod
    def _store(file: Path) -> sqlite3.Connection:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        store = sqlite3.connect(file)
        store.execute(_PAGES)
        store.execute("PRAGMA secure_delete = ON")
        store.execute(_TABLE)
        return store

    def _write_anew(self, file: Path, new: Mapping[str, bytes | memoryview], gone: frozenset[str]) -> None:
        """Write all of it into a new file: to delete row by row what all pages left takes minutes."""
        handle, name = tempfile.mkstemp(prefix=".new-", dir=file.parent)
        os.close(handle)
        left = sorted(self.names - gone - new.keys())
        try:
            with closing(self._store(Path(name))) as store, store:
                store.executemany("INSERT INTO kept VALUES (?, ?)", ((n, self.get(n)) for n in left))
                _put(store, new)
            with file.open("r+b") as old:
                size = file.stat().st_size
                Path(name).replace(file)
                for _ in range(0, size, _BLOCK):  # as deleting would: a withdrawn text must not stay
                    old.write(bytes(_BLOCK))
        finally:
            Path(name).unlink(missing_ok=True)

    def _selected(self, command: str, *values: str | int) -> list[tuple[Any, ...]]:
        if self._file is None or not self._file.is_file():
            return []
        try:
            return list(self._connection(self._file).execute(command, values))
        except (OSError, sqlite3.Error):
            with suppress(OSError):
                self._file.unlink()
            return []

    def _connection(self, file: Path) -> sqlite3.Connection:
        """Give this process's own connection: one that it was forked with may not be used."""
        if self._opened is None or self._opened[0] != os.getpid():
            if file.stat().st_uid != os.getuid():
                raise PermissionError(file)
            self._opened = os.getpid(), sqlite3.connect(file)
        return self._opened[1]


def _put(store: sqlite3.Connection, new: Mapping[str, bytes | memoryview]) -> None:
    # Sorted, or the index would be cut and filled again all over.
    store.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", sorted(new.items()))

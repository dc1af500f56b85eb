"""
Watching folders for an editor: the system tells of a change at once, a look every few seconds finds the rest.

Network folders, and those that a virtual machine shares, tell of nothing. To look alone twice a second, as
MkDocs does, takes a third of a processor at ten thousand files.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

SELDOM, OFTEN = 5.0, 0.5  # seconds between two looks: beside a system that tells, and alone
# And not that somebody, we too, read a file.
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})


class Watch:
    """What MkDocs' server takes for an observer of its own."""

    def __init__(self, told: Callable[[], BaseObserver] = Observer) -> None:
        self._told, self._seldom = told(), PollingObserver(timeout=SELDOM)
        self._seen: dict[str, tuple[int, int]] = {}
        self._watched: list[tuple[FileSystemEventHandler, str, bool]] = []

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> Any:  # noqa: ANN401 - MkDocs hands it back
        """Tell `handler` of changes at `path`."""
        self._watched.append((_Once(handler, self._seen), path, recursive))

    def start(self) -> None:
        """Begin."""
        try:
            self._begin(self._told)
        except OSError:  # the system watches no more folders for us
            self._seldom = PollingObserver(timeout=OFTEN)
        self._begin(self._seldom)

    def stop(self) -> None:
        """End."""
        for observer in (self._told, self._seldom):
            observer.stop()

    def join(self) -> None:
        """Wait for the end."""
        for observer in (self._told, self._seldom):
            with suppress(RuntimeError):  # it never began
                observer.join()

    def _begin(self, observer: BaseObserver) -> None:
        for handler, path, recursive in self._watched:
            observer.schedule(handler, path, recursive=recursive)
        observer.start()


def watch(server: Any, watched: Iterable[str], instead: Iterable[str]) -> None:  # noqa: ANN401 - MkDocs's
    """Let MkDocs' server watch something with this, `instead` of what it is to watch."""
    for path in watched:
        server.unwatch(path)
    server.observer = Watch()
    for path in instead:
        server.watch(path)


class _Once(FileSystemEventHandler):
    """Tells of a change once, however often it is heard of."""

    def __init__(self, handler: FileSystemEventHandler, seen: dict[str, tuple[int, int]]) -> None:
        self._handler, self._seen = handler, seen

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell of a change of a file that has another size or time than when it was told of."""
        if event.event_type not in _CHANGES or event.is_directory:
            return
        path = os.fsdecode(event.dest_path or event.src_path)
        try:
            found = os.stat(path)  # noqa: PTH116 - a path that may be gone
            signature = (found.st_size, found.st_mtime_ns)
        except OSError:
            signature = (-1, -1)
        if self._seen.get(path) != signature:
            self._seen[path] = signature
            self._handler.dispatch(event)

"""A change is told once: by the system at once, else by a look."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from site_builder.output import watch
from site_builder.output.watch import Watch

PATIENCE = 30  # seconds; a slow machine is no fault


class Told(FileSystemEventHandler):
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.heard = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Remember."""
        self.paths.append(Path(str(event.dest_path or event.src_path)).name)
        self.heard.set()


def deaf() -> BaseObserver:
    """A system that tells of nothing."""
    return PollingObserver(timeout=1000)


def refusing() -> BaseObserver:
    """A system that watches no folder more."""
    observer = Observer()

    def start() -> None:
        raise OSError("inotify watch limit reached")

    observer.start = start  # type: ignore[method-assign]
    return observer


@pytest.fixture(params=[Observer, deaf, refusing])
def told(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Path, Told]]:
    """A watched folder with one file, and who is told."""
    monkeypatch.setattr(watch, "SELDOM", 0.3)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.md").write_text("一")
    handler, make = Told(), request.param
    found = Watch(make)
    found.schedule(handler, str(tmp_path), recursive=True)
    found.start()
    time.sleep(0.5)  # the first look
    yield tmp_path / "sub", handler
    found.stop()
    found.join()


def after(change: Callable[[], object], handler: Told) -> list[str]:
    """Change something, and give what was told within the time of some looks."""
    handler.heard.clear()
    handler.paths.clear()
    change()
    assert handler.heard.wait(PATIENCE)
    time.sleep(1.5)
    return handler.paths


def test_a_change_is_told_once(told: tuple[Path, Told]) -> None:
    """A file that is written, added, renamed, removed."""
    folder, handler = told

    assert set(after(lambda: (folder / "a.md").write_text("二三"), handler)) == {"a.md"}
    assert after(lambda: (folder / "b.md").write_text("一"), handler)[-1] == "b.md"
    assert "c.md" in after(lambda: (folder / "b.md").rename(folder / "c.md"), handler)
    assert after((folder / "c.md").unlink, handler) == ["c.md"]


def test_reading_is_no_change(told: tuple[Path, Told]) -> None:
    """A rebuild reads all files, and must not lead to the next."""
    folder, handler = told

    (folder / "a.md").read_text()
    time.sleep(1)

    assert not handler.paths

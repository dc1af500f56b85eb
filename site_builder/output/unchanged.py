"""
A build of what is built already changes nothing, and need not be made.

All that goes into a build is told by sizes and times, as git tells it, and so is the release that came
of it: a file of it that somebody changed or removed is made again. What was written in the last moments
before the build began is not believed, for a file system's clock may not tell two changes of one
moment apart.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from site_builder.output.kept import MOMENT, code_stamp, kept_file, put_whole
from site_builder.output.proof.verify import HOME, SUMS
from site_builder.output.release import current
from site_builder.output.seal import VERIFY
from site_builder.output.signing import VARIABLE
from site_builder.output.sums import Notes
from site_builder.settings import Settings, theme_folder


class Standing:
    """The release that stands, held against what a build that `began` then, in nanoseconds, would read."""

    def __init__(self, settings: Settings, day: date, environment: Mapping[str, str], *, began: int) -> None:
        self.began, self.target, self.day = began, settings.root / settings.site_dir, day
        self.file = kept_file(self.target.absolute(), "built")
        self.key = "" if _reads_more(settings) else self._key(settings, environment)

    def _key(self, settings: Settings, environment: Mapping[str, str]) -> str:
        config = settings.root / settings.config_file
        folders = [settings.root / settings.content_dir, settings.root / settings.data_dir, config]
        theme = theme_folder(config)
        lines = [line for place in (*folders, *([theme] if theme else [])) for line in _files(place)]
        if any(max(modified, changed) > self.began - MOMENT for _, _, modified, changed in lines):
            return ""
        said = (code_stamp(), settings, self.day, environment.get(VARIABLE), lines)
        return hashlib.sha256(repr(said).encode("utf-8", "surrogateescape")).hexdigest()

    def said(self) -> str:
        """Say that the release is what a build would make; "" where it may not be."""
        release = current(self.target)
        if not self.key or release is None or not self.file.is_file():
            return ""
        key, _, outcome = self.file.read_text("utf-8", "replace").partition(" ")
        if key != self.key or outcome.strip() != _outcome(release):
            return ""
        return f"没有改动，{self.target / 'index.html'} 已经是最新的（{self.day}，版本 {release.name}）"

    def keep(self, notes: Notes) -> None:
        """Keep what the build made, of most of whose files it gives the `notes`."""
        release = current(self.target)
        if not self.key or release is None:
            return
        with suppress(OSError):  # a disk that refuses it costs only time
            put_whole(self.file, f"{self.key} {_outcome(release, notes)}\n".encode())


def _reads_more(settings: Settings) -> bool:
    """Whether more goes into a build than our files: a machine's fonts, other plugins, the environment."""
    text = (settings.root / settings.config_file).read_text("utf-8-sig")
    return bool(settings.paper) or any(sign in text for sign in ("!ENV", "INHERIT", "hooks:", "!!python"))


def _outcome(release: Path, notes: Notes | None = None) -> str:
    """
    Tell a release from any other by its files; links from later releases change none of that.

    All files have `notes` but those that sealing made, the newest of all.
    """
    places = [release] if notes is None else [release / name for name in (HOME, VERIFY, SUMS)]
    rows = [
        (path.removeprefix(f"{release}/"), size, time)
        for place in places
        for path, size, time, _ in _files(place)
    ]
    rows += [(path, size, time) for path, ((size, _, time), _) in (notes or {}).items()]
    lines = (f"{path} {size} {time}" for path, size, time in sorted(rows))
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _files(place: Path) -> Iterable[tuple[str, int, int, int]]:
    """Give path, size, time of modification and of change of a file, or of all files in a folder, sorted."""
    if place.is_file():
        found = place.stat()
        return [(str(place), found.st_size, found.st_mtime_ns, found.st_ctime_ns)]
    return sorted(_below(str(place)))


def _below(folder: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
        else:
            found = entry.stat(follow_symlinks=False)
            yield entry.path, found.st_size, found.st_mtime_ns, found.st_ctime_ns

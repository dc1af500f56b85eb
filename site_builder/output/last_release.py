"""
The files of the last release, all of them linked into the next one before anything is made.

A file that has the size, the inode and the time of modification that it had when its sums were taken is not
read again, as git does not; whoever changes a release and sets its times back is found by `verify`, which
reads all. What a build makes otherwise takes the place of a link; what it neither makes nor keeps is removed.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from site_builder.output.proof.verify import HOME
from site_builder.output.sums import Note, Notes, signature_in, signature_of, written
from site_builder.output.write import open_folder


@dataclass(frozen=True, kw_only=True)
class Links:
    """
    What came of linking: `others` were not as they are known, `copies` are where there can be no links.

    `moved` is a folder and what it is called in the next release.
    """

    others: frozenset[str]
    copies: dict[str, Note]
    moved: tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class LastRelease:
    """
    What is linked into `folder`, the next release, with its `sums`.

    What is `put` there belongs there; what was linked and stays is `kept`.
    `is_whole` tells whether all that is known of the last release stood there as it was known.
    """

    folder: Path
    sums: dict[str, Note] = field(default_factory=dict, repr=False)
    put: dict[str, Note] = field(default_factory=dict, repr=False)
    kept: set[str] = field(default_factory=set, repr=False)
    is_whole: bool = False

    def keep(self, name: str) -> None:
        """Leave a linked file where it is."""
        self.note(name, self.sums[name])

    def note(self, name: str, note: Note) -> None:
        """Take down what is known of a file that belongs into the release; one path has one writer."""
        if name in self.put:
            raise FileExistsError(f"two writers for {name}")
        self.put[name] = note
        if note == self.sums.get(name):
            self.kept.add(name)

    def write(self, name: str, data: bytes) -> None:
        """Write `data`, or keep what is linked, where that is the same."""
        self.note(name, self.made(name, data))

    def made(self, name: str, data: bytes) -> Note:
        """Do so, and give what is to be known of the file; a worker's release takes down nothing."""
        if there := self.sums.get(name):
            if there[1][0] == sha256(data).hexdigest():
                return there
            os.unlink(f"{self.folder}/{name}")  # noqa: PTH108 - as below; the last release has the same file
        return written(self.folder, name, data)

    def has(self, name: str, digest: str) -> bool:
        """Whether a file with the SHA-256 `digest` is linked."""
        there = self.sums.get(name)
        return there is not None and there[1][0] == digest

    def rename(self, old: str, new: str) -> None:
        """Give a folder of the release, from which is cleared what does not belong there, its last name."""
        self.clear(new)
        (self.folder / old).rename(self.folder / new)
        for name in [name for name in self.put if name.startswith(old)]:
            self.put[new + name.removeprefix(old)] = self.put.pop(name)
        for name in [name for name in self.kept if name.startswith(old)]:
            self.kept.remove(name)
            self.kept.add(new + name.removeprefix(old))
        for name in [name for name in self.sums if name.startswith(old)]:
            del self.sums[name]

    def clear(self, below: str = "") -> None:
        """Remove what is linked `below` and does not belong there any more."""
        for name in self.sums.keys() - self.put.keys():
            if not name.startswith(below):
                continue
            with suppress(FileNotFoundError):
                os.unlink(f"{self.folder}/{name}")  # noqa: PTH108 - ten thousand paths need not be objects
                self._without_empty(name)

    def _without_empty(self, name: str) -> None:
        with suppress(OSError):  # it has other files
            while name := name.rpartition("/")[0]:
                os.rmdir(f"{self.folder}/{name}")  # noqa: PTH106 - as above


def last_release(folder: Path, sums: Notes, links: Links) -> LastRelease:
    """Give what `linked` put into `folder`."""
    there = ((name, note) for name, note in sums.items() if name not in links.others)
    known = {_moved(name, links.moved): links.copies.get(name, note) for name, note in there}
    return LastRelease(folder=folder, sums=known, is_whole=bool(sums) and not links.others)


def linked(before: Path, folder: Path, sums: Notes, moved: tuple[str, str]) -> Links:
    """
    Link the files of the release `before` that are as they were when `sums` were taken into `folder`.

    `moved` is a folder and what it is called there.
    """
    links, copies = set(), {}
    made = None
    for below, entry in _files(str(before)):
        name = f"{below}{entry.name}"
        note = sums.get(name)
        if note is None or note[0] != signature_in(entry.stat(follow_symlinks=False)):
            continue
        if made != below:
            made = below
            where = _moved(below, moved)
            open_folder(folder / where)
        target = f"{folder}/{where}{entry.name}"
        with suppress(FileNotFoundError):  # removed meanwhile
            if not _link(entry.path, target):
                copies[name] = (signature_of(target), note[1])
            links.add(name)
    return Links(others=frozenset(sums.keys() - links), copies=copies, moved=moved)


def _moved(path: str, moved: tuple[str, str]) -> str:
    old, new = moved
    return new + path.removeprefix(old) if path.startswith(old) else path


def _files(folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Give the files in a release's folder, each with the folder below it that it is in; none of its own."""
    pending = [""]
    while pending:
        below = pending.pop()
        for entry in os.scandir(f"{folder}/{below}"):
            if not entry.is_dir(follow_symlinks=False):
                yield below, entry
            elif below or entry.name != HOME:
                pending.append(f"{below}{entry.name}/")


def _link(source: str, target: str) -> bool:
    """Link a file, or copy it on a disk without links, and tell which."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, target)
        return False
    return True

"""
The files of the last release, all of them linked into the next one before anything is made.

The folder for it was a release that is kept no more, if there was one: nearly all is there already.

A file that has the size, the inode and the time of modification that it had when its sums were taken is not
read again, as git does not; whoever changes a release and sets its times back is found by `verify`, which
reads all. What a build makes otherwise takes the place of a link; what it neither makes nor keeps is removed.
"""

import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import field
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from site_builder.output.files import open_folder
from site_builder.output.spliced import Moved, moved_path
from site_builder.output.step import Difference
from site_builder.output.sums import (
    UNKNOWN,
    Note,
    Notes,
    noted_again,
    rows_of,
    sha256_of,
    signature_in,
    written,
)
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Links:
    """
    What came of linking: `others` were not as they are known, `copies` are where there can be no links.

    `moved` is a folder and what it is called in the next release.
    """

    others: frozenset[str]
    copies: dict[str, Note]
    moved: Moved


@dataclass(frozen=True, kw_only=True)
class LastRelease:
    """
    What is linked of the release `before` into `folder`, the next one, with its `sums`.

    What is `put` there belongs there. `old` is what was linked and does not stay, `new` what is made;
    the others that are put are links. `moved` is a folder of the last release and what it is called here;
    what it is to be `called` in the end is told when all is put. `is_whole` tells whether all that is known
    of the last release stood there as it was known.
    """

    folder: Path
    before: Path | None = None
    sums: Notes = field(default_factory=dict, repr=False)
    put: dict[str, Note] = field(default_factory=dict, repr=False)
    old: dict[str, Note] = field(default_factory=dict, repr=False)
    new: dict[str, Note] = field(default_factory=dict, repr=False)
    moved: Moved = ("", "")
    called: dict[str, str] = field(default_factory=dict)
    is_whole: bool = False

    @property
    def difference(self) -> Difference | None:
        """What is other than in the last release, when all is put; None where that is not known."""
        if not self.is_whole:
            return None
        old, new = ({moved_path(name, self.named): n for name, n in d.items()} for d in (self.old, self.new))
        moved = self.moved[0], self.named[1]
        return Difference(since=self.before, old=rows_of(old), new=rows_of(new), moved=moved)

    @property
    def named(self) -> Moved:
        """What a folder is called here, and in the end."""
        return next(iter(self.called.items()), ("", ""))

    def settle(self) -> None:
        """Give that folder its name in the end."""
        was, now = self.named
        (self.folder / was).rename(self.folder / now)

    def keep(self, names: Collection[str]) -> None:
        """Leave linked files where they are."""
        if taken := self.put.keys() & names:
            raise FileExistsError(f"two writers for {min(taken)}")
        for name in names:
            self.put[name] = self.sums[name]

    def note(self, name: str, note: Note) -> None:
        """Take down what is known of a file that belongs into the release; one path has one writer."""
        if name in self.put:
            raise FileExistsError(f"two writers for {name}")
        self.put[name] = note
        there = self.sums.get(name)
        if note == there:
            return
        self.new[name] = note
        if there:
            self.old[name] = there

    def write(self, name: str, data: bytes) -> None:
        """Write `data`, or keep what is linked, where that is the same."""
        self.note(name, self.made(name, data))

    def made(self, name: str, data: bytes) -> Note:
        """Do so, and give what is to be known of the file; a worker's release takes down nothing."""
        one = sha256(data)
        if there := self.sums.get(name):
            if sha256_of(there) == one.digest():
                return there
            os.unlink(f"{self.folder}/{name}")  # noqa: PTH108 - as below; the last release has the same file
        return written(self.folder, name, data, one.hexdigest())

    def has(self, digests: Mapping[str, bytes]) -> bool:
        """Whether files with these SHA-256 are linked."""
        there = [sha256_of(self.sums.get(name, UNKNOWN)) for name in digests]
        return there == [*digests.values()]

    def clear(self) -> None:
        """Remove what is linked and does not belong there any more."""
        added = sum(name not in self.sums for name in self.new)  # all else that is put is among what is known
        if len(self.put) - added == len(self.sums):  # nothing; to look at each would take longer
            return
        for name in self.sums.keys() - self.put.keys():
            self.old[name] = self.sums[name]
            with suppress(FileNotFoundError):
                os.unlink(f"{self.folder}/{name}")  # noqa: PTH108 - ten thousand paths need not be objects
                self._without_empty(name)

    def _without_empty(self, name: str) -> None:
        with suppress(OSError):  # it has other files
            while name := name.rpartition("/")[0]:
                os.rmdir(f"{self.folder}/{name}")  # noqa: PTH106 - as above


def last_release(before: Path, folder: Path, sums: Notes, links: Links) -> LastRelease:
    """Give what `linked` put into `folder` of the release `before`."""
    known, is_whole = sums, bool(sums) and not links.others
    if links.copies or links.others:  # else it is as it was, and need not be copied
        known = {name: note for name, note in {**sums, **links.copies}.items() if name not in links.others}
    return LastRelease(folder=folder, before=before, sums=known, moved=links.moved, is_whole=is_whole)


def linked(before: Path, folder: Path, sums: Notes, moved: Moved) -> Links:
    """
    Link the files of the release `before` that are as they were when `sums` were taken into `folder`.

    What `folder` has of them, having been an older release, stays; all else that is there is removed.
    `moved` is a folder and what it is called in `folder`, and in the names of `sums`.
    """
    others, copies, missing = set[str](), {}, _missing(folder, sums)
    for below, names in groupby(missing, key=_below):
        places = f"{before}/{moved_path(below, moved[::-1])}", f"{folder}/{below}"
        open_folder(Path(places[1]))
        with _opened(places[0]) as source, _opened(places[1]) as target:
            for name in names:
                own, note = name[len(below) :], missing[name]
                is_there = _is_as_noted(own, source, note)
                found = _linked(own, source, target, places, note) if is_there else None
                if found is None:
                    others.add(name)
                elif found is not note:
                    copies[name] = found
    return Links(others=frozenset(others), copies=copies, moved=moved)


def _below(name: str) -> str:
    return name[: name.rfind("/") + 1]


@contextmanager
def _opened(folder: str) -> Iterator[int]:
    """Lend the number of a folder, which is a short way to each file in it; -1 where there is none."""
    number = -1
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield number
    finally:
        if number >= 0:
            os.close(number)


def _is_as_noted(name: str, folder: int, note: Note) -> bool:
    try:
        return note.startswith(signature_in(os.lstat(name, dir_fd=folder)))
    except OSError:
        return False


def _linked(name: str, source: int, target: int, places: tuple[str, str], note: Note) -> Note | None:
    """Link a file of a folder in another, or copy it on a disk without links; None where it is gone."""
    try:
        os.link(name, name, src_dir_fd=source, dst_dir_fd=target, follow_symlinks=False)
    except FileNotFoundError:
        return None
    except OSError:
        with suppress(FileNotFoundError):
            shutil.copyfile(places[0] + name, places[1] + name)
            return noted_again(note, places[1] + name)
        return None
    return note


def _missing(folder: Path, sums: Notes) -> Notes:
    """Remove from a folder all but files that are as they are noted; gives what it has not."""
    missing = dict(sums)
    if folder.is_dir():
        _leave(str(folder), missing)
    return missing


def _leave(folder: str, missing: dict[str, Note], below: str = "") -> None:
    """Remove from a folder all but files that are as they are noted; takes these from what is `missing`."""
    home, others = os.open(f"{folder}/{below}", os.O_RDONLY), []
    try:
        with os.scandir(home) as entries:  # of a number: a short way to each
            for entry in entries:
                note = missing.pop(below + entry.name, UNKNOWN)
                # An entry that is kept keeps what was asked of it, too: fifty thousand are memory.
                if not note.startswith(signature_in(entry.stat(follow_symlinks=False))):
                    others.append((entry, note))
        for entry, note in others:
            _remove(folder, below + entry.name, entry.is_dir(follow_symlinks=False), missing)
            if note is not UNKNOWN:
                missing[below + entry.name] = note
    finally:
        os.close(home)


def _remove(folder: str, place: str, is_folder: bool, missing: dict[str, Note]) -> None:
    """Remove a file, or of a folder what is not noted."""
    if not is_folder:
        os.unlink(f"{folder}/{place}")  # noqa: PTH108 - ten thousand paths need not be objects
        return
    _leave(folder, missing, f"{place}/")
    with suppress(OSError):  # it has other files
        os.rmdir(f"{folder}/{place}")  # noqa: PTH106 - as above

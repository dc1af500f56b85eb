"""
The files of the last release, as they were when their sums were taken.

A file that has the size, the inode and the time of modification that it had then is not read again, as
git does not; whoever changes a release and sets its times back is found by `verify`, which reads all.
"""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from site_builder.output.proof.verify import sums_of
from site_builder.output.sums import Note, Notes, signature_of, written


@dataclass(frozen=True, kw_only=True)
class LastRelease:
    """The release in `folder`, or none; what is known of its files, and of those put into the next one."""

    folder: Path = field(default_factory=Path)
    sums: Notes = field(default_factory=dict)
    put: dict[str, Note] = field(default_factory=dict)

    def has(self, path: str, digest: str) -> bool:
        """Whether a file still stands there with the SHA-256 `digest`."""
        noted = self.sums.get(path)
        return (
            noted is not None and noted[1][0] == digest and signature_of(f"{self.folder}/{path}") == noted[0]
        )

    def link(self, path: str, folder: Path, name: str = "") -> None:
        """Put a file of the release into `folder` too, where it is called `name` if that has changed."""
        source, target = f"{self.folder}/{path}", f"{folder}/{name or path}"
        try:
            try:
                os.link(source, target)
            except FileNotFoundError:
                Path(target).parent.mkdir(parents=True, exist_ok=True)
                os.link(source, target)
            self.put[name or path] = self.sums[path]
        except FileExistsError:
            raise FileExistsError(f"two writers for {name or path}") from None
        except OSError:  # a disk without links
            shutil.copyfile(source, target)
            self.put[name or path] = signature_of(target), sums_of(Path(target))

    def link_all(self, folder: Path, files: Sequence[tuple[str, str]], was: str = "", now: str = "") -> bool:
        """Link files, known by SHA-256, from `was` in the release to `now` in `folder`: all or none."""
        source, target = f"{self.folder}/{was}", f"{folder}/{now}"
        notes = {}
        for name, digest in files:
            noted = self.sums.get(was + name)
            if noted is None or noted[1][0] != digest or signature_of(source + name) != noted[0]:
                return False
            notes[name] = noted
        for name, noted in notes.items():
            try:
                os.link(source + name, target + name)  # most of them; thousands, so without a call for each
                self.put[now + name] = noted
            except OSError:
                self.link(was + name, folder, now + name)
        return True

    def write(self, folder: Path, name: str, data: bytes, path: str = "") -> None:
        """Write `data` into `folder`, or link what stands in the release, there called `path`."""
        noted = self.sums.get(path or name)
        is_as_long = noted is not None and noted[1][2] == len(data)
        if is_as_long and self.has(path or name, sha256(data).hexdigest()):
            self.link(path or name, folder, name)
        else:
            self.put[name] = written(folder, name, data)

"""
What is kept of a build, by which the next one may find that nothing need be made.

The files of the release are told by what is known of them for the next build, so that nobody has to
work that out twice.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.output.cache import put_whole
from site_builder.output.proof.script import VERIFY
from site_builder.output.proof.verify import HOME, SUMS
from site_builder.output.sums import Notes, are_as_noted
from site_builder.value import dataclass

if TYPE_CHECKING:
    from site_builder.output.spliced import Moved


@dataclass(frozen=True, kw_only=True)
class Built:
    """
    The `key` of all that lay in `places`, told at a `moment`, and the release at `target` that came of it.

    What is known of its files is kept with the `token`, where a folder is called otherwise than it will be
    `named`; `own` tells the files that sealing made.
    """

    key: str
    token: str
    named: "Moved"
    own: str
    target: str
    moment: int  # nanoseconds; what is newer is told by what is in it
    places: list[str]

    @classmethod
    def read(cls, file: Path) -> "Built | None":
        """Read it; None where there is nothing, or no text of ours."""
        with suppress(OSError, ValueError):
            lines = file.read_text("utf-8", "surrogateescape").split("\n")
            key, token, was, now, own, target, moment, *places = lines
            return cls(
                key=key, token=token, named=(was, now), own=own, target=target, moment=int(moment),
                places=places,
            )  # fmt: skip
        return None

    def keep(self, file: Path) -> None:
        """Keep it; a disk that refuses it costs only time."""
        lines = (self.key, self.token, *self.named, self.own, self.target, str(self.moment), *self.places)
        with suppress(OSError):
            put_whole(file, "\n".join(lines).encode("utf-8", "surrogateescape"))

    def stands(self, release: Path, token: bytes, notes: Notes) -> bool:
        """
        Whether a release has the files that it had, and none else; of them are the `notes` with this token.

        Links from later releases change none of that. What is known is so of one release: where a column is
        built for two places by turns, neither is known.
        """
        is_known = token.hex() == self.token and own_digest(release) == self.own
        return is_known and are_as_noted(release, notes, self.named)


def own_digest(release: Path) -> str:
    """Tell what sealing made from anything else, by sizes and times."""
    found = [*stats_in(f"{release}/{HOME}", f"{HOME}/")]
    found += [pair for name in (VERIFY, SUMS) for pair in stats_in(f"{release}/{name}", name)]
    lines = sorted(f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in found)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def stats_in(place: str, below: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """Give what a folder holds, or the file that lies there, in order; their paths begin with `below`."""
    try:
        folder = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
    except NotADirectoryError:
        yield below, Path(place).stat()
        return
    except OSError:
        return
    try:
        for entry in sorted(os.scandir(folder), key=attrgetter("name")):  # of a number: a short way to each
            if entry.is_dir(follow_symlinks=False):
                yield from stats_in(f"{place}/{entry.name}", f"{below}{entry.name}/")
            else:
                yield below + entry.name, entry.stat(follow_symlinks=False)
    finally:
        os.close(folder)

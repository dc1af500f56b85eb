"""
What parts of the rest said, as it is kept: what is large of it apart, for planning does not look at that.

Of the postings of blocks, two thirds of all that is kept, those are read that are packed anew; the lines of
data sets are read by whoever writes these.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from site_builder.artifacts.open_data import FORMS, Lines
from site_builder.artifacts.search.block import Block
from site_builder.output.kept_tasks import KeptTasks

_SIZE = 8  # bytes of a posting


@dataclass(frozen=True)
class KeptPostings:
    """The postings that are kept under a key, as an array that is cut only."""

    kept: KeptTasks
    key: str

    def __getitem__(self, span: slice) -> NDArray[np.uint64]:
        """Read some that follow one another."""
        data = self.kept.part(self.key, int(span.start) * _SIZE, int(span.stop) * _SIZE)
        return np.frombuffer(data, dtype="<u8")


@dataclass(frozen=True, kw_only=True)
class KeptLines:
    """Lines of a data set that are kept apart."""

    digest: bytes


def put_apart(kept: KeptTasks, key: str, said: object) -> object:
    """Keep what is large of what the part with this key said; gives what else there is to be kept."""
    if isinstance(said, Block):
        left, postings = said.parted()
        kept.put_bytes(_apart(key), postings.data)
        return left
    if isinstance(said, Lines):
        kept.put(_apart(key), (said.json, said.csv))
        return KeptLines(digest=said.digest)
    return said


def is_whole(kept: KeptTasks, key: str, said: object) -> bool:
    """Whether what was kept apart is there; it is kept further."""
    return not isinstance(said, Block | KeptLines) or kept.has(_apart(key))


def with_postings(kept: KeptTasks, key: str, said: object) -> object:
    """Give what was kept, a block with its postings, which are read when they are asked for."""
    return replace(said, postings=KeptPostings(kept, _apart(key))) if isinstance(said, Block) else said


def whole_lines(kept: KeptTasks, key: str, lines: Lines | KeptLines) -> Lines:
    """Give lines that may be kept apart; OSError where they are no more."""
    if isinstance(lines, Lines):
        return lines
    found = kept.get(_apart(key))
    if found is None:
        raise OSError("what was kept of an earlier build is no more")
    return Lines(json=found[0], csv=found[1], digest=lines.digest)


def only(lines: Lines | KeptLines, form: str | None) -> Lines | KeptLines:
    """Give lines as whoever writes this form of a data set needs them."""
    if form is None or isinstance(lines, KeptLines):
        return lines
    return replace(lines, **{other: b"" for other in FORMS if other != form})


def _apart(key: str) -> str:
    return f"{key} apart"

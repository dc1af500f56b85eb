"""
What parts of the rest said, as it is kept: what is large of it apart, for planning does not look at that.

Of the postings of blocks, two thirds of all that is kept, those are read that are packed anew; the lines of
data sets are read by whoever writes these.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from site_builder.artifacts.open_data import Lines
from site_builder.artifacts.search.block import Block
from site_builder.output.kept_tasks import KeptTasks
from site_builder.output.lent import Lent, lent
from site_builder.value import dataclass

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
class LinesApart:
    """
    Lines of a data set that are apart: in a file that a worker lent, or kept under the `key` of a part.

    `json` and `csv` are how many bytes of each there are, the ones before the others.
    """

    digest: bytes
    json: int
    csv: int
    key: str = ""
    file: Lent | None = None


def lines_apart(lines: Lines, folder: Path) -> LinesApart:
    """Write lines to a file in `folder`."""
    file = lent(folder, lines.json, lines.csv)
    return LinesApart(digest=lines.digest, json=len(lines.json), csv=len(lines.csv), file=file)


def lines_for(form: str, kept: KeptTasks, apart: LinesApart) -> Lines:
    """Read what a form of a data set needs of lines; OSError where they are no more."""
    size = apart.json
    start, end = (0, size) if form == "json" else (size, size + apart.csv)
    data = apart.file.part(start, end) if apart.file else kept.part(_apart(apart.key), start, end)
    return replace(Lines(json=b"", csv=b"", digest=apart.digest), **{form: data})


def put_apart(kept: KeptTasks, key: str, said: object) -> object:
    """Keep what is large of what the part with this key said; gives what else there is to be kept."""
    if isinstance(said, Block):
        left, postings = said.parted()
        kept.put_bytes(_apart(key), postings.data)
        return left
    if isinstance(said, LinesApart) and said.file:
        kept.put_bytes(_apart(key), said.file.data())
        return replace(said, key=key, file=None)
    return said


def is_whole(kept: KeptTasks, key: str, said: object) -> bool:
    """Whether what was kept apart is there; it is kept further."""
    return not isinstance(said, Block | LinesApart) or kept.has(_apart(key))


def with_postings(kept: KeptTasks, key: str, said: object) -> object:
    """Give what was kept, a block with its postings, which are read when they are asked for."""
    return replace(said, postings=KeptPostings(kept, _apart(key))) if isinstance(said, Block) else said


def _apart(key: str) -> str:
    return f"{key} apart"

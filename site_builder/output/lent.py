"""
Blocks that a worker lends to all who pack them, each by a file that is gone when they have.

Sent as other results are, the megabyte or more of each block would be copied five times.
"""

import mmap
import os
import pickle
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from site_builder.artifacts.search.block import Block
from site_builder.output.write import open_folder

_POSTING = 8  # bytes


@dataclass(frozen=True)
class Lent:
    """The file of a block: so many bytes of postings, then all else of it."""

    path: str
    size: int


@dataclass(frozen=True, kw_only=True)
class LentBlock:
    """A block without its postings, which stand in a file."""

    block: Block
    file: Lent

    def taken(self) -> Block:
        """Give it with its postings."""
        return _with_postings(self.block, self.file)


def lent(block: Block, folder: Path) -> LentBlock:
    """Write a block to a file in `folder`, which goes with it should nobody take it."""
    open_folder(folder)
    left, postings = block.parted()
    handle, path = tempfile.mkstemp(prefix=".postings-", dir=folder)
    with os.fdopen(handle, "wb") as stream:
        stream.write(postings.data)
        pickle.dump(left, stream, pickle.HIGHEST_PROTOCOL)
    return LentBlock(block=left, file=Lent(path, postings.nbytes))


@cache
def opened(file: Lent) -> Block:
    """Give a block that another process lent; a worker opens it once, for all that it packs of it."""
    with open(file.path, "rb") as stream:  # noqa: PTH123 - as below
        stream.seek(file.size)
        left: Block = pickle.load(stream)  # noqa: S301 - of our own process
    return _with_postings(left, file)


def returned(file: Lent) -> None:
    """Remove a file that nobody needs any more; whoever opened it still has what it holds."""
    os.unlink(file.path)  # noqa: PTH108 - its path is text


def _with_postings(block: Block, file: Lent) -> Block:
    with open(file.path, "rb") as stream:  # noqa: PTH123 - as above
        data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    return replace(block, postings=np.frombuffer(data, dtype="<u8", count=file.size // _POSTING))

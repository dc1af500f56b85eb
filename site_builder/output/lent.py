"""
What is large, lent by the worker that found it to all who need it: by a file that is gone when they had it.

Sent as other results are, the megabyte or more of each block would be copied five times.
"""

import mmap
import os
import pickle
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from site_builder.artifacts.search.block import Block
from site_builder.output.files import open_folder
from site_builder.value import dataclass


@dataclass(frozen=True)
class Lent:
    """A file with so many bytes of what is large; behind them may stand what is small."""

    path: str
    size: int

    def data(self) -> memoryview:
        """Give what is large; it stays when the file is gone."""
        if not self.size:
            return memoryview(b"")
        with open(self.path, "rb") as stream:  # noqa: PTH123 - its path is text
            return memoryview(mmap.mmap(stream.fileno(), self.size, access=mmap.ACCESS_READ))

    def part(self, start: int, end: int) -> bytes:
        """Read a part of that."""
        with open(self.path, "rb") as stream:  # noqa: PTH123 - as above
            stream.seek(start)
            return stream.read(end - start)


def lent(folder: Path, *large: bytes | memoryview, small: bytes = b"") -> Lent:
    """Write a file in `folder`, which goes with it should nobody give it back."""
    open_folder(folder)
    handle, path = tempfile.mkstemp(prefix=".lent-", dir=folder)
    with os.fdopen(handle, "wb") as stream:
        stream.writelines((*large, small))
    return Lent(path, sum(len(piece) for piece in large))


def returned(file: Lent) -> None:
    """Remove a file that nobody needs any more; whoever mapped it still has what it holds."""
    os.unlink(file.path)  # noqa: PTH108 - as above


@dataclass(frozen=True, kw_only=True)
class LentBlock:
    """A block without its postings, which stand in a file."""

    block: Block
    file: Lent

    def taken(self) -> Block:
        """Give it with its postings."""
        return _with_postings(self.block, self.file)


def lent_block(block: Block, folder: Path) -> LentBlock:
    """Write a block to a file."""
    left, postings = block.parted()
    small = pickle.dumps(left, pickle.HIGHEST_PROTOCOL)
    return LentBlock(block=left, file=lent(folder, postings.data.cast("B"), small=small))


@cache
def opened(file: Lent) -> Block:
    """Give a block that another process lent; a worker opens it once, for all that it packs of it."""
    with open(file.path, "rb") as stream:  # noqa: PTH123 - as above
        stream.seek(file.size)
        left: Block = pickle.load(stream)  # noqa: S301 - of our own process
    return _with_postings(left, file)


def _with_postings(block: Block, file: Lent) -> Block:
    return replace(block, postings=np.frombuffer(file.data(), dtype="<u8"))

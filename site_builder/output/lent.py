"""
Postings that a worker gives to the process that builds, by a file that is gone as soon as it is mapped.

Sent as other results are, the megabyte or more of each block would be copied five times.
"""

import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from site_builder.artifacts.search.block import Block
from site_builder.output.write import open_folder


@dataclass(frozen=True, kw_only=True)
class LentBlock:
    """A block without its postings, which stand in a file."""

    block: Block
    path: str


def lent(block: Block, folder: Path) -> LentBlock:
    """Write the postings of a block to a file in `folder`, which goes with it should nobody take them."""
    open_folder(folder)
    left, postings = block.parted()
    handle, path = tempfile.mkstemp(prefix=".postings-", dir=folder)
    with os.fdopen(handle, "wb") as stream:
        stream.write(postings.data)
    return LentBlock(block=left, path=path)


def taken(said: object) -> object:
    """Give a block with the postings that were lent; anything else as it is."""
    if not isinstance(said, LentBlock):
        return said
    has_some = os.stat(said.path).st_size > 0  # noqa: PTH116 - nothing can't be mapped
    postings = np.memmap(said.path, dtype="<u8", mode="r") if has_some else said.block.postings
    os.unlink(said.path)  # noqa: PTH108 - as above
    return replace(said.block, postings=postings)

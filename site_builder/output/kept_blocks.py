"""
Blocks of terms as they are kept: their postings, two thirds of all that is kept, apart.

Planning looks at what stands beside them; of the postings those are read that are packed anew.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

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


def put_block(kept: KeptTasks, key: str, block: Block) -> Block:
    """Keep the postings of a block; gives what else there is to be kept of it."""
    data = block.postings[: int(block.bounds[-1])]
    kept.put_bytes(_apart(key), data.astype("<u8", copy=False).tobytes())
    return replace(block, postings=data[:0])


def kept_block(kept: KeptTasks, key: str, block: Block) -> Block | None:
    """Give the block again; None where its postings are no more."""
    key = _apart(key)
    return replace(block, postings=KeptPostings(kept, key)) if kept.has(key) else None


def _apart(key: str) -> str:
    return f"{key} postings"

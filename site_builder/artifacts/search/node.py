"""
Parts of the space of terms, each packed alone: together their files are those of one packing of all.

The space is halved until a part holds few postings. Whatever holds more is halved by whoever packs it whole
too, for a posting takes a character at least; but a single term is one file however many hold it.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256

import numpy as np

from site_builder.artifacts.search.block import Block, Slice, occurrences_of
from site_builder.artifacts.search.postings import shards
from site_builder.search.border import CELL, EMPTY, HALVED, SPACE
from site_builder.search.layout import HOT
from site_builder.search.shards import LATE_LEAST, LEAST
from site_builder.value import dataclass

SHARD, LATE_SHARD = 3_400, 1_900  # bytes at most of a file of postings, before the server packs it
MOST = 1 << 16  # postings of a node, but for one of a single first character
_CELLS = SPACE // CELL


@dataclass(frozen=True, kw_only=True)
class Node:
    """The terms with first characters from `first` up to, without it, `last`; `key` tells what they are."""

    first: int
    last: int
    is_late: bool
    key: bytes


@dataclass(frozen=True, kw_only=True)
class Packing:
    """The nodes of settled and of late documents, and how they were halved: a sign, or a node's number."""

    settled: tuple[Node, ...]
    late: tuple[Node, ...]
    halvings: tuple[str | int, ...]

    @property
    def nodes(self) -> tuple[Node, ...]:
        """All nodes."""
        return (*self.settled, *self.late)

    def borders(self, signs: Mapping[Node, str]) -> tuple[str, str]:
        """Give the borders of settled and of late files, from the signs of their nodes."""
        settled = "".join(s if isinstance(s, str) else signs[self.settled[s]] for s in self.halvings)
        return settled, "".join(signs[node] for node in self.late) or EMPTY


def packing_of(blocks: Sequence[Block], documents: int, most: int = MOST) -> Packing:
    """Plan the packing of so many documents, by nodes of at most `most` postings."""
    most = max(most, SHARD)
    settled, late = parted(blocks, documents)
    totals = np.zeros(_CELLS, dtype=np.int64)
    lowest = np.full(_CELLS, SPACE, dtype=np.int64)
    highest = np.full(_CELLS, -1, dtype=np.int64)
    for block in settled:
        where = block.characters
        totals[where] += np.diff(block.bounds)
        lowest[where] = np.minimum(lowest[where], block.lowest)
        highest[where] = np.maximum(highest[where], block.highest)
    ends = np.concatenate(([0], np.cumsum(totals))).tolist()
    halvings: list[str | int] = []
    spans: list[tuple[int, int]] = []
    pending = [(0, _CELLS)]
    while pending:
        first, last = pending.pop()
        count = ends[last] - ends[first]
        if not count:
            halvings.append(EMPTY)
        elif (
            count > most
            and last - first > 1
            and lowest[first:last].min() != highest[first:last].max()  # of a single term
        ):
            halvings.append(HALVED)
            middle = (first + last) // 2
            pending += [(middle, last), (first, middle)]
        else:
            halvings.append(len(spans))
            spans.append((first, last))
    whole = [(0, _CELLS)] if any(len(block.characters) for block in late) else []
    return Packing(
        settled=_nodes(spans, settled, is_late=False),
        late=_nodes(whole, late, is_late=True),
        halvings=tuple(halvings),
    )


def parted(blocks: Sequence[Block], documents: int) -> tuple[list[Block], list[Block]]:
    """Give the blocks of settled documents, and those of late ones."""
    hot = documents // HOT * HOT
    return [b for b in blocks if b.start < hot], [b for b in blocks if b.start >= hot]


def slices_of(node: Node, blocks: Sequence[Block], documents: int) -> tuple[Slice, ...]:
    """Give what a node holds of each block, as it is packed."""
    found = (block.cells(node.first, node.last) for block in parted(blocks, documents)[node.is_late])
    return tuple(part for part in found if len(part.sizes))


def packed(node: Node, slices: Sequence[Slice]) -> tuple[str, dict[str, str]]:
    """Give the signs of a node and its files by their paths, without what all files end with."""
    size, least, folders = (LATE_SHARD, LATE_LEAST, "uq") if node.is_late else (SHARD, LEAST, "tr")
    first = slices[0].start // HOT * HOT if node.is_late else 0
    within = (node.first * CELL, node.last * CELL)
    found = shards(occurrences_of(slices), first, size, least, within)
    texts = {f"{folders[0]}/{name}": text for name, text in found.texts.items()}
    return found.borders, texts | {f"{folders[1]}/{name}": text for name, text in found.traces.items()}


def _nodes(spans: Sequence[tuple[int, int]], blocks: Sequence[Block], *, is_late: bool) -> tuple[Node, ...]:
    if not spans:
        return ()
    rows = np.concatenate([block.rows() for block in blocks])
    rows = rows[np.argsort(rows["first"], kind="stable")]  # blocks stand in order already
    bounds = np.searchsorted(rows["first"], np.array(spans).reshape(-1)).tolist()
    return tuple(
        Node(
            first=first, last=last, is_late=is_late,
            key=sha256(b"%d %d\n%s" % (first, last, rows[low:high].tobytes())).digest(),
        )
        for (first, last), low, high in zip(spans, bounds[::2], bounds[1::2], strict=True)
    )  # fmt: skip

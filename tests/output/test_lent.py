"""Postings come from a worker as it found them, and nothing of them is left on the disk."""

import pickle
from pathlib import Path

import numpy as np

from site_builder.artifacts.search.block import block_of
from site_builder.artifacts.search.entry import entries
from site_builder.output.lent import lent, taken
from tests.artifacts.search.columns import a_column


def test_a_block_is_taken_as_it_was_lent(tmp_path: Path) -> None:
    """All of it, by whoever unpacks what the worker sent; its file is gone."""
    block = block_of(entries(*a_column(20)), 0)

    sent = pickle.dumps(lent(block, tmp_path / "new"))
    [file] = (tmp_path / "new").iterdir()
    found = taken(pickle.loads(sent))

    assert not file.exists()
    assert len(sent) < block.postings[:].nbytes
    assert np.array_equal(found.postings[:], block.postings[:])  # type: ignore[attr-defined]
    assert found.cells(0, 1 << 16).postings.tolist() == block.cells(0, 1 << 16).postings.tolist()  # type: ignore[attr-defined]


def test_a_block_of_nothing_is_lent_too(tmp_path: Path) -> None:
    """A column without documents has an index."""
    found = taken(lent(block_of([], 0), tmp_path))

    assert len(found.postings[:]) == 0  # type: ignore[attr-defined]
    assert not [*tmp_path.iterdir()]


def test_what_was_not_lent_stays_as_it_is() -> None:
    """Other parts say other things."""
    assert taken("signs") == "signs"

"""Postings come from a worker as it found them, and nothing of them is left on the disk."""

import pickle
from pathlib import Path

import numpy as np

from site_builder.artifacts.search.block import block_of
from site_builder.artifacts.search.entry import entries
from site_builder.output.lent import lent_block, opened, returned
from tests.artifacts.search.columns import a_column


def test_a_block_is_taken_as_it_was_lent(tmp_path: Path) -> None:
    """All of it, by whoever unpacks what the worker sent, and by whoever is told of its file."""
    block = block_of(entries(*a_column(20)), 0)

    sent = pickle.dumps(lent_block(block, tmp_path / "new"))
    told = pickle.loads(sent)
    found = [told.taken(), opened(told.file)]
    returned(told.file)

    assert not [*(tmp_path / "new").iterdir()]
    assert len(sent) < block.postings[:].nbytes
    for each in found:
        assert np.array_equal(each.postings[:], block.postings[:])
        assert each.cells(0, 1 << 16).postings.tolist() == block.cells(0, 1 << 16).postings.tolist()
        assert each.rows().tolist() == block.rows().tolist()


def test_a_block_of_nothing_is_lent_too(tmp_path: Path) -> None:
    """A column without documents has an index."""
    told = lent_block(block_of([], 0), tmp_path)

    assert len(told.taken().postings[:]) == 0
    assert len(opened(told.file).postings[:]) == 0

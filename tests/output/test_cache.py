"""The cache folder holds what is whole."""

from pathlib import Path

import pytest

from site_builder.output.cache import put_whole


def test_what_cannot_be_put_leaves_nothing(tmp_path: Path) -> None:
    """A place that refuses it has what it had, and no half of it lies beside."""
    (tmp_path / "taken").mkdir()

    with pytest.raises(IsADirectoryError):
        put_whole(tmp_path / "taken", b"data")

    assert [path.name for path in tmp_path.iterdir()] == ["taken"]

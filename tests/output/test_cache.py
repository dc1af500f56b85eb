"""The cache folder holds what is whole, and is believed where the same code and libraries made it."""

from pathlib import Path

import pytest

from site_builder.output import cache


def test_the_stamp_tells_a_change_of_any_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module changed, however deep, or a new one makes another code; what is compiled does not."""
    (tmp_path / "rules/deep").mkdir(parents=True)
    (tmp_path / "rules/__pycache__").mkdir()
    monkeypatch.setattr(cache, "PACKAGE", tmp_path)
    stamps = []
    for name in ("a.py", "rules/deep/b.py", "rules/deep/b.py", "rules/__pycache__/b.pyc"):
        with (tmp_path / name).open("a") as stream:
            stream.write("x")
        stamps.append(cache.code_stamp.__wrapped__())

    assert len(set(stamps[:3])) == 3
    assert stamps[2] == stamps[3]


def test_the_stamp_tells_another_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of a library may draw otherwise; a folder that is not there has none."""
    stamps = [cache.code_stamp.__wrapped__()]
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path / "none"))
    for version in (1, 2):
        (tmp_path / f"jinja2-{version}.dist-info").mkdir()
        stamps.append(cache.code_stamp.__wrapped__())

    assert len(set(stamps)) == 3


def test_what_cannot_be_put_leaves_nothing(tmp_path: Path) -> None:
    """A place that refuses it has what it had, and no half of it lies beside."""
    (tmp_path / "taken").mkdir()

    with pytest.raises(IsADirectoryError):
        cache.put_whole(tmp_path / "taken", b"data")

    assert [path.name for path in tmp_path.iterdir()] == ["taken"]

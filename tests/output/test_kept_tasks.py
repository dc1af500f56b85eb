"""What tasks gave is kept for the next build, and what it needs no more is gone from the file."""

from pathlib import Path

import pytest

from site_builder.output.kept_tasks import MANY, KeptTasks


def texts(start: int, count: int) -> dict[str, str]:
    """Give some results by their tasks' names."""
    return {f"task {number}": f"what task {number} gave, once" for number in range(start, start + count)}


def kept(file: Path, results: dict[str, str]) -> KeptTasks:
    """Save what an earlier build kept of `results`, and the rest of them anew."""
    tasks = KeptTasks(file)
    for name, result in results.items():
        key = tasks.key(name, b"")
        if tasks.get(key) is None:
            tasks.put(key, result)
    tasks.save()
    return tasks


@pytest.mark.parametrize("gone", [3, MANY + 3])
def test_what_is_not_needed_is_let_go(tmp_path: Path, gone: int) -> None:
    """Few rows or many: what the last build used is there, and of the rest not a byte."""
    file = tmp_path / "x.build"
    kept(file, texts(0, gone + 20))
    kept(file, texts(gone, 30))

    last = KeptTasks(file)
    data = file.read_bytes()

    assert {name: last.get(last.key(name, b"")) for name in texts(gone, 30)} == texts(gone, 30)
    assert last.get(last.key("task 0", b"")) is None
    assert b"what task 0 gave" not in data
    assert b"what task 22 gave" in data or gone > 22
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["x.build"]


def test_a_file_that_is_no_database_is_none(tmp_path: Path) -> None:
    """A cache that was cut off costs time, and nothing else."""
    file = tmp_path / "x.build"
    file.write_bytes(bytes(5000))

    assert not KeptTasks(file).is_filled
    kept(file, texts(0, 3))
    assert KeptTasks(file).is_filled

"""Rows are kept for the next build, and what it needs no more is gone from the file."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.beside import Beside
from site_builder.output.kept_rows import MANY, KeptRows
from site_builder.problem import BrokenSetupError


def rows(start: int, count: int) -> dict[str, bytes]:
    """Give some rows."""
    return {
        f"row {number}": f"what row {number} held, once".encode() for number in range(start, start + count)
    }


@pytest.mark.parametrize("gone", [3, MANY + 3])
def test_what_is_not_needed_is_let_go(tmp_path: Path, gone: int) -> None:
    """Few rows or many: what is needed is there, and of the rest not a byte."""
    file = tmp_path / "x.build"
    KeptRows(file).change(rows(0, gone + 20), ())
    KeptRows(file).change(rows(gone + 20, 10), rows(0, gone))

    last = KeptRows(file)
    data = file.read_bytes()

    assert {name: last.get(name) for name in rows(gone, 30)} == rows(gone, 30)
    assert last.get("row 0") is None
    assert b"what row 0 held" not in data
    assert b"what row 22 held" in data or gone > 22
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["x.build"]


@pytest.mark.parametrize("load", [KeptRows.load, KeptRows.load_small])
def test_all_are_what_each_is(load: Callable[[KeptRows], None], tmp_path: Path) -> None:
    """Read at once or one by one, rows are the same, large ones too."""
    file = tmp_path / "x.build"
    KeptRows(file).change({**rows(0, 5), "large": bytes(1 << 15)}, ())
    one_by_one, at_once = KeptRows(file), KeptRows(file)
    names = [*rows(0, 6), "large"]

    load(at_once)

    assert [one_by_one.get(name) for name in names] == [at_once.get(name) for name in names]
    assert at_once.get("large") == bytes(1 << 15)


def test_a_row_is_changed(tmp_path: Path) -> None:
    """A new value takes the place of the old one, of which nothing is left."""
    file = tmp_path / "x.build"
    KeptRows(file).change(rows(0, 5), ())
    KeptRows(file).change({"row 2": b"something else"}, ())

    assert KeptRows(file).get("row 2") == b"something else"
    assert b"what row 2 held" not in file.read_bytes()


def test_a_forked_process_reads_for_itself(tmp_path: Path) -> None:
    """A worker gets a row, and so does the process that it was forked from, after it."""
    file = tmp_path / "x.build"
    KeptRows(file).change(rows(0, 5), ())
    kept = KeptRows(file)

    if not (worker := os.fork()):
        os._exit(0 if kept.get("row 1") == rows(1, 1)["row 1"] else 1)

    assert os.waitpid(worker, 0)[1] == 0
    assert kept.get("row 1") == rows(1, 1)["row 1"]


def test_a_file_that_is_no_database_is_none(tmp_path: Path) -> None:
    """A cache that was cut off costs time, and nothing else."""
    file = tmp_path / "x.build"
    file.write_bytes(bytes(5000))

    assert not KeptRows(file).names
    KeptRows(file).change(rows(0, 3), ())
    assert KeptRows(file).names == rows(0, 3).keys()


def test_a_part_of_a_row(tmp_path: Path) -> None:
    """What is large is read in part; of what is no more there is none."""
    rows = KeptRows(tmp_path / "x.rows")
    rows.change({"a": bytes(range(256)) * 99}, ())

    assert bytes(range(8, 16)) == KeptRows(tmp_path / "x.rows").part("a", 2568, 2576)
    with pytest.raises(BrokenSetupError, match="重新运行"):
        rows.part("b", 0, 8)
    assert KeptRows(tmp_path / "x.rows").names == {"a"}
    (tmp_path / "x.rows").write_bytes(bytes(5000))
    with pytest.raises(OSError, match=r"x\.rows"):
        KeptRows(tmp_path / "x.rows").part("a", 0, 8)


@pytest.mark.parametrize("end", ["change", "drop", "kill"])
def test_what_is_begun_is_there_when_it_is_ended(tmp_path: Path, end: str) -> None:
    """Until then another process reads what was there, and still does where it is undone, or killed."""
    file = tmp_path / "x.pages"
    before = {**rows(0, 3000), "large": bytes(1 << 20), "old": b"what row old held"}
    new = {name: data * 9 for name, data in before.items() if name != "old"}
    KeptRows(file).change(before, ())
    kept = KeptRows(file)

    if end == "kill":
        if not (child := os.fork()):
            kept.begin(new)
            os.kill(os.getpid(), signal.SIGKILL)
        os.waitpid(child, 0)
    else:
        kept.begin(new)
        assert read_beside(file) == before
        if end == "change":
            kept.change({**new, "late": b"1"}, ["old"])
        else:
            kept.drop()

    assert read_beside(file) == ({**new, "late": b"1"} if end == "change" else before)
    assert (b"what row old held" in file.read_bytes()) == (end != "change")
    KeptRows(file).change({"next": b"2"}, ())
    assert KeptRows(file).get("next") == b"2"


def read_beside(file: Path) -> dict[str, bytes | None]:
    """Give all rows as another process reads them."""

    def read() -> dict[str, bytes | None]:
        found = KeptRows(file)
        return {name: found.get(name) for name in sorted(found.names)}

    return Beside(read).result()

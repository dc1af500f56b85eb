"""Folders are listed in one order, and what could smuggle or vanish is found."""

import os
from pathlib import Path

from site_builder.problem import Fault
from site_builder.records.folder import list_files
from site_builder.records.source import read_source


def touch(root: Path, *names: str) -> None:
    """Make empty files."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def test_files_come_sorted_and_left_overs_do_not(tmp_path: Path) -> None:
    """The order is that of code points; hidden files and editors' left-overs are passed over."""
    touch(tmp_path, "c/b.md", "c/a/z.md", "c/.git/x", "c/a.md~", "c/.DS_Store", "c/B.md")

    files, found = list_files(tmp_path, "c")

    assert files == ["c/B.md", "c/a/z.md", "c/b.md"]
    assert [f.fault for f in found] == [Fault.NAME_COLLISION]


def test_links_are_not_followed(tmp_path: Path) -> None:
    """A link to a file or a folder outside is a finding, and nothing behind it is listed."""
    touch(tmp_path, "outside/secret.md", "c/a.md")
    (tmp_path / "c/link.md").symlink_to(tmp_path / "outside/secret.md")
    (tmp_path / "c/folder").symlink_to(tmp_path / "outside")

    files, found = list_files(tmp_path, "c")

    assert files == ["c/a.md"]
    assert [f.fault for f in found] == [Fault.IRREGULAR_FILE] * 2


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    """Reading a pipe would never end."""
    touch(tmp_path, "c/a.md")
    os.mkfifo(tmp_path / "c/pipe.md")

    _, found = list_files(tmp_path, "c")

    assert [(f.place.path, f.fault) for f in found] == [("c/pipe.md", Fault.IRREGULAR_FILE)]


def test_names_equal_after_normalisation(tmp_path: Path) -> None:
    """Composed and decomposed names are one file on some computers."""
    touch(tmp_path, "c/caf\u00e9.md", "c/cafe\u0301.md")

    _, found = list_files(tmp_path, "c")

    assert [f.fault for f in found] == [Fault.NAME_COLLISION]


def test_a_bom_and_crlf_are_accepted(tmp_path: Path) -> None:
    """Windows editors write both."""
    (tmp_path / "a.md").write_bytes("\ufeff甲\r\n乙\r".encode())

    source, found = read_source(tmp_path, "a.md")

    assert found == []
    assert source
    assert source.text == "甲\n乙\n"


def test_other_encodings_are_named(tmp_path: Path) -> None:
    """An editor is told what the file seems to be."""
    for encoding, name in (("gb18030", "GBK"), ("utf-16", "UTF-16")):
        (tmp_path / "a.md").write_bytes("政府信息公开".encode(encoding))

        source, [found] = read_source(tmp_path, "a.md")

        assert source is None
        assert name in found.message

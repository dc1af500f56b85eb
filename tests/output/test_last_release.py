"""The next release begins as the last one; what it makes otherwise leaves the last one as it is."""

import os
from pathlib import Path

import pytest

from site_builder.output.last_release import LastRelease, last_release, linked
from site_builder.output.sums import Note, sums_in

FILES = {"a.html": b"a", "s/old/t/x.js": b"x", "s/old/y.js": b"y", "lists/1/2.html": b"2"}
MOVED = ("s/old/", "s/next/")


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A release, with what belongs to its seal."""
    release = tmp_path / "before"
    for name, data in {**FILES, "release/chain.jsonl": b"{}"}.items():
        (release / name).parent.mkdir(parents=True, exist_ok=True)
        (release / name).write_bytes(data)
    return release


@pytest.fixture
def sums(before: Path) -> dict[str, Note]:
    """What is known of its files, by the names that they have in the next one."""
    notes = sums_in(before).items()
    return {name.replace(*MOVED): note for name, note in notes if not name.startswith("release/")}


def after(before: Path, sums: dict[str, Note]) -> LastRelease:
    """Begin the release after `before`."""
    folder = before.parent / "next"
    return last_release(before, folder, sums, linked(before, folder, sums, MOVED))


@pytest.fixture
def last(before: Path, sums: dict[str, Note]) -> LastRelease:
    """The next one."""
    return after(before, sums)


def files(folder: Path) -> dict[str, bytes]:
    """Give what is in a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_all_files_are_linked_but_the_seal(before: Path, last: LastRelease) -> None:
    """Each is the same file, where it belongs now."""
    assert last.is_whole
    assert files(last.folder) == {name.replace(*MOVED): data for name, data in FILES.items()}
    assert (last.folder / "a.html").samefile(before / "a.html")


def test_what_is_made_otherwise_does_not_change_the_last_release(before: Path, last: LastRelease) -> None:
    """A link is never written through; what comes out the same stays a link."""
    last.write("a.html", b"other")
    last.write("s/next/y.js", b"y")

    assert (last.old.keys(), last.new.keys()) == ({"a.html"}, {"a.html"})
    assert (before / "a.html").read_bytes() == b"a"
    assert (last.folder / "a.html").read_bytes() == b"other"
    assert (last.folder / "s/next/y.js").samefile(before / "s/old/y.js")


def test_what_does_not_belong_there_any_more_is_removed(before: Path, last: LastRelease) -> None:
    """With the folders that become empty; the last release keeps it."""
    last.keep(["a.html", "s/next/y.js"])

    last.clear()

    assert files(last.folder) == {"a.html": b"a", "s/next/y.js": b"y"}
    assert {p.name for p in last.folder.iterdir()} == {"a.html", "s"}
    assert set(last.put) == {"a.html", "s/next/y.js"}
    assert files(before).keys() > FILES.keys()


def test_a_folder_gets_its_name_last(last: LastRelease) -> None:
    """What is other in it is told by the names of the end."""
    last.keep(["a.html", "s/next/y.js"])
    last.write("s/next/t/x.js", b"other")
    last.called["s/next/"] = "s/new/"
    last.clear()

    difference = last.difference
    last.settle()

    assert difference
    assert difference.moved == ("s/old/", "s/new/")
    assert difference.new.keys() == {"s/new/t/x.js"}
    assert difference.old.keys() == {"s/new/t/x.js", "lists/1/2.html"}
    assert files(last.folder).keys() == {"a.html", "s/new/t/x.js", "s/new/y.js"}


def test_a_file_that_was_changed_is_not_linked(before: Path, sums: dict[str, Note]) -> None:
    """Nor one that somebody wrote anew with the same bytes, or that is no more."""
    (before / "a.html").write_bytes(b"b")
    (before / "lists/1/2.html").unlink()

    last = after(before, sums)

    assert not last.is_whole
    assert set(files(last.folder)) == {"s/next/t/x.js", "s/next/y.js"}
    assert set(last.sums) == {"s/next/t/x.js", "s/next/y.js"}


def test_all_may_read_what_is_written(tmp_path: Path) -> None:
    """Whatever the umask of whoever builds: a server's user is another."""
    before = os.umask(0o077)
    try:
        LastRelease(folder=tmp_path / "next").write("a/b/c.html", b"c")
    finally:
        os.umask(before)

    assert [(tmp_path / "next" / n).stat().st_mode & 0o777 for n in ("a", "a/b", "a/b/c.html")] == [
        0o755, 0o755, 0o644
    ]  # fmt: skip


def test_a_path_has_one_writer(last: LastRelease) -> None:
    """The second is a defect of ours."""
    last.write("a.html", b"one")

    with pytest.raises(FileExistsError, match=r"two writers for a\.html"):
        last.write("a.html", b"two")


def test_a_disk_without_links_has_copies(
    before: Path, sums: dict[str, Note], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are known as what they are."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refused)
    last = after(before, sums)
    monkeypatch.undo()

    assert files(last.folder) == {name.replace(*MOVED): data for name, data in FILES.items()}
    assert last.sums == sums_in(last.folder)


def test_an_older_release_becomes_the_next(before: Path, sums: dict[str, Note]) -> None:
    """What it has in common with the last one stays, nothing else of it."""
    folder = before.parent / "next"
    for name in ("a.html", "s/old/y.js"):
        (folder / name.replace(*MOVED)).parent.mkdir(parents=True, exist_ok=True)
        (folder / name.replace(*MOVED)).hardlink_to(before / name)
    for name in ("release/chain.jsonl", "lists/1/2.html", "lists/gone/1.html", "s/next/t/x.js", "s/old/y.js"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"2")
    (folder / "lists/away").symlink_to(before)

    last = after(before, sums)

    assert last.is_whole
    assert files(last.folder) == {name.replace(*MOVED): data for name, data in FILES.items()}
    assert all((last.folder / name.replace(*MOVED)).samefile(before / name) for name in FILES)
    assert {p.name for p in (folder / "lists").iterdir()} == {"1"}
    assert {p.name for p in folder.iterdir()} == {"a.html", "lists", "s"}


def test_where_a_file_was_a_folder_is_no_longer(before: Path, sums: dict[str, Note]) -> None:
    """Whatever an older release has under a file's name gives way to it, and a file to a folder."""
    folder = before.parent / "next"
    (folder / "a.html").mkdir(parents=True)
    (folder / "a.html/b.html").write_bytes(b"b")
    (folder / "lists").write_bytes(b"lists")

    last = after(before, sums)

    assert last.is_whole
    assert files(last.folder) == {name.replace(*MOVED): data for name, data in FILES.items()}


def test_what_is_gone_before_it_is_copied_is_not_there(
    before: Path, sums: dict[str, Note], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk without links, too, somebody may remove files of a release."""

    def refused(name: str, *_: object, **__: object) -> None:
        if name == "a.html":
            (before / name).unlink()
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refused)
    last = after(before, sums)

    assert not last.is_whole
    assert last.sums.keys() == {name.replace(*MOVED) for name in FILES} - {"a.html"}

"""A release is the one that a build made only if every file of it is as it was left."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.output.outcome import Built, own_digest
from site_builder.output.sums import Note, sums_in

TOKEN = b"t" * 16
NAMED = "s/next/", "s/0123456789ab/"
OWN = ("verify.py", "SHA256SUMS", "release/chain.jsonl", "release/manifest.tsv")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A small release, with what sealing makes."""
    home = tmp_path / "release"
    for name in ("index.html", "policies/a.html", NAMED[1] + "dir.js", *OWN):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(name)
    return home


@pytest.fixture
def notes(release: Path) -> dict[str, Note]:
    """What is known of its files, where the index has another name."""
    known = {name: note for name, note in sums_in(release).items() if name not in OWN}
    return {name.replace(NAMED[1], NAMED[0]): note for name, note in known.items()}


@pytest.fixture
def built(release: Path) -> Built:
    """What is kept of the build that made it."""
    return Built(
        key="key", token=TOKEN.hex(), named=NAMED, own=own_digest(release), target=str(release), moment=7,
        places=["content", "data"],
    )  # fmt: skip


def test_a_release_stands_as_it_was_left(release: Path, notes: dict[str, Note], built: Built) -> None:
    """Also where later releases have links to its files."""
    os.link(release / "index.html", release.parent / "linked.html")

    assert built.stands(release, TOKEN, notes)


def replaced(release: Path) -> None:
    """Put another file with the same size and time in the place of one."""
    page = release / "index.html"
    other, times = release.parent / "other.html", page.stat()
    other.write_text("INDEX.HTML")
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(page)


CHANGES: dict[str, Callable[[Path], object]] = {
    "another size": lambda r: (r / "index.html").write_text("longer than it was"),
    "another time": lambda r: os.utime(r / "policies/a.html", (1, 1)),
    "another file": replaced,
    "a file that is gone": lambda r: (r / "policies/a.html").unlink(),
    "a folder that is gone": lambda r: (r / "policies").rename(r.parent / "policies-aside"),
    "a foreign file": lambda r: (r / "policies/b.html").write_text(""),
    "a foreign file in the index": lambda r: (r / NAMED[1] / "x.js").write_text(""),
    "an index that is called as it is noted": lambda r: (r / NAMED[1]).rename(r / NAMED[0]),
    "a foreign link": lambda r: (r / "link.html").symlink_to("index.html"),
    "a foreign folder in a file's place": lambda r: ((r / "index.html").unlink(), (r / "index.html").mkdir()),
    "what sealing made": lambda r: (r / "release/chain.jsonl").write_text("x"),
    "what sealing made, gone": lambda r: (r / "verify.py").unlink(),
    "beside what sealing made": lambda r: (r / "release/x").write_text("x"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_release_that_was_changed_does_not_stand(
    change: str, release: Path, notes: dict[str, Note], built: Built
) -> None:
    """A file that is other, gone or nobody's, in any folder."""
    CHANGES[change](release)

    assert not built.stands(release, TOKEN, notes)


def test_what_another_build_knows_is_not_believed(
    release: Path, notes: dict[str, Note], built: Built
) -> None:
    """The files may be as both know them, and the release is that of one."""
    assert not built.stands(release, b"u" * 16, notes)
    assert not built.stands(release, TOKEN, {})


def test_what_is_kept_is_read_again(built: Built, tmp_path: Path) -> None:
    """Names that are no UTF-8, too; damaged it is nothing."""
    file = tmp_path / "kept" / "built"
    odd = Built(**{**vars(built), "places": ["content\udcff"]})
    odd.keep(file)
    whole = file.read_bytes()

    assert Built.read(file) == odd
    for damaged in (b"", b"x", whole.replace(b"\n7\n", b"\nseven\n"), b"\n".join(whole.split(b"\n")[:6])):
        file.write_bytes(damaged)
        assert Built.read(file) is None
    assert Built.read(tmp_path / "nothing") is None

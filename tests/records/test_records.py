"""A file that did not change is not read again, and is asked once whether it did."""

from pathlib import Path

from site_builder.records.records import Known, Records, read_records
from tests.builders import a_file, write_site

A, B = "content/policies/a.md", "content/policies/b.md"


def read(root: Path, known: Known | None = None) -> Records:
    """Read the content of a column."""
    return read_records(root, content="content", known=known)


def test_what_was_seen_as_it_is_known_is_believed(tmp_path: Path) -> None:
    """Of a file that was the same when the build began nobody asks again: the next build sees its change."""
    root = write_site(tmp_path, {A: a_file(A), B: a_file(B, number=2)})
    before = read(root).signatures
    for path in (A, B):
        (root / path).write_text("changed", "utf-8")

    found = read(root, Known(signatures=before, seen={A: before[A]}))

    assert found.same == (A,)
    assert before[A] == found.signatures[A]
    assert found.unread == (B,)


def test_what_was_seen_to_have_changed_is_asked_anew(tmp_path: Path) -> None:
    """What is read of it then goes with the signature that it has then."""
    root = write_site(tmp_path, {A: a_file(A)})
    now = read(root).signatures[A]

    found = read(root, Known(signatures={A: (1, 1, 1)}, seen={A: (2, 2, 2)}))

    assert ((), now) == (found.same, found.signatures[A])

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.cli import main
from site_builder.output.cache import cache_folder
from site_builder.output.changes import changed, changes_text, is_changes
from site_builder.output.manifest import manifest_rows
from site_builder.output.proof.verify import CHANGES, HEAD, MANIFEST, digest
from tests.builders import a_file, write_site

A, B = (f"content/policies/{name}.md" for name in "ab")
A_PAGE = "policies/a.html"
ONE, TWO = "s/" + "1" * 12, "s/" + "2" * 12
PATHS = st.sampled_from(
    ["a", "a/b", "a/c", "b", "s/1/x", *(f"{one}/{n}" for one in (ONE, TWO) for n in "xyz")]
)
MANIFESTS = st.dictionaries(PATHS, st.integers(0, 3), max_size=8)


def manifest(files: dict[str, int]) -> bytes:
    """Give the manifest of files, each with one of a few contents."""
    rows = [f"{str(what) * 64}\t{str(what) * 64}\t{what}\t{path}\n" for path, what in sorted(files.items())]
    return "".join([HEAD + "\n", *rows]).encode()


def told(before: bytes, after: bytes) -> bytes:
    """Give what the second of two manifests changes in the first."""
    return changes_text(digest(before), manifest_rows(before), manifest_rows(after))


@given(MANIFESTS, MANIFESTS)
def test_the_changes_make_the_new_of_the_old(old: dict[str, int], new: dict[str, int]) -> None:
    """Whatever came, went, changed or moved, the manifest is the new one, byte for byte."""
    before, after = manifest(old), manifest(new)

    changes = told(before, after)

    assert is_changes(changes)
    assert changed(before, changes) == after


def test_what_moved_costs_two_paths() -> None:
    """A file that got another name is not told by digests again."""
    before, after = manifest({"s/1/x": 1, "s/1/y": 2}), manifest({"s/2/x": 1, "s/2/y": 2})

    assert told(before, after).split(b"\n")[1:] == [b"=\ts/1/x\ts/2/x", b"=\ts/1/y\ts/2/y", b""]


def test_the_index_moves_as_a_whole() -> None:
    """Its folder is named by what is in it, so all of its files get another name with every edit."""
    before = manifest({f"s/{'a' * 12}/x": 1, f"s/{'a' * 12}/y": 2, f"s/{'a' * 12}/z": 3, "b": 1})
    after = manifest({f"s/{'b' * 12}/x": 1, f"s/{'b' * 12}/y": 0, "b": 1})

    lines = told(before, after).decode().split("\n")[1:]

    folder, other, gone = f"=\ts/{'a' * 12}/\ts/{'b' * 12}/", f"s/{'b' * 12}/y", f"-\ts/{'b' * 12}/z"
    assert lines == [folder, f"{'0' * 64}\t{'0' * 64}\t0\t{other}", gone, ""]


def test_changes_of_earlier_releases_hold() -> None:
    """An index was told file by file."""
    before, after = manifest({f"s/{'a' * 12}/x": 1}), manifest({f"s/{'b' * 12}/x": 1})
    line = f"=\ts/{'a' * 12}/x\ts/{'b' * 12}/x\n"

    assert changed(before, f"{digest(before)}\n{line}".encode()) == after


def test_changes_of_another_manifest_are_of_no_use() -> None:
    """They name the manifest to which they apply."""
    assert changed(manifest({"a": 1}), told(manifest({"a": 2}), manifest({"a": 3}))) is None


def _removed(release: Path) -> None:
    (release / A_PAGE).unlink()


def _forgotten(_: Path) -> None:
    for file in (cache_folder() / "site-builder").iterdir():
        file.unlink()


@pytest.mark.parametrize("damage", [lambda _: None, _removed, _forgotten])
def test_changes_are_those_of_what_was_sealed(
    damage: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether a build knows the files of the last release or not, and whatever happened to them since."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = write_site(tmp_path, {A: a_file(A), B: a_file(B, number=2)})
    assert main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"]) == 0
    first = (root / "site").resolve()
    before = (first / MANIFEST).read_bytes()
    damage(first)

    write_site(root, {A: a_file(A, "另一种说法。\n")})
    assert main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"]) == 0

    changes = (root / "site" / CHANGES).read_bytes()
    assert changed(before, changes) == (root / "site" / MANIFEST).read_bytes()
    assert len(changes) < len(before)

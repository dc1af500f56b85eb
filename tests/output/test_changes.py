from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.changes import changed, changes_text, is_changes
from site_builder.output.proof.verify import HEAD

PATHS = st.sampled_from(["a", "a/b", "a/c", "b", "s/1/x", "s/1/y", "s/2/x", "s/2/y"])
MANIFESTS = st.dictionaries(PATHS, st.integers(0, 3), max_size=8)


def manifest(files: dict[str, int]) -> bytes:
    """Give the manifest of files, each with one of a few contents."""
    rows = [f"{str(what) * 64}\t{str(what) * 64}\t{what}\t{path}\n" for path, what in sorted(files.items())]
    return "".join([HEAD + "\n", *rows]).encode()


@given(MANIFESTS, MANIFESTS)
def test_the_changes_make_the_new_of_the_old(old: dict[str, int], new: dict[str, int]) -> None:
    """Whatever came, went, changed or moved, the manifest is the new one, byte for byte."""
    before, after = manifest(old), manifest(new)

    changes = changes_text(before, after)

    assert is_changes(changes)
    assert changed(before, changes) == after


def test_what_moved_costs_two_paths() -> None:
    """A folder that got another name is not told by digests again."""
    before, after = manifest({"s/1/x": 1, "s/1/y": 2}), manifest({"s/2/x": 1, "s/2/y": 2})

    assert changes_text(before, after).split(b"\n")[1:] == [b"=\ts/1/x\ts/2/x", b"=\ts/1/y\ts/2/y", b""]


def test_changes_of_another_manifest_are_of_no_use() -> None:
    """They name the manifest to which they apply."""
    assert changed(manifest({"a": 1}), changes_text(manifest({"a": 2}), manifest({"a": 3}))) is None

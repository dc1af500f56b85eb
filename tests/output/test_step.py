"""The lists of a release are the same, whether they are written anew or made of those before."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.changes import changed, changes_text
from site_builder.output.manifest import manifest_text, release_id, row_line
from site_builder.output.proof.verify import CHAIN, CHANGES, LEDGER, MANIFEST, SIGNATURE, SUMS, Record, digest
from site_builder.output.spliced import TAB, spliced
from site_builder.output.step import Difference, Step, Whole, sealed_lists, step_from
from site_builder.output.sums import Sums

NAMES = [
    "a",
    "a/b",
    "path",
    "q-1",
    "r/x",
    "s.html",
    "s/0",
    "s/1/x",
    "s/1/y",
    "s/1/z/x",
    "s/10",
    "s/3",
    "t",
    "z",
]
FILES = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 3), max_size=len(NAMES))
WAS, NOW = f"s/{'1' * 12}/", f"s/{'2' * 12}/"
FOLDERS = st.sampled_from([WAS, NOW, f"s/{'0a' * 6}/", f"s/{'9' * 12}/"])


def rows_of(files: dict[str, int], folder: str = WAS) -> Sums:
    """Give rows with one of a few contents; the files of one folder lie in another."""
    named = {
        path.replace("s/1/", folder): (str(what) * 64, str(what) * 64, what) for path, what in files.items()
    }
    return {path: named[path] for path in sorted(named)}


def record_of(rows: Sums) -> Record:
    """Give the record of a release with these files."""
    size = sum(row[2] for row in rows.values())
    return Record(1, "", "2026-11-24", "site-builder", digest(manifest_text(rows)), "", len(rows), size)


@given(FILES, FILES, FOLDERS)
def test_a_step_leads_where_all_lines_do(old: dict[str, int], new: dict[str, int], folder: str) -> None:
    """Whatever came, went or changed, and whatever folder moved."""
    before, was, after = rows_of(old), rows_of(old, folder), rows_of(new, folder)
    other = {path for path in was.keys() | after.keys() if was.get(path) != after.get(path)}
    difference = Difference(
        old={path: row for path, row in was.items() if path in other},
        new={path: row for path, row in after.items() if path in other},
        moved=(WAS, folder),
    )
    own = dict.fromkeys((MANIFEST, CHAIN, LEDGER, SIGNATURE), "a")
    manifest, sums = manifest_text(before), Whole(rows=before).plain(own)

    step = Step(difference=difference, record=record_of(before), before=manifest, sums_before=sums)

    assert manifest_text(after) == step.manifest
    assert Whole(rows=after).plain({CHANGES: "b", CHAIN: "c"}) == step.plain({CHANGES: "b", CHAIN: "c"})
    assert record_of(after).size == step.size
    assert changed(manifest, step.changes()) == step.manifest
    if any(path.startswith(folder) for path in after):  # every release has an index
        assert changes_text(digest(manifest), before, after) == step.changes()


def test_the_changes_are_the_same_text() -> None:
    """A body that changed, and an index that moved with it, are told in the same order either way."""
    before = rows_of({"a": 1, "b": 2, "s/1/x": 5, "s/1/y": 6, "s/1/z": 7, "t": 4}, WAS)
    after = rows_of({"a": 1, "b": 3, "s/1/x": 5, "s/1/y": 0, "s/1/z": 7, "u": 8}, NOW)
    difference = Difference(
        old={"t": before["t"], "b": before["b"], f"{NOW}y": before[f"{WAS}y"]},
        new={path: after[path] for path in ("u", "b", f"{NOW}y")},
        moved=(WAS, NOW),
    )
    manifest, sums = manifest_text(before), Whole(rows=before).plain({})

    step = Step(difference=difference, record=record_of(before), before=manifest, sums_before=sums)

    assert changes_text(digest(manifest), before, after) == step.changes()


def test_only_sealed_lists_are_taken_over(tmp_path: Path) -> None:
    """Where somebody changed one, or not all files are known, all lines are written."""
    rows = rows_of({"a": 1, "b": 2})
    sums = Whole(rows=rows).plain({})
    folder = tmp_path / release_id(sums)
    (folder / "release").mkdir(parents=True)
    (folder / MANIFEST).write_bytes(manifest_text(rows))
    (folder / SUMS).write_bytes(sums)
    same = row_line("a", rows["a"])
    since = Difference(since=folder)

    assert step_from(folder, record_of(rows), since, 2, same)
    assert step_from(folder, record_of(rows), since, 3, same) is None
    assert step_from(folder, record_of(rows), since, 2, row_line("a", rows["b"])) is None
    assert step_from(folder, record_of(rows), Difference(since=tmp_path), 2, same) is None
    (folder / SUMS).write_bytes(sums + b"\n")
    sealed_lists.cache_clear()
    assert step_from(folder, record_of(rows), since, 2, same) is None
    (folder / SUMS).write_bytes(sums)
    (folder / MANIFEST).write_bytes(manifest_text(rows_of({"a": 1, "b": 3})))
    sealed_lists.cache_clear()
    assert step_from(folder, record_of(rows), since, 2, same) is None


def test_a_line_is_found_whole() -> None:
    """A path that begins or ends as another does is another's line."""
    text = b"1\ta\n2\ta-b\n3\ta/b\n4\tb\n"

    assert (
        spliced(text, TAB, {"a/b": b"", "-b": b"5\t-b\n", "b": b"6\tb\n"}) == b"5\t-b\n1\ta\n2\ta-b\n6\tb\n"
    )

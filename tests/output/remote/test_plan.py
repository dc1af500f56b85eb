"""The order in which a store changes: whatever a page needs is there before it, nothing goes too soon."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.manifest import read_sums
from site_builder.output.remote.plan import Step, differing, plan, step_of

PATHS = st.sampled_from(
    [
        "assets/site.css", "files/a-1.pdf", "s/1f/t/0.js", "policies/a.html", "pages/guide.html",
        "topics/education.html", "catalogue/index.html", "index.html", "feed.xml", "SHA256SUMS",
        "release/manifest.tsv", "s/current.js",
    ]
)  # fmt: skip
SUMS = st.dictionaries(PATHS, st.sampled_from("abc"))


@given(SUMS, SUMS)
def test_a_plan_makes_the_one_release_of_the_other(now: dict[str, str], new: dict[str, str]) -> None:
    """Applied, it leaves exactly the new files; what did not change is not touched."""
    there = dict(now)
    made = plan(now, new)
    touched = [path for _, paths in made.put for path in paths]
    for path in touched:
        there[path] = new[path]
    for path in made.remove:
        del there[path]

    assert new == there
    assert all(now.get(path) != new[path] for path in touched)


@given(SUMS, SUMS, SUMS, st.integers(0, 30))
def test_an_interrupted_change_is_finished_by_the_next(
    now: dict[str, str], first: dict[str, str], second: dict[str, str], steps: int
) -> None:
    """Cut off anywhere on the way to one release, the store still comes to another, whole."""
    there = dict(now)
    begun = plan(now, first)
    work = [(path, True) for _, paths in begun.put for path in paths] + [(p, False) for p in begun.remove]
    for path, is_put in work[:steps]:
        if is_put:
            there[path] = first[path]
        else:
            there.pop(path, None)
    then = plan(now, second, differing(now, first))
    for _, paths in then.put:
        there.update({path: second[path] for path in paths})
    for path in then.remove:
        there.pop(path, None)

    assert second == there


@given(SUMS, SUMS)
def test_steps_come_in_order(now: dict[str, str], new: dict[str, str]) -> None:
    """Assets, then documents, then lists, then what says which release it is."""
    steps = [step for step, _ in plan(now, new).put]

    assert sorted(steps) == steps


def test_each_file_has_its_step() -> None:
    """A document is no list, a search shard is no pointer."""
    steps = {
        "assets/site.css": Step.ASSETS,
        "s/1f/dir.js": Step.ASSETS,
        "files/a.pdf": Step.ASSETS,
        "policies/a.html": Step.PAGES,
        "catalogue/index.html": Step.LISTS,
        "topics/housing.html": Step.LISTS,
        "index.html": Step.LISTS,
        "feed.xml": Step.LISTS,
        "s/current.js": Step.POINTERS,
        "SHA256SUMS": Step.POINTERS,
        "release/chain.jsonl": Step.POINTERS,
    }

    assert steps == {path: step_of(path) for path in steps}


def test_sums_are_read_as_sha256sum_writes_them() -> None:
    """Two spaces part the sum from the path."""
    assert read_sums(f"{'0' * 64}  a b.html\n") == {"a b.html": "0" * 64}

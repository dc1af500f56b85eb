"""What tasks gave is kept for the next build, as long as builds use it."""

from copy import copy
from pathlib import Path

from site_builder.output.kept_tasks import KeptTasks


def test_what_a_build_does_not_use_is_let_go(tmp_path: Path) -> None:
    """The next build finds what the last one used or made, and nothing else."""
    file = tmp_path / "x.build"
    first = KeptTasks(file)
    used, unused, made = (first.key(name, b"data") for name in ("used", "unused", "made"))
    first.put(used, ["what it gave"])
    first.put(unused, 1)
    first.save()

    second = KeptTasks(file)
    assert second.get(used) == ["what it gave"]
    second.put(made, 2)
    second.save()

    third = KeptTasks(file)
    assert [third.get(key) for key in (used, unused, made)] == [["what it gave"], None, 2]


def test_a_process_beside_tells_what_it_made_itself(tmp_path: Path) -> None:
    """What was made before it was forked is known to the process that saves, and is not sent back."""
    file = tmp_path / "x.build"
    tasks = KeptTasks(file)
    before, beside = (tasks.key(name, b"data") for name in ("before", "beside"))
    tasks.put(before, 1)
    forked = copy(tasks)

    forked.forget()
    forked.put(beside, 2)
    _, made = forked.changes()
    tasks.take(forked.changes())
    tasks.save()

    assert [*made] == [beside]
    assert [KeptTasks(file).get(key) for key in (before, beside)] == [1, 2]


def test_a_key_tells_task_and_data() -> None:
    """The same data of another task, or other data, is another key."""
    tasks = KeptTasks(None)

    assert len({tasks.key("a", b"1"), tasks.key("a", b"2"), tasks.key("b", b"1")}) == 3

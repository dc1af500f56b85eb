"""What tasks gave is kept for the next build, as long as builds use it."""

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


def test_a_key_tells_task_and_data() -> None:
    """The same data of another task, or other data, is another key."""
    tasks = KeptTasks(None)

    assert len({tasks.key("a", b"1"), tasks.key("a", b"2"), tasks.key("b", b"1")}) == 3

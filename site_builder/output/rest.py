"""
All of a site that is no page: open data, feeds, the search index; only what changed is made.

The index lies in a folder that is named by all that is in it, and until that is known in one of its own.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from site_builder.artifacts.search.index import pointer_to
from site_builder.output.rest_part import UNNAMED, Part, Rest, write_parts
from site_builder.output.rest_plan import Plan
from site_builder.search.layout import FOLDER, GENERATION, POINTER, generation_of, value_of
from site_builder.workers import Workers

TASKS = 32  # as which many parts are made, about


def moved_in(release: Path) -> tuple[str, str]:
    """Give the folder in which the index of a release lies, and what it is called until the next is known."""
    pointer, generation = release / POINTER, "unknown"
    with suppress(ValueError):  # somebody wrote there
        said = value_of(pointer.read_text("utf-8", "replace")) if pointer.is_file() else ""
        generation = said if isinstance(said, str) and GENERATION.fullmatch(said) else generation
    return f"{FOLDER}/{generation}/", UNNAMED


def write_rest(rest: Rest, workers: Workers) -> None:
    """Write it into the folder, and note each file among those put there."""
    plan, last = Plan(rest=rest), rest.last
    tasks = [*_tasks(plan.first())]
    try:
        for number, results in workers.each(write_parts, rest, tasks):
            for part, made in zip(tasks[number], results, strict=True):
                tasks += _tasks(plan.after(part, made))
    finally:
        plan.end()
    plan.write_directory()
    last.clear(UNNAMED)
    index = {
        name.removeprefix(UNNAMED): row[0] for name, (_, row) in last.put.items() if name.startswith(UNNAMED)
    }
    generation = generation_of(index)
    last.rename(UNNAMED, f"{FOLDER}/{generation}/")
    pointer = pointer_to(generation)
    last.write(pointer.path, pointer.data)


def _tasks(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    """Give what is one task: of many parts several, that workers wait less for each other."""
    parts = list(parts)
    size = 1 + len(parts) // TASKS
    return (tuple(parts[start : start + size]) for start in range(0, len(parts), size))

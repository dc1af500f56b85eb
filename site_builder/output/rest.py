"""
All of a site that is no page: open data, feeds, the search index; only what changed is made.

The index's folder gets its name last.
"""

from collections.abc import Iterable, Iterator

from site_builder.artifacts.search.index import pointer_to
from site_builder.output.linking import UNNAMED
from site_builder.output.rest_part import Part, Rest, write_parts
from site_builder.output.rest_plan import Plan
from site_builder.search.layout import FOLDER
from site_builder.workers import Workers

TASKS = 32  # as which many parts are made, about


def write_rest(rest: Rest, workers: Workers, meanwhile: Iterable[None] = ()) -> None:
    """
    Write it into the folder, and note each file among those put there.

    Workers begin before all is planned. What is to be done `meanwhile` is, step by step, while they do.
    """
    plan = Plan(rest=rest)
    tasks: list[tuple[Part, ...]] = []

    def planned() -> Iterator[None]:
        for parts in plan.rounds():
            tasks.extend(_tasks(parts))
            yield
        yield from meanwhile

    steps = planned()  # of which workers take those that are left when they begin
    try:
        for _ in steps:
            if len(tasks) > 1:  # for one there need be no workers
                break
        for number, results in workers.each(write_parts, rest, tasks, steps):
            for part, made in zip(tasks[number], results, strict=True):
                tasks += _tasks(plan.after(part, made))
    finally:
        plan.end()
    generation = plan.write_directory()
    rest.last.called[UNNAMED] = f"{FOLDER}/{generation}/"
    pointer = pointer_to(generation)
    rest.last.write(pointer.path, pointer.data)


def _tasks(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    """Give what is one task: of many parts several, that workers wait less for each other."""
    parts = list(parts)
    size = 1 + len(parts) // TASKS
    return (tuple(parts[start : start + size]) for start in range(0, len(parts), size))

"""
All of a site that is no page: open data, feeds, the search index; only what changed is made.

The index lies in a folder that is named by all that is in it, and until that is known in one of its own.
"""

from collections.abc import Iterable, Iterator

from site_builder.artifacts.search.index import pointer_to
from site_builder.output.kept_tasks import KeptTasks
from site_builder.output.rest_part import UNNAMED, Part, Rest, write_parts
from site_builder.output.rest_plan import Plan
from site_builder.search.layout import FOLDER, generation_of
from site_builder.workers import Workers

TASKS = 32  # as which many parts are made, about
LINKED = 1000  # files that are linked in one task, about


def write_rest(rest: Rest, workers: Workers, kept: KeptTasks) -> None:
    """Write it into the folder, and note each file among those put there."""
    plan = Plan(rest=rest, kept=kept)
    parts = [*plan.first()]
    while parts:
        tasks = [*_tasks(parts)]
        for number, results in workers.each(write_parts, rest, tasks):
            for part, made in zip(tasks[number], results, strict=True):
                tasks += _tasks(plan.after(part, made))
        parts, plan.later = plan.later, []
    plan.write_directory()
    generation = generation_of({name: row[0] for name, (_, row) in plan.index.items()})
    (rest.folder / UNNAMED).rename(rest.folder / FOLDER / generation)
    rest.last.put.update({f"{FOLDER}/{generation}/{name}": note for name, note in plan.index.items()})
    pointer = pointer_to(generation)
    rest.last.write(rest.folder, pointer.path, pointer.data)


def _tasks(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    """Give what is one task: of many parts several, that workers wait less for each other; links last."""
    parts = list(parts)
    made = [part for part in parts if part.kept is None]
    size = 1 + len(made) // TASKS
    yield from (tuple(made[start : start + size]) for start in range(0, len(made), size))
    linked: list[Part] = []
    count = 0
    for part in parts:
        if part.kept is not None:
            linked.append(part)
            count += len(part.kept.digests)
        if count >= LINKED:
            yield tuple(linked)
            linked, count = [], 0
    if linked:
        yield tuple(linked)

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

LINKED = 1000  # files that are linked in one task, about


def write_rest(rest: Rest, workers: Workers, kept: KeptTasks) -> None:
    """Write it into the folder, and note each file among those put there."""
    plan = Plan(rest=rest, kept=kept)
    tasks = [*_tasks(plan.first())]
    for number, results in workers.each(write_parts, rest, tasks):
        for part, made in zip(tasks[number], results, strict=True):
            tasks += _tasks(plan.after(part, made))
    plan.write_directory()
    generation = generation_of({name: row[0] for name, (_, row) in plan.index.items()})
    (rest.folder / UNNAMED).rename(rest.folder / FOLDER / generation)
    rest.last.put.update({f"{FOLDER}/{generation}/{name}": note for name, note in plan.index.items()})
    pointer = pointer_to(generation)
    rest.last.write(rest.folder, pointer.path, pointer.data)


def _tasks(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    """Give what is one task: each part that is made, several that are linked."""
    linked: list[Part] = []
    size = 0
    for part in parts:
        if part.kept is None:
            yield (part,)
            continue
        linked.append(part)
        size += len(part.kept.digests)
        if size >= LINKED:
            yield tuple(linked)
            linked, size = [], 0
    if linked:
        yield tuple(linked)

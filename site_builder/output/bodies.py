"""
Bodies rendered by workers, each within its budget of CPU time.

Python-Markdown is quadratic on hostile input; a task that passes its budget is interrupted and the
document is a problem, so that one document can't hold up the column.
"""

from collections.abc import Callable, Iterable
from time import thread_time

from site_builder.model.kinds import Document
from site_builder.output.budget import TooSlowError, budget
from site_builder.output.markdown import Rendered, render, rendered_plainly
from site_builder.problem import Problem
from site_builder.workers import Here, Workers, spread

CHUNK = 16  # bodies a task


def rendered_or_none(text: str, seconds: float) -> Rendered | None:
    """Render `text`, or give None when that takes over `seconds` of CPU time."""
    begin = thread_time()
    if plain := rendered_plainly(text):  # it soon ends by itself: a signal would cost a tenth of it
        return plain if thread_time() - begin <= seconds else None
    try:
        with budget(seconds):
            return render(text)
    except (TooSlowError, RecursionError):
        return None


def render_all(seconds: float, texts: tuple[str, ...]) -> tuple[Rendered | None, ...]:
    """Render texts; run by a worker."""
    return tuple(rendered_or_none(text, seconds) for text in texts)


def rendered_bodies(
    documents: Iterable[Document],
    seconds: float,
    *,
    workers: Workers | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[dict[str, Rendered], list[Problem]]:
    """
    Render the bodies of `documents`, by id; a body over its budget is a problem instead.

    `progress` is told the number of bodies done since it was last told.
    """
    waiting = tuple(documents)
    texts = [document.body for document in waiting]
    bodies: dict[str, Rendered] = {}
    problems: list[Problem] = []
    for number, result in spread(workers or Here(), render_all, seconds, texts, CHUNK):
        if result is None:
            problems.append(too_slow(waiting[number], seconds))
        else:
            bodies[waiting[number].id] = result
        progress(1)
    return bodies, problems


def too_slow(document: Document, seconds: float) -> Problem:
    """Say that a body takes over `seconds` of CPU time."""
    return Problem(
        place=document.record.body_place(0),
        rule="O101",
        message=f"正文排版超过 {seconds:g} 秒，其中可能有大量不成对的括号或符号",
        fix="检查正文里连续重复的符号，删去多余的",
    )

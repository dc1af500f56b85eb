"""
Bodies rendered in worker processes, each within its budget of CPU time.

Python-Markdown is quadratic on hostile input; a worker that passes its budget is interrupted and the
document is a problem, so that one document can't hold up the column.
"""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from site_builder.model.kinds import Document
from site_builder.output.markdown import Rendered, render
from site_builder.problem import Problem

CHUNK = 16  # documents a task: less overhead than one, still even between workers
FEW = 8  # documents; starting workers for fewer costs more than it gains


class _TooSlowError(Exception):
    """The budget is spent."""


@contextmanager
def _budget(seconds: float) -> Iterator[None]:
    def interrupt(*_: object) -> None:
        raise _TooSlowError

    previous = signal.signal(signal.SIGPROF, interrupt)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)


def rendered_or_none(text: str, seconds: float) -> Rendered | None:
    """Render `text`, or give None when that takes over `seconds` of CPU time."""
    try:
        with _budget(seconds):
            return render(text)
    except (_TooSlowError, RecursionError):
        return None


def _task(texts: tuple[str, ...], seconds: float) -> tuple[Rendered | None, ...]:
    return tuple(rendered_or_none(text, seconds) for text in texts)


def rendered_bodies(
    documents: Iterable[Document],
    seconds: float,
    executor: Executor | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[dict[str, Rendered], list[Problem]]:
    """
    Render the bodies of `documents`, by id; a body over its budget is a problem instead.

    `progress` is told the number of bodies done since it was last told.
    """
    waiting = tuple(documents)
    if executor is None:
        workers = min(os.cpu_count() or 1, max(1, len(waiting) // FEW))
        with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
            return rendered_bodies(waiting, seconds, pool, progress)
    chunks = [waiting[start : start + CHUNK] for start in range(0, len(waiting), CHUNK)]
    tasks = [executor.submit(_task, tuple(d.body for d in chunk), seconds) for chunk in chunks]
    bodies: dict[str, Rendered] = {}
    problems: list[Problem] = []
    for chunk, task in zip(chunks, tasks, strict=True):
        for document, result in zip(chunk, task.result(), strict=True):
            if result is None:
                problems.append(_too_slow(document, seconds))
            else:
                bodies[document.id] = result
        progress(len(chunk))
    return bodies, problems


def _too_slow(document: Document, seconds: float) -> Problem:
    return Problem(
        place=document.record.body_place(0),
        rule="O101",
        message=f"正文排版超过 {seconds:g} 秒，其中可能有大量不成对的括号或符号",
        fix="检查正文里连续重复的符号，删去多余的",
    )

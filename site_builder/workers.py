"""
Where tasks run: pure ones in this process, in processes forked from it, or on a Dask cluster.

A task is a function of what all its chunks share and of one chunk. It may not matter where it runs; a
test holds the sites that come of it equal, byte for byte.
"""

import gc
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from site_builder.pool import AHEAD, Pool
from site_builder.problem import BrokenSetupError
from site_builder.value import dataclass

if TYPE_CHECKING:  # a check of a few files starts no workers, and answers sooner without these
    from concurrent.futures import Executor, Future

Shared = TypeVar("Shared")
Chunk = TypeVar("Chunk")
Result = TypeVar("Result")
Task = Callable[[Shared, Chunk], Result]
HERE, POOL, DASK = "here", "pool", "dask://"
RETRIES = 5  # of a chunk whose worker was lost
_END = object()


class Workers(Protocol):
    """Runs a task on chunks; gives each chunk's number and result, in the order of their ends."""

    def each(
        self,
        task: Task[Shared, Chunk, Result],
        shared: Shared,
        chunks: Sequence[Chunk],
        meanwhile: Iterable[object] = (),
    ) -> Iterator[tuple[int, Result]]:
        """
        Run `task` on every chunk; whoever takes a result may add more of them to the list, at its end.

        What this process has to do `meanwhile` it does step by step when the first are under way, unless
        there are results; a step may add chunks too.
        """
        ...


class Here:
    """One chunk after the other, in the process that builds."""

    def each(
        self,
        task: Task[Shared, Chunk, Result],
        shared: Shared,
        chunks: Sequence[Chunk],
        meanwhile: Iterable[object] = (),
    ) -> Iterator[tuple[int, Result]]:
        """Run `task` on every chunk."""
        for _ in meanwhile:
            pass
        for number, chunk in enumerate(chunks):
            yield number, task(shared, chunk)


@dataclass(frozen=True, kw_only=True)
class Forked:
    """Processes forked from this one when there is something to do: they share what it has without a copy."""

    count: int

    def each(
        self,
        task: Task[Shared, Chunk, Result],
        shared: Shared,
        chunks: Sequence[Chunk],
        meanwhile: Iterable[object] = (),
    ) -> Iterator[tuple[int, Result]]:
        """
        Run `task` on every chunk; a lone chunk here, for a process costs more than it gains.

        Where there is little to do, and something else meanwhile, this process is one of the workers.
        """
        count = min(self.count, len(chunks))
        if count < 2:  # noqa: PLR2004 - one worker is no help
            yield from Here().each(task, shared, chunks, meanwhile)
            return
        is_little = bool(meanwhile) and len(chunks) <= AHEAD * count
        gc.freeze()  # or the first collection in a worker would copy all that is shared
        try:
            with Pool(partial(task, shared), count - is_little) as pool:
                yield from pool.each(chunks, meanwhile, ahead=2 if is_little else AHEAD, helps=is_little)
        finally:
            gc.unfreeze()


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """The workers of a Dask scheduler; they need this package, and nothing of this machine's disk."""

    address: str

    def each(
        self,
        task: Task[Shared, Chunk, Result],
        shared: Shared,
        chunks: Sequence[Chunk],
        meanwhile: Iterable[object] = (),
    ) -> Iterator[tuple[int, Result]]:
        """Run `task` on every chunk; one whose worker dies is given to another."""
        if not chunks:
            yield from Here().each(task, shared, chunks, meanwhile)
            return
        import distributed  # noqa: PLC0415 - optional

        opened: Any = distributed.Client  # it has no types
        try:
            client = opened(f"tcp://{self.address}", timeout=10, set_as_default=False)
        except (OSError, ValueError) as error:
            raise BrokenSetupError(f"连不上 Dask 调度器 {self.address}：{error}") from None
        with client:
            count = sum(client.nthreads().values()) or 1
            sent = client.scatter(pickle.dumps((task, shared)), broadcast=True, hash=False)
            pool = client.get_executor(retries=RETRIES, pure=False)
            yield from _windowed(pool, _sent, chunks, count, meanwhile, sent)


def spread(
    workers: Workers,
    task: Task[Shared, tuple[Chunk, ...], Sequence[Result]],
    shared: Shared,
    inputs: Sequence[Chunk],
    size: int,
) -> Iterator[tuple[int, Result]]:
    """Run a task that takes several inputs, `size` of them at once; gives each input's number and result."""
    chunks = [tuple(inputs[start : start + size]) for start in range(0, len(inputs), size)]
    for chunk, results in workers.each(task, shared, chunks):
        numbers = range(chunk * size, chunk * size + len(chunks[chunk]))
        yield from zip(numbers, results, strict=True)


def workers_at(name: str, documents: int) -> Workers:
    """Give the workers called `name`, for a column of so many documents."""
    if name == HERE:
        return Here()
    if name == POOL:
        return Forked(count=min(processors(), max(1, documents // FEW)))
    if name.startswith(DASK) and name.removeprefix(DASK):
        try:
            import distributed  # noqa: F401, PLC0415 - optional
        except ImportError:
            raise BrokenSetupError("用 Dask 生成要先安装：pip install -e '.[dask]'") from None
        return Cluster(address=name.removeprefix(DASK))
    raise BrokenSetupError(f"没有「{name}」这种执行方式，应为 {HERE}、{POOL} 或 {DASK}主机:端口")


FEW = 8  # documents; starting workers for fewer costs more than it gains
_RECEIVED: dict[int, tuple[Any, Any]] = {}


def processors() -> int:
    """Give how many processors this process may use."""
    with suppress(AttributeError):  # where the system can't tell which processors are ours
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _sent(chunk: object, data: bytes) -> object:
    """Run in a cluster's worker: what is shared is unpacked once."""
    key = hash(data)
    if key not in _RECEIVED:
        found = pickle.loads(data)  # noqa: S301 - from our own scheduler
        _RECEIVED.clear()  # that of the task before
        _RECEIVED[key] = found
    task, shared = _RECEIVED[key]
    return task(shared, chunk)


def _windowed(
    pool: "Executor",
    function: Callable[..., Any],
    chunks: Sequence[Any],
    count: int,
    meanwhile: Iterable[object],
    *more: object,
) -> Iterator[tuple[int, Any]]:
    from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415 - as above

    running: dict[Future[Any], int] = {}
    sent, steps, has_steps = 0, iter(meanwhile), True
    while True:
        while len(running) < AHEAD * count and sent < len(chunks):
            running[pool.submit(function, chunks[sent], *more)] = sent
            sent += 1
        if not running and not has_steps:
            return
        done, _ = wait(running, 0 if has_steps else None, return_when=FIRST_COMPLETED)
        if not done:
            has_steps = next(steps, _END) is not _END
        for future in sorted(done, key=running.__getitem__):
            yield running.pop(future), future.result()

"""
Where tasks run: pure ones in this process, in processes forked from it, or on a Dask cluster.

A task is a function of what all its chunks share and of one chunk. It may not matter where it runs; a
test holds the sites that come of it equal, byte for byte.
"""

import ctypes
import gc
import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Protocol, TypeVar

from site_builder.problem import BrokenSetupError

if TYPE_CHECKING:  # a check of a few files starts no workers, and answers sooner without these
    from concurrent.futures import Executor, Future

Shared = TypeVar("Shared")
Chunk = TypeVar("Chunk")
Result = TypeVar("Result")
Task = Callable[[Shared, Chunk], Result]
AHEAD = 3  # chunks a worker that may wait or be done at once: bounds what lies in memory
HERE, POOL, DASK = "here", "pool", "dask://"
RETRIES = 5  # of a chunk whose worker was lost


class Workers(Protocol):
    """Runs a task on chunks; gives each chunk's number and result, in the order of their ends."""

    def each(
        self, task: Task[Shared, Chunk, Result], shared: Shared, chunks: Sequence[Chunk]
    ) -> Iterator[tuple[int, Result]]:
        """Run `task` on every chunk; whoever takes a result may add more of them to the list, at its end."""
        ...


class Here:
    """One chunk after the other, in the process that builds."""

    def each(
        self, task: Task[Shared, Chunk, Result], shared: Shared, chunks: Sequence[Chunk]
    ) -> Iterator[tuple[int, Result]]:
        """Run `task` on every chunk."""
        for number, chunk in enumerate(chunks):
            yield number, task(shared, chunk)


@dataclass(frozen=True, kw_only=True)
class Forked:
    """Processes forked from this one when there is something to do: they share what it has without a copy."""

    count: int

    def each(
        self, task: Task[Shared, Chunk, Result], shared: Shared, chunks: Sequence[Chunk]
    ) -> Iterator[tuple[int, Result]]:
        """Run `task` on every chunk; a lone chunk here, for a process costs more than it gains."""
        count = min(self.count, len(chunks))
        if count < 2:  # noqa: PLR2004 - one worker is no help
            yield from Here().each(task, shared, chunks)
            return
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - see above
        from multiprocessing import get_context  # noqa: PLC0415 - as above

        _INHERITED.append((task, shared))
        gc.freeze()  # or the first collection in a worker would copy all that is shared
        try:
            with ProcessPoolExecutor(
                count, mp_context=get_context("fork"), initializer=_die_with, initargs=(os.getpid(),)
            ) as pool:
                yield from _windowed(pool, _inherited, chunks, count)
        finally:
            gc.unfreeze()
            _INHERITED.pop()


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """The workers of a Dask scheduler; they need this package, and nothing of this machine's disk."""

    address: str

    def each(
        self, task: Task[Shared, Chunk, Result], shared: Shared, chunks: Sequence[Chunk]
    ) -> Iterator[tuple[int, Result]]:
        """Run `task` on every chunk; one whose worker dies is given to another."""
        if not chunks:
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
            yield from _windowed(pool, _sent, chunks, count, sent)


class Beside(Generic[Result]):
    """A task in a process forked from this one, beside what this one does meanwhile."""

    def __init__(self, task: Callable[[], Result]) -> None:
        _bury()
        out, into = os.pipe()
        parent = os.getpid()
        self._process = os.fork()
        if not self._process:
            _die_with(parent)
            _answer(task, into)
        os.close(into)
        self._stream = os.fdopen(out, "rb")

    def result(self) -> Result:
        """Wait for what the task gives; raises what it raises, or OSError where it was killed."""
        data = self._stream.read()
        self._stream.close()
        _ENDING.append(self._process)  # to give back its memory takes it a hundredth of a second
        if not data:
            raise OSError("a process of this build was killed")
        is_good, found = pickle.loads(data)  # noqa: S301 - from our own process
        if not is_good:
            raise found
        given: Result = found
        return given

    def stop(self) -> None:
        """End the task, if it has not ended."""
        if not self._stream.closed:
            self._stream.close()
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        _bury()


_ENDING: list[int] = []  # processes that have answered, whose end nobody waits for


def _bury() -> None:
    """Let the system forget those that have ended meanwhile."""
    for process in [*_ENDING]:
        with suppress(ChildProcessError):  # of a process that this one was forked from
            if not os.waitpid(process, os.WNOHANG)[0]:
                continue
        _ENDING.remove(process)


def _answer(task: Callable[[], object], into: int) -> NoReturn:
    """Do a task in a forked process, and end that."""
    try:
        try:
            data = pickle.dumps((True, task()), pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # noqa: BLE001 - raised where it is waited for
            data = pickle.dumps((False, error))
        with os.fdopen(into, "wb") as stream:
            stream.write(data)
    finally:
        os._exit(0)


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


_PR_SET_PDEATHSIG = 1
FEW = 8  # documents; starting workers for fewer costs more than it gains
_INHERITED: list[tuple[Any, Any]] = []
_RECEIVED: dict[int, tuple[Any, Any]] = {}


def processors() -> int:
    """Give how many processors this process may use."""
    with suppress(AttributeError):  # where the system can't tell which processors are ours
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _die_with(parent: int) -> None:
    """Let the system end this worker when the process that builds is killed, where it can (Linux)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)  # it was killed meanwhile


def _inherited(chunk: object) -> object:
    task, shared = _INHERITED[-1]
    return task(shared, chunk)


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
    pool: "Executor", function: Callable[..., Any], chunks: Sequence[Any], count: int, *more: object
) -> Iterator[tuple[int, Any]]:
    from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415 - as above

    running: dict[Future[Any], int] = {}
    sent = 0
    while True:
        while len(running) < AHEAD * count and sent < len(chunks):
            running[pool.submit(function, chunks[sent], *more)] = sent
            sent += 1
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=running.__getitem__):
            yield running.pop(future), future.result()

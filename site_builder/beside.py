"""A task in a process of its own, beside what this one does."""

import ctypes
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from io import FileIO
from struct import Struct
from tempfile import TemporaryFile
from typing import Generic, TypeVar

Result = TypeVar("Result")
_PR_SET_PDEATHSIG = 1
_TOLD = Struct("<?Q")  # whether a result is the last one, and its length in bytes
NICER = 5  # of what has time: a third of what this process gets, where there is not enough for all


class Beside(Generic[Result]):
    """
    A task in a process forked from this one, beside what this one does meanwhile.

    The `nicer` it is, the more it leaves of the processors to this one. An iterator that it gives is several
    results, each of which may be asked for; it ends, then, when it is stopped. It never waits until one is
    taken: results lie in memory that both share, for a pipe holds 64 kB.
    """

    def __init__(self, task: Callable[[], Result | Iterator[Result]], nicer: int = 0) -> None:
        bury()
        self._shared = _unnamed_file()
        out, into = os.pipe()
        self._stream = os.fdopen(out, "rb")
        self._taken = 0  # bytes
        try:
            self._process = forked(partial(_answer, task, self._shared, into, nicer))
        except BaseException:
            self._close()
            raise
        finally:
            os.close(into)

    def result(self) -> Result:
        """Wait for what the task gives (next); raises what it raises, or OSError where it was killed."""
        told = self._stream.read(_TOLD.size)
        is_last, length = _TOLD.unpack(told) if len(told) == _TOLD.size else (False, -1)
        data = os.pread(self._shared.fileno(), length, self._taken) if length >= 0 else b""
        if len(data) != length:
            raise OSError("a process of this build was killed")
        found, fault = pickle.loads(data)  # noqa: S301 - our own
        self._taken += length
        if is_last:
            self.leave()
        if fault is not None:
            raise fault
        given: Result = found
        return given

    def leave(self) -> None:
        """Ask for nothing more of a task that ends by itself."""
        self._close()
        end_later(self._process)

    def _close(self) -> None:
        self._stream.close()
        self._shared.close()

    def stop(self) -> None:
        """End the task, if it has not ended."""
        if not self._stream.closed:
            self._close()
            killed(self._process)
        bury()


def forked(task: Callable[[], object]) -> int:
    """
    Do a task in a process forked from this one, with which it ends; gives that process.

    Whoever is interrupted meanwhile could not know of it, so it is ended.
    """
    parent = os.getpid()
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    process = -1
    try:
        process = os.fork()
        if not process:
            try:
                die_with(parent)
                signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
                task()
            finally:
                os._exit(0)
    finally:
        try:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        except KeyboardInterrupt:
            if process > 0:
                killed(process)
            raise
    return process


def killed(process: int) -> None:
    """End a process whatever it does."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


_ENDING: list[int] = []  # processes that have answered, whose end nobody waits for


def end_later(process: int) -> None:
    """Do not wait for a process that is about to end: it takes a hundredth of a second."""
    _ENDING.append(process)


def bury() -> None:
    """Let the system forget those that have ended meanwhile."""
    for process in [*_ENDING]:
        with suppress(ChildProcessError):  # of a process that this one was forked from
            if not os.waitpid(process, os.WNOHANG)[0]:
                continue
        _ENDING.remove(process)


def _answer(task: Callable[[], object], shared: FileIO, into: int, nicer: int) -> None:
    """Do a task in a forked process, and tell what comes of it."""
    os.nice(nicer)

    def tell(is_last: bool, found: object, fault: Exception | None) -> None:
        data, begin = memoryview(pickle.dumps((found, fault), pickle.HIGHEST_PROTOCOL)), shared.tell()
        try:
            for start in iter(lambda: shared.tell() - begin, len(data)):
                shared.write(data[start:])
        except OSError:
            shared.seek(begin)  # there is no room, but perhaps for what tells so
            raise
        os.write(into, _TOLD.pack(is_last, len(data)))

    try:
        found = task()
        results, is_last = (found, False) if isinstance(found, Iterator) else ((found,), True)
        for each in results:
            tell(is_last, each, None)
    except Exception as error:  # noqa: BLE001 - raised where it is waited for
        tell(is_last=True, found=None, fault=sendable(error))


def _unnamed_file() -> FileIO:
    """Open a file in memory, where there can be such (Linux), or one that has no name on the disk."""
    with suppress(OSError, AttributeError):
        return FileIO(os.memfd_create("results"), "r+")
    with TemporaryFile() as file:
        return FileIO(os.dup(file.fileno()), "r+")


def sendable(error: Exception) -> Exception:
    """Give an exception, or what it says where it cannot be sent to another process."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever it holds
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def die_with(parent: int) -> None:
    """Let the system end this process when the process that builds is killed, where it can (Linux)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)  # it was killed meanwhile

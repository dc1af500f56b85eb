"""A task in a process of its own, beside what this one does."""

import ctypes
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Generic, NoReturn, TypeVar

Result = TypeVar("Result")
_PR_SET_PDEATHSIG = 1
NICER = 5  # of what has time: a third of what this process gets, where there is not enough for all


class Beside(Generic[Result]):
    """
    A task in a process forked from this one, beside what this one does meanwhile.

    The `nicer` it is, the more it leaves of the processors to this one. An iterator that it gives is several
    results, each of which may be asked for; it ends, then, when it is stopped.
    """

    def __init__(self, task: Callable[[], Result | Iterator[Result]], nicer: int = 0) -> None:
        bury()
        out, into = os.pipe()
        parent = os.getpid()
        self._process = os.fork()
        if not self._process:
            die_with(parent)
            os.nice(nicer)
            _answer(task, into)
        os.close(into)
        self._stream = os.fdopen(out, "rb")

    def result(self) -> Result:
        """Wait for what the task gives (next); raises what it raises, or OSError where it was killed."""
        try:
            is_last, found, fault = pickle.load(self._stream)  # noqa: S301 - from our own process
        except (EOFError, pickle.UnpicklingError):
            raise OSError("a process of this build was killed") from None
        if is_last:
            self._stream.close()
            end_later(self._process)
        if fault is not None:
            raise fault
        given: Result = found
        return given

    def stop(self) -> None:
        """End the task, if it has not ended."""
        if not self._stream.closed:
            self._stream.close()
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        bury()


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


def _answer(task: Callable[[], object], into: int) -> NoReturn:
    """Do a task in a forked process, and end that."""
    try:
        with os.fdopen(into, "wb") as stream:
            try:
                found = task()
                results, is_last = (found, False) if isinstance(found, Iterator) else ((found,), True)
                for each in results:
                    stream.write(pickle.dumps((is_last, each, None), pickle.HIGHEST_PROTOCOL))
                    stream.flush()
            except Exception as error:  # noqa: BLE001 - raised where it is waited for
                stream.write(pickle.dumps((True, None, sendable(error))))
    finally:
        os._exit(0)


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

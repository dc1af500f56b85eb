"""
A budget of CPU time for a piece of work, in the main thread of a process or in any other.

The main thread is interrupted by a signal. Others, as a cluster's workers use, get none: there a watchman
looks at the thread's own clock and raises in it.
"""

import ctypes
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

LOOK = 0.05  # seconds between two looks of the watchman


class TooSlowError(Exception):
    """The budget is spent."""


@contextmanager
def budget(seconds: float) -> Iterator[None]:
    """Raise TooSlowError where the work takes over `seconds` of CPU time."""
    is_main = threading.current_thread() is threading.main_thread()
    with _signalled(seconds) if is_main else _watched(seconds):
        yield


@contextmanager
def _signalled(seconds: float) -> Iterator[None]:
    def interrupt(*_: object) -> None:
        raise TooSlowError

    previous = signal.signal(signal.SIGPROF, interrupt)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, previous)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    thread = threading.get_ident()
    clock = time.pthread_getcpuclockid(thread)
    end = time.clock_gettime(clock) + seconds
    done, lock, raised = threading.Event(), threading.Lock(), []

    def watch() -> None:
        while not done.wait(LOOK):
            with lock:
                if not done.is_set() and time.clock_gettime(clock) > end:
                    raised.append(True)
                    _raise_in(thread, TooSlowError)
                    return

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:
            done.set()
            if raised:
                _raise_in(thread, None)  # it may not have been delivered yet


def _raise_in(thread: int, error: type[Exception] | None) -> None:
    what = ctypes.py_object(error) if error else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), what)

"""What is done in a process beside is waited for; its end is not."""

import os
import resource
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.beside import Beside


def test_nothing_is_left_of_what_was_beside() -> None:
    """Nobody waits for the end of a process that has answered; the next one to begin or stop buries it."""
    first, left = Beside(os.getpid), time.monotonic() + 10
    process = first.result()

    while Path(f"/proc/{process}").exists() and time.monotonic() < left:
        first.stop()
        time.sleep(0.01)

    with pytest.raises(ChildProcessError):
        os.waitpid(process, os.WNOHANG)


def test_a_process_beside_may_have_one_beside_itself() -> None:
    """What it was forked from may wait to bury others, which are not its own."""
    first = Beside(os.getpid)
    first.result()

    assert Beside(lambda: Beside(lambda: "inner").result()).result() == "inner"


def test_a_process_beside_may_answer_more_than_once() -> None:
    """Each answer is there before the next is sought; it ends when it is stopped."""
    several = Beside(lambda: iter([os.getpid(), "second"]))
    process = several.result()

    assert several.result() == "second"
    several.stop()
    with pytest.raises(ChildProcessError):
        os.waitpid(process, os.WNOHANG)


def test_one_that_was_killed_is_no_answer() -> None:
    """Nor is one that has no more answers."""
    killed = Beside(lambda: iter([os.getpid()]))
    os.kill(killed.result(), signal.SIGKILL)

    with pytest.raises(OSError, match="killed"):
        killed.result()
    killed.stop()


def test_it_leaves_the_processors_to_others() -> None:
    """As much as it is told to."""
    own = os.nice(0)

    assert Beside(lambda: os.nice(0), nicer=3).result() == own + 3
    assert os.nice(0) == own


class UnsendableError(Exception):
    """One that holds what belongs to its process alone."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other}")
        self.held = threading.Lock()


def test_a_fault_that_cannot_be_sent_is_told() -> None:
    """By what it says."""

    def failing() -> None:
        raise UnsendableError("this", "that")

    with pytest.raises(RuntimeError, match="UnsendableError: this and that"):
        Beside(failing).result()


def open_files() -> int:
    """Count what this process has open."""
    return len([*Path("/proc/self/fd").iterdir()])


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="/proc is Linux")
def test_nothing_stays_open() -> None:
    """Of one that answered, one that was killed, one that was stopped and one that could not begin."""
    before = open_files()
    Beside(lambda: "answer").result()
    killed = Beside(lambda: iter([os.getpid()]))
    os.kill(killed.result(), signal.SIGKILL)
    with pytest.raises(OSError, match="killed"):
        killed.result()
    killed.stop()
    left = Beside(lambda: iter([1, 2]))
    left.result()
    left.leave()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fork", refuse)
        with pytest.raises(OSError, match="no more processes"):
            Beside(lambda: None)

    assert open_files() == before


def refuse() -> int:
    """Fork nothing."""
    raise OSError("no more processes")


@pytest.mark.parametrize("has_memfd", [True, False], ids=["in memory", "on the disk"])
def test_what_finds_no_room_is_told(monkeypatch: pytest.MonkeyPatch, *, has_memfd: bool) -> None:
    """Instead of half of it; what is small is told as ever."""
    if not has_memfd:
        monkeypatch.delattr(os, "memfd_create", raising=False)

    def large() -> Iterator[bytes]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 12, 1 << 12))
        yield b"small"
        yield os.urandom(1 << 14)

    several = Beside(large)

    assert several.result() == b"small"
    with pytest.raises(OSError, match="File too large"):
        several.result()

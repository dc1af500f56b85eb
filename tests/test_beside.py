"""What is done in a process beside is waited for; its end is not."""

import os
import time
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

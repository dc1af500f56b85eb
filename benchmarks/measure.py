"""Wall time, CPU time and peak memory of a command and everything it starts."""

import ctypes
import os
import resource
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

POLL = 0.1  # seconds between two looks at the memory of all processes
_PR_SET_CHILD_SUBREAPER = 36
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Seconds of wall and CPU time, bytes of memory (all processes together, at most)."""

    wall: float
    cpu: float
    memory: int


def apart(scratch: str) -> None:
    """Let what is measured keep nothing outside `scratch`, and not compile its code at every start."""
    os.environ["XDG_CACHE_HOME"] = f"{scratch}/cache"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def measured(command: Sequence[str], folder: Path) -> Measured:
    """Run `command` in `folder` to its end; CalledProcessError where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)  # whoever ends after the command is ours to wait for
    peaks, has_ended = [0], threading.Event()
    start = time.perf_counter()
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        ) as process,
    ):
        looking = threading.Thread(target=_look, args=(process.pid, peaks, has_ended))
        looking.start()
        status = process.wait()  # to ask every tenth of a second would tell times in tenths
        wall = time.perf_counter() - start
        has_ended.set()
        looking.join()
        if status:
            said.seek(0)
            raise subprocess.CalledProcessError(status, list(command), said.read())
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(wall=wall, cpu=cpu, memory=max(peaks))


def _look(session: int, peaks: list[int], has_ended: threading.Event) -> None:
    """Note the memory of a session, again and again."""
    while not has_ended.wait(POLL):
        peaks.append(_memory(session))


def _memory(session: int) -> int:
    """Give the memory of a session; who began before it is not looked at, for that costs a tenth of all."""
    total = 0
    for entry in os.scandir("/proc"):
        name = entry.name
        if not name.isdigit() or int(name) < session:
            continue
        try:
            fields = Path("/proc", name, "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                total += int(Path("/proc", name, "statm").read_text().split()[1]) * PAGE
        except (OSError, IndexError):
            continue
    return total

"""Wall time, CPU time and peak memory of a command and everything it starts."""

import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

POLL = 0.1  # seconds between two looks at the memory of all processes
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
    start, peak = time.perf_counter(), 0
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        ) as process,
    ):
        while process.poll() is None:
            peak = max(peak, _memory(process.pid))
            time.sleep(POLL)
        wall = time.perf_counter() - start
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, list(command), said.read())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(wall=wall, cpu=cpu, memory=peak)


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

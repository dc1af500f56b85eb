"""A build killed at any moment leaves the last good site, and the next build finishes."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from site_builder.output.seal import is_whole
from tests.builders import a_file, write_site

MOMENTS = 20
PATH = "content/policies/a.md"


def started(root: Path) -> subprocess.Popen[bytes]:
    """Start a build in a session of its own, by which its workers are known."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795478400", "XDG_CACHE_HOME": str(root / "cache")}
    command = [sys.executable, "-m", "site_builder.cli", "build"]
    return subprocess.Popen(
        command, cwd=root, env=environment, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def workers_go(session: int) -> bool:
    """Tell whether all processes of a session end soon."""
    for _ in range(50):
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.timeout(900)
def test_killed_at_random_moments_the_site_is_one_whole_release(tmp_path: Path) -> None:
    """Twenty builds of a changed document are killed; what is served is whole, and no worker is left."""
    names = [f"content/policies/d{number:02}.md" for number in range(20)]
    files = {name: a_file(name, number=number + 2) for number, name in enumerate(names)}
    root = write_site(tmp_path / "column", {PATH: a_file(PATH, "第0次。\n"), **files})
    assert started(root).wait() == 0
    (root / PATH).write_text(a_file(PATH, "再一次。\n"), "utf-8")
    begin = time.monotonic()
    assert started(root).wait() == 0  # as those that are killed: with what the first one kept
    length = time.monotonic() - begin
    moments = random.Random(6)
    killed = 0

    for number in range(1, MOMENTS + 1):
        (root / PATH).write_text(a_file(PATH, f"第{number}次。\n"), "utf-8")
        process = started(root)
        time.sleep(moments.uniform(0.02, 1) * length)
        killed += process.poll() is None
        process.send_signal(signal.SIGKILL if number % 2 else signal.SIGTERM)
        process.wait()

        assert workers_go(process.pid)
        assert is_whole((root / "site").resolve())

    assert killed > MOMENTS // 2
    (root / PATH).write_text(a_file(PATH, "最后一次。\n"), "utf-8")
    assert started(root).wait() == 0
    assert is_whole((root / "site").resolve())
    assert "最后一次。" in (root / "site/policies/a.html").read_text("utf-8")
    assert not list((root / ".site.releases").glob("new-*"))

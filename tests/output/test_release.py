"""Publishing is one rename: killed anywhere, the last good site stands."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.output.release import open_staging, publish, releases_folder
from site_builder.output.seal import Sealing
from site_builder.problem import BrokenSetupError
from tests.builders import DAY
from tests.tree import tree

STEPS = ("rename", "symlink_to", "replace", "chmod", "write_bytes")


def release(site: Path, text: str) -> str:
    """Publish a site of one page."""
    folder = open_staging(site)
    (folder / "index.html").write_text(text, "utf-8")
    return publish(folder, site, Sealing(day=DAY))


def test_a_release_replaces_the_last_one(tmp_path: Path) -> None:
    """The link names the newest release; its manifest lists every file."""
    site = tmp_path / "site"

    release(site, "一")
    release(site, "二")

    assert (site / "index.html").read_text("utf-8") == "二"
    assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=site, check=False).returncode == 0


def test_equal_content_has_an_equal_name(tmp_path: Path) -> None:
    """A release is named by its content."""
    assert release(tmp_path / "a", "同") == release(tmp_path / "b", "同")
    assert release(tmp_path / "a", "同") == release(tmp_path / "a", "同")


def test_one_old_release_is_kept(tmp_path: Path) -> None:
    """The last good release stays on disk, older ones go."""
    site = tmp_path / "site"

    names = [release(site, text) for text in "一二三四"]

    kept = {p.name for p in releases_folder(site).iterdir() if p.is_dir()}
    assert set(names[2:]) == kept


def test_a_damaged_old_release_is_never_taken_for_whole(tmp_path: Path) -> None:
    """Content that was released before is written again where its folder is damaged."""
    site = tmp_path / "site"
    name = release(site, "一")
    release(site, "二")
    (releases_folder(site) / name / "index.html").unlink()

    release(site, "一")

    assert (site / "index.html").read_text("utf-8") == "一"


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    """Files of somebody else's, a file, a foreign link: nothing is touched."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/a").write_text("x")
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "full")

    for name in ("full", "file", "link"):
        with pytest.raises(BrokenSetupError):
            open_staging(tmp_path / name)
    assert (tmp_path / "full/a").read_text() == "x"


KILLED = """
import datetime, os, pathlib, signal, sys
from site_builder.output.release import open_staging, publish
from site_builder.output.seal import Sealing
site, step, count = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
original, seen = getattr(pathlib.Path, step), 0
def dying(self, *rest, **named):
    global seen
    seen += 1
    if seen == count:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(self, *rest, **named)
folder = open_staging(site)
(folder / "index.html").write_text("new", "utf-8")
setattr(pathlib.Path, step, dying)
publish(folder, site, Sealing(day=datetime.date(2026, 11, 24)))
"""


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_step_the_last_site_stands(step: str, count: int, tmp_path: Path) -> None:
    """SIGKILL before any file operation of publishing leaves one whole site, old or new."""
    site = tmp_path / "site"
    release(site, "older")
    release(site, "old")
    before = tree(site)

    command = [sys.executable, "-c", KILLED, str(site), step, str(count)]
    died = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(Path.cwd())})

    if died.returncode == -signal.SIGKILL and step != "rename":
        assert before == tree(site) or (site / "index.html").read_text() == "new"
    assert (site / "index.html").read_text("utf-8") in {"old", "new"}
    release(site, "next")
    assert (site / "index.html").read_text("utf-8") == "next"
    assert not list(releases_folder(site).glob("new-*"))

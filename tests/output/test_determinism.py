"""Same content, same bytes: whoever builds, wherever, whenever."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tree import tree

PROJECT = Path(__file__).resolve().parent.parent.parent
PARTS = ("content", "data", "theme", "mkdocs.yml")


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A copy of the demonstration column."""
    folder = tmp_path / "列 column"
    folder.mkdir()
    for part in PARTS:
        source = PROJECT / part
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, folder / part)
    return folder


def build(folder: Path, *command: str, **environment: str) -> dict[str, str]:
    """Build in a process of its own and give the tree."""
    program = [str(Path(sys.executable).parent / command[0]), *command[1:]]
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1795478400", **environment}
    done = subprocess.run(program, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return tree(folder / "site")


def test_mkdocs_and_site_builder_give_the_same_site(demo: Path) -> None:
    """`mkdocs build` equals `site-builder build`, byte for byte."""
    ours = build(demo, "site-builder", "build")
    theirs = build(demo, "mkdocs", "build", "-q")

    assert ours == theirs
    assert len(ours) > 100


def test_place_time_zone_locale_and_hash_seed_do_not_matter(demo: Path, tmp_path: Path) -> None:
    """Two builds in different folders and environments are equal."""
    other = tmp_path / "elsewhere"
    shutil.copytree(demo, other, symlinks=True)

    first = build(demo, "site-builder", "build", TZ="America/Los_Angeles", PYTHONHASHSEED="1")
    second = build(other, "site-builder", "build", TZ="Asia/Shanghai", PYTHONHASHSEED="2", LC_ALL="C")

    assert first == second

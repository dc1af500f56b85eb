"""A build that is overtaken by another, or a rollback, seals what it made: no lines of another release."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.output import staged
from site_builder.output.proof.verify import check_release
from site_builder.output.release import back, seal_and_switch
from site_builder.output.signing import VARIABLE
from tests.builders import DAY, PROJECT, a_file, write_site

A, B = "content/policies/a.md", "content/policies/b.md"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A column of two documents, built twice: the first release is still there."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(VARIABLE, raising=False)
    root = write_site(tmp_path / "column", {A: a_file(A, "一。\n"), B: a_file(B, "甲。\n", 2)})
    assert build(root) == 0
    (root / A).write_text(a_file(A, "二。\n"), "utf-8")
    assert build(root) == 0
    return root


def build(root: Path, *more: str) -> int:
    """Build it."""
    return main(["build", "-f", str(root / "mkdocs.yml"), "--day", str(DAY), *more])


def overtaken(monkeypatch: pytest.MonkeyPatch, by: Callable[[], object]) -> None:
    """Let something happen between what a build has linked and what it seals."""

    def seal(*arguments: object, **named: object) -> object:
        monkeypatch.setattr(staged, "seal_and_switch", seal_and_switch)
        by()
        return seal_and_switch(*arguments, **named)

    monkeypatch.setattr(staged, "seal_and_switch", seal)


def test_a_rollback_during_a_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The release after the one that was rolled back to has a manifest of its own files."""
    (root / B).write_text(a_file(B, "乙。\n", 2), "utf-8")
    overtaken(monkeypatch, lambda: back(root / "site"))

    assert build(root) == 0

    assert not check_release(root / "site")


def test_a_build_during_a_build(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two builds whose sites have as many files, the second seals what it has made."""
    other = write_site(tmp_path / "other", {A: a_file(A, "三。\n"), B: a_file(B, "甲。\n", 2)})
    (root / B).write_text(a_file(B, "乙。\n", 2), "utf-8")
    command = [sys.executable, "-m", "site_builder.cli", "build", "-f", str(other / "mkdocs.yml")]
    more = ["--day", str(DAY), "--site-dir", str(root / "site")]
    overtaken(monkeypatch, lambda: subprocess.run([*command, *more], check=True))

    assert build(root) == 0

    assert not check_release(root / "site")


@pytest.mark.parametrize("more", [b"x\n", b"\xff\n", b"a\tb\tc\td\n"])
def test_a_manifest_that_somebody_spoilt(root: Path, more: bytes) -> None:
    """It is no reason for a traceback, nor for a release that says it came from it."""
    manifest = root / "site/release/manifest.tsv"
    data = manifest.read_bytes()
    manifest.unlink()
    manifest.write_bytes(data + more)
    (root / B).write_text(a_file(B, "乙。\n", 2), "utf-8")

    assert build(root) == 0

    assert not check_release(root / "site")


@pytest.mark.parametrize("name", ["a  b.txt", "a\tb.txt", "甲.txt"])
def test_a_name_that_no_release_may_have(name: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told, and the site stays: whoever proves a release would refuse it. Hidden files are left out."""
    shutil.copytree(PROJECT / "theme", root / "theme")
    settings = (root / "mkdocs.yml").read_text("utf-8").replace(str(PROJECT / "theme"), "theme")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    before = (root / "site").resolve()
    assets = root / "theme/assets"
    (assets / ".DS_Store").write_bytes(b"x")
    (assets / name).write_text("x", "utf-8")

    assert build(root) == 2
    assert "不能用在网站里" in capsys.readouterr().err
    assert (root / "site").resolve() == before
    (assets / name).unlink()
    assert build(root) == 0
    assert not check_release(root / "site")

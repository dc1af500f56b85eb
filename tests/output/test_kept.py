"""A check that keeps what it knows finds what a check of everything finds, whatever was changed."""

import os
import pickle
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.model.kept import FEW, Kept, is_worth_saving
from site_builder.output import kept as kept_module
from site_builder.output.cache import code_stamp, kept_file
from site_builder.output.column import build_column
from site_builder.output.kept import load_kept, save_kept
from site_builder.pipeline import check
from site_builder.problem import Problem
from site_builder.settings import read_settings
from tests.builders import DAY, a_file, write_site

A, B, C = (f"content/policies/{name}.md" for name in "abc")
OLD = 1_000_000_000  # seconds; long before any cache is written


def aged(root: Path) -> None:
    """Make every file old, so that a cache may believe it; what is written later is newer."""
    for path in root.rglob("*"):
        os.utime(path, (OLD, OLD))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with faults of every kind that a change can touch, and a cache beside it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(kept_module, "MOMENT", -(10**18))  # the tests wait for no clock
    attachment = ["{title: 附件, file: attachments/x.csv}"]
    files = {
        A: a_file(A, "见[乙](b.md)。\n", repeals=["b"]),
        B: a_file(B, "正文有 <b>标签</b>。\n", number=2, attachments=attachment),
        C: a_file(C, number=3, topic="没有这个主题"),
        "content/policies/attachments/x.csv": "甲,乙\n",
        "content/policies/broken.md": "没有元数据\n",
    }
    return write_site(tmp_path / "site", files)


def problems(root: Path, kept: Kept | None = None) -> tuple[Problem, ...]:
    """Check once."""
    return check(read_settings(root / "mkdocs.yml"), DAY, kept).problems


def through_disk(root: Path) -> Kept:
    """Check everything, write what is kept, and read it back."""
    file = root.parent / "cache" / "x"
    save_kept(file, check(read_settings(root / "mkdocs.yml"), DAY).kept)
    return load_kept(file)


def put(path: str, text: str) -> Callable[[Path], object]:
    """Write a file."""
    return lambda root: write_site(root, {path: text})


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a body": put(A, a_file(A, "改了。\n", repeals=["b"])),
    "a fault mended": put(C, a_file(C, number=3)),
    "a fault made": put(A, a_file(A, "[x](javascript:x)\n")),
    "a target gone": lambda root: (root / B).unlink(),
    "a target withheld": put(
        B, a_file(B, number=2, disclosure="不予公开", ground="16-1", publish_date=None, title="甲乙丙丁戊己")
    ),
    "an attachment gone": lambda root: (root / "content/policies/attachments/x.csv").unlink(),
    "a new file": put("content/policies/d.md", a_file(A, number=1)),
    "a file that was broken": put("content/policies/broken.md", a_file(A, number=9)),
    "a vocabulary": put("data/topics.yml", "topics: [{id: x, label: 没有这个主题}]\n"),
    "a vocabulary that breaks": put("data/topics.yml", "topics: [\n"),
    "a vocabulary gone": lambda root: (root / "data/topics.yml").unlink(),
    "a vocabulary that need not be": put("data/withdrawals.yml", "withdrawals: [{address: x}]\n"),
    "a list": put("data/lists/enterprises.csv", "sector,name\n供水,甲\n"),
    "a severity": lambda root: (root / "mkdocs.yml").write_text(
        (root / "mkdocs.yml").read_text("utf-8").replace("region: 示例区", "region: 某区"), "utf-8"
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_kept_changes_no_answer(change: str, root: Path) -> None:
    """After every kind of change, a check with the cache says what one without it says."""
    aged(root)
    kept = through_disk(root)
    assert len(kept.documents) == 4

    CHANGES[change](root)

    assert problems(root) == problems(root, kept)


def test_unchanged_files_are_not_read_again(root: Path) -> None:
    """What did not change is taken from the cache; its body and places are there when asked for."""
    aged(root)
    kept = through_disk(root)

    site = check(read_settings(root / "mkdocs.yml"), DAY, kept).site

    assert kept.lists
    assert kept.lists.vocabulary is site.vocabulary
    assert {A, B, C, "content/policies/broken.md"} == site.unchanged
    assert site.by_path[A].body == "见[乙](b.md)。"  # read when asked for
    assert site.by_path[A].at("title").line == 2


def test_a_file_of_the_last_moment_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two changes in one tick of the clock leave the same signature; such a file is not believed."""
    monkeypatch.setattr(kept_module, "MOMENT", 2_000_000_000)

    kept = through_disk(root)

    assert (kept.documents, kept.lists) == ({}, None)


@pytest.mark.parametrize("spoil", ["empty", "cut", "other code", "not a cache"])
def test_a_cache_that_cannot_be_trusted_is_none(spoil: str, root: Path) -> None:
    """A broken cache, or one of another version, costs time and nothing else."""
    aged(root)
    through_disk(root)
    file = root.parent / "cache" / "x"
    data = file.read_bytes()
    spoilt = {
        "empty": b"",
        "cut": data[: len(data) // 2],
        "other code": pickle.dumps("another stamp") + data,
        "not a cache": pickle.dumps(code_stamp()) + pickle.dumps({"documents": {}}),
    }
    file.write_bytes(spoilt[spoil])

    assert Kept() == load_kept(file)


def test_the_command_keeps_and_obeys(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` answers the same twice, and `--no-cache` too; no file appears in the project."""
    aged(root)
    command = ["check", "-f", str(root / "mkdocs.yml"), "--day", DAY.isoformat()]
    before = sorted(root.rglob("*"))

    said = []
    for arguments in (command, command, [*command, "--no-cache"]):
        assert main(arguments) == 1
        said.append(capsys.readouterr().out)

    assert said[0] == said[1] == said[2]
    assert before == sorted(root.rglob("*"))
    assert len(list((root.parent / "cache/site-builder").glob("*.check"))) == 1


@pytest.mark.parametrize("site_dir", [None, "elsewhere"], ids=["build", "as serve"])
def test_a_check_and_a_build_judge_for_each_other(site_dir: str | None, root: Path) -> None:
    """What a check judged, a build takes as judged, and the other way round, wherever the site goes."""
    config = root / "mkdocs.yml"
    for path in (A, B, "content/policies/broken.md"):
        (root / path).unlink()
    put(C, a_file(C, number=3))(root)
    aged(root)
    options = ["-f", str(config), "--day", DAY.isoformat()]
    target = str(root.parent / site_dir) if site_dir else None

    def keys() -> dict[str, str]:
        return {number: key for number, (key, _) in load_kept(kept_file(root)).judged.items()}

    def check_it() -> None:
        main(["check", *options])

    def build_it() -> None:
        build_column(config, site_dir=target, day=DAY)

    found = []
    for first, second in ((check_it, build_it), (build_it, check_it)):
        kept_file(root).unlink(missing_ok=True)
        first()
        found.append(keys())
        second()
        found.append(keys())

    assert found[0] == found[1] == found[2] == found[3]
    assert len([key for key in found[0].values() if key]) > 100  # rules


def test_few_changes_are_judged_again_rather_than_written(root: Path) -> None:
    """One edit leaves the cache as it is; many, or another day, make it worth writing."""
    settings = read_settings(root / "mkdocs.yml")
    before = through_disk(root)
    put(A, a_file(A, "改过。\n"))(root)
    one = check(settings, DAY, before).kept
    for number in range(FEW + 1):
        path = f"content/policies/n{number}.md"
        put(path, a_file(path, number=10 + number))(root)
    many = check(settings, DAY, before).kept

    assert not is_worth_saving(one, before)
    assert is_worth_saving(many, before)
    assert is_worth_saving(check(settings, DAY + timedelta(days=1), before).kept, before)


def test_what_is_kept_of_columns_that_are_gone_is_let_go(root: Path) -> None:
    """After sixty days without a change; what is kept of this one stays, however old."""
    file = kept_file(root)
    file.parent.mkdir(parents=True)
    own, other, new = kept_file(root, "pages"), kept_file(root / "gone"), kept_file(root / "new", "build")
    for path in (own, other, new):
        path.write_bytes(b"")
    for path in (own, other):
        os.utime(path, (OLD, OLD))

    save_kept(file, Kept())

    assert (own.exists(), other.exists(), new.exists()) == (True, False, True)

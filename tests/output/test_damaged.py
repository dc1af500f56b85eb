"""Whatever is damaged between two builds: the next one mends it, or says what is broken and what to do."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.output import unchanged
from site_builder.output.proof.verify import check_release
from tests.builders import a_file, write_site
from tests.tree import tree

A = "content/policies/a.md"
GARBAGE = b"\xdc\xff garbage"
CHAIN = ("release/", "SHA256SUMS")  # where a release stands among others


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A column, built twice."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(unchanged, "MOMENT", -(10**18))  # what was just written is believed at once
    root = write_site(tmp_path / "column", {A: a_file(A)})
    assert build(root) == 0
    edit(root)
    assert build(root) == 0
    return root


def build(root: Path, day: str = "2026-11-25") -> int:
    """Give the status of the command."""
    return main(["build", "-f", str(root / "mkdocs.yml"), "--day", day])


def edit(root: Path) -> None:
    """Write another word."""
    with (root / A).open("a", encoding="utf-8") as stream:
        stream.write("多一句。\n")


def content(root: Path) -> dict[str, str]:
    """Give what the content made."""
    return {name: data for name, data in tree(root / "site").items() if not name.startswith(CHAIN)}


def kept(root: Path, kind: str) -> Path:
    """Give a file of the cache."""
    return next((root.parent / "cache" / "site-builder").glob(kind))


MENDED: dict[str, Callable[[Path], object]] = {
    "the search's pointer": lambda root: (root / "site/s/current.js").write_bytes(GARBAGE),
    "no pointer": lambda root: (root / "site/s/current.js").write_bytes(b""),
    "what was built": lambda root: kept(root, "*.built").write_bytes(GARBAGE),
    "tasks": lambda root: kept(root, "*.build").write_bytes(GARBAGE),
    "sums of files": lambda root: kept(root, "*.sums").write_bytes(GARBAGE),
    "half of them": lambda root: os.truncate(kept(root, "*.sums"), 99),
    "pages": lambda root: kept(root, "*.pages").write_bytes(GARBAGE),
    "no sums": lambda root: (root / "site/SHA256SUMS").unlink(),
    "no releases": lambda root: shutil.rmtree(root / ".site.releases"),
    "no release": lambda root: shutil.rmtree((root / "site").resolve()),
}


CONTENT: dict[str, Callable[[Path], object]] = {
    "edited": edit,
    "touched": lambda root: (root / A).touch(),
    "as it was": lambda _: None,
}


@pytest.mark.parametrize("change", CONTENT)
@pytest.mark.parametrize("damage", MENDED)
def test_the_next_build_mends_it(damage: str, root: Path, change: str) -> None:
    """The site is what a build elsewhere makes."""
    MENDED[damage](root)
    CONTENT[change](root)

    assert build(root) == 0

    assert not check_release((root / "site").resolve())
    found = content(root)
    shutil.rmtree(root.parent / "cache")
    shutil.rmtree(root / ".site.releases")
    assert build(root) == 0
    assert found == content(root)


TOLD: dict[str, Callable[[Path], object]] = {
    "addresses": lambda root: (root / "site/release/addresses.tsv").write_bytes(GARBAGE),
    "other addresses": lambda root: (root / "site/release/addresses.tsv").write_text("release\taddress\n"),
    "no addresses": lambda root: (root / "site/release/addresses.tsv").unlink(),
    "chain": lambda root: (root / "site/release/chain.jsonl").write_bytes(GARBAGE),
    "no chain": lambda root: (root / "site/release/chain.jsonl").unlink(),
}


@pytest.mark.parametrize("damage", TOLD)
def test_what_can_not_be_made_again_is_told(
    damage: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The memory of addresses and the chain come from backups."""
    TOLD[damage](root)
    edit(root)

    assert build(root) == 2
    said = capsys.readouterr().err
    assert "请从备份或者镜像恢复" in said
    assert "Traceback" not in said


def test_the_day_does_not_go_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A site of a later day stands for no earlier one; the way back is said, and leads back."""
    edit(root)
    assert build(root, "2027-06-01") == 0
    edit(root)
    capsys.readouterr()

    assert build(root) == 2
    assert "版本的日期不能倒退" in capsys.readouterr().err

    assert main(["publish", "-f", str(root / "mkdocs.yml"), str(root / "site"), "--rollback"]) == 0
    assert build(root) == 0
    assert not check_release((root / "site").resolve())

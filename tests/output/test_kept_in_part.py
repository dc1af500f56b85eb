"""What a build could not keep, for the disk or another build refused it, is not mistaken for what it kept."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path

import pytest

from site_builder.cli import main
from tests.builders import MKDOCS, PROJECT, a_file, write_site

A, B, W = (f"content/policies/{name}.md" for name in "abw")
KEPT = ("build", "pages", "sums")
SOME = [each for count in (1, 2) for each in combinations(KEPT, count)]
SENTENCE = "这一句话只写在不公开的文件里，别处一个字都没有。\n"
WITHHELD = {"disclosure": "不予公开", "ground": "16-1", "publish_date": None, "reviewed_on": "2024-03-01"}


@contextmanager
def refused(cache: Path, names: tuple[str, ...]) -> Iterator[None]:
    """Give what some files of the cache hold back to them, as if nothing had been written there meanwhile."""
    files = [file for file in cache.rglob("*") if file.suffix.removeprefix(".") in names]
    assert len(files) == len(names)
    before = {file: file.read_bytes() for file in files}
    yield
    for file, data in before.items():
        file.write_bytes(data)


def built(root: Path) -> int:
    """Build a column, and give the exit status."""
    return main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"])


def contents(site: Path) -> dict[str, bytes]:
    """Give the files of a site but those that tell its place in the chain."""
    names = (
        path.relative_to(site.resolve()).as_posix() for path in site.resolve().rglob("*") if path.is_file()
    )
    return {n: (site / n).read_bytes() for n in names if not n.startswith("release/") and n != "SHA256SUMS"}


@pytest.mark.parametrize("names", SOME, ids="+".join)
def test_a_page_is_never_older_than_its_document(
    names: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit of which a part was not kept, and its taking back: the site is that of the content."""
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    root = write_site(tmp_path / "column", {A: a_file(A, "第一版。\n"), B: a_file(B, number=2)})
    assert built(root) == 0
    first = contents(root / "site")

    with refused(cache, names):
        write_site(root, {A: a_file(A, "第二版写了别的话。\n"), B: a_file(B, number=2)})
        assert built(root) == 0
        assert contents(root / "site") != first
    write_site(root, {A: a_file(A, "第一版。\n"), B: a_file(B, number=2)})
    assert built(root) == 0

    assert contents(root / "site") == first


@pytest.mark.parametrize("names", SOME, ids="+".join)
def test_what_became_secret_again_is_searched_for_again(
    names: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A theme's file was clean while the sentence was nobody's; that it was is not known of another build."""
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    shutil.copytree(PROJECT / "theme", tmp_path / "theme")
    settings = MKDOCS.replace(str(PROJECT / "theme"), str(tmp_path / "theme"))
    secret = {
        body: {
            "mkdocs.yml": settings,
            A: a_file(A),
            W: a_file(W, body, number=2, reviewer="办公室", **WITHHELD),
        }
        for body in (SENTENCE, "别的内容。\n")
    }
    root = write_site(tmp_path / "column", secret[SENTENCE])
    assert built(root) == 0

    with refused(cache, names):
        write_site(root, secret["别的内容。\n"])
        (tmp_path / "theme/assets/notice.txt").write_text(SENTENCE, "utf-8")
        assert built(root) == 0
    before = (root / "site").resolve()
    write_site(root, secret[SENTENCE])
    capsys.readouterr()

    assert built(root) == 1
    assert "assets/notice.txt" in capsys.readouterr().err
    assert (root / "site").resolve() == before

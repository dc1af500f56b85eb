"""Old releases go when the next one begins; with what was withdrawn, at once."""

from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.output.cache import cache_folder
from site_builder.output.release import releases_folder
from site_builder.output.staged import begin
from tests.builders import a_file, write_site

A, B = (f"content/policies/{name}.md" for name in "ab")
GONE = (
    "withdrawals:\n  - {address: policies/b.html, since: 2026-11-24, reason: 文号有误已经撤下, title: 题目}\n"
)


def test_old_releases_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There are the one that is shown, the one before, and one that is about to go."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = write_site(tmp_path / "column", {A: a_file(A), B: a_file(B, number=2)})
    counts = []
    for turn in range(5):
        write_site(root, {A: a_file(A, f"第{turn}次。\n"), B: a_file(B, number=2)})
        assert main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"]) == 0
        counts.append(sum(path.is_dir() for path in releases_folder(root / "site").iterdir()))

    (root / B).unlink()
    (root / "data/withdrawals.yml").write_text(GONE, "utf-8")
    assert main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"]) == 0

    assert counts == [1, 2, 3, 3, 3]
    assert [p for p in releases_folder(root / "site").iterdir() if p.is_dir()] == [(root / "site").resolve()]


def test_templates_are_compiled_anew_where_the_cache_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may clear it while a build reads the content; it costs time, and nothing else."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = write_site(tmp_path / "column", {A: a_file(A)})
    assert main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"]) == 0
    theme = [str(Path(__file__).parents[2] / "theme")]
    first = begin(root / "site", root, theme)
    found = first.bytecodes()
    first.keep(found)
    first.kept.save()
    first.remove()

    second = begin(root / "site", root, theme)
    for file in (cache_folder() / "site-builder").iterdir():
        file.unlink()
    left = second.bytecodes()
    second.remove()

    assert found
    assert second.compiling is None
    assert left == {}

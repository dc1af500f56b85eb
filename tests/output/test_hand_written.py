"""MkDocs draws the hand-written pages, and only where one of them may come out otherwise."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.settings import is_ours_alone
from tests.builders import MKDOCS, PROJECT, a_file, write_site
from tests.tree import tree

A, PAGE, GUIDE = "content/policies/a.md", "content/pages/about.md", "content/pages/guide.md"
WITHDRAWN = "data/withdrawals.yml"
WHY = "withdrawals: [{address: pages/about.html, since: 2024-03-05, title: 关于, reason: 内容有误}]\n"
BUILD = """\
import sys
from site_builder.cli import main
status = main(sys.argv[1:])
print("mkdocs.commands.build" in sys.modules)
sys.exit(status)
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A column with two hand-written pages, built."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copytree(PROJECT / "theme", tmp_path / "column/theme")
    settings = MKDOCS.replace(str(PROJECT / "theme"), "theme")
    files = {A: a_file(A), PAGE: a_file(PAGE, "关于。\n"), GUIDE: a_file(GUIDE, "指南。\n", section="guide")}
    root = write_site(tmp_path / "column", {"mkdocs.yml": settings, **files})
    assert drew(root)
    (root / A).write_text(a_file(A, "改过。\n"), "utf-8")
    assert not drew(root)
    return root


def drew(root: Path) -> bool:
    """Build, and tell whether MkDocs drew."""
    command = [sys.executable, "-c", BUILD, "build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-25"]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return said.splitlines()[-1] == "True"


def put(path: str, text: str) -> Callable[[Path], object]:
    """Write a file."""
    return lambda root: (root / path).write_text(text, "utf-8")


def instead(path: str, old: str, new: str) -> Callable[[Path], object]:
    """Change a file."""
    return lambda root: (root / path).write_text((root / path).read_text("utf-8").replace(old, new), "utf-8")


CHANGES: dict[str, tuple[bool, Callable[[Path], object]]] = {
    "the body of another": (False, put(A, a_file(A, "又改过。\n"))),
    "another document": (False, put("content/policies/b.md", a_file(A, number=2))),
    "its body": (True, put(PAGE, a_file(PAGE, "关于别的。\n"))),
    "its title": (True, put(PAGE, a_file(PAGE, "关于。\n", title="关于别的"))),
    "a page more": (True, put("content/pages/more.md", a_file(PAGE, "还有。\n"))),
    "a page less": (True, lambda root: (put(WITHDRAWN, WHY)(root), (root / PAGE).unlink())),
    "its template": (True, instead("theme/main.html", "</article>", "<!-- 新 --></article>")),
    "the template of others": (
        True,
        instead("theme/policy.html", "{% endblock %}", "<!-- 新 -->{% endblock %}"),
    ),
    "a setting": (True, instead("mkdocs.yml", "region: 示例区", "region: 某区")),
    "a comment in the settings": (True, instead("mkdocs.yml", "docs_dir", "# 注释\ndocs_dir")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_mkdocs_is_loaded_where_a_page_may_be_other(change: str, root: Path, tmp_path: Path) -> None:
    """Drawn or kept, a page is what it is where nothing is kept."""
    is_other, edit = CHANGES[change]

    edit(root)

    assert is_other is drew(root)
    shutil.copytree(root, tmp_path / "anew", ignore=shutil.ignore_patterns("site", ".site.releases"))
    assert drew(tmp_path / "anew")
    found, anew = (
        {name: digest for name, digest in tree(folder / "site").items() if "release/" not in name}
        for folder in (root, tmp_path / "anew")
    )
    assert found.keys() == anew.keys()
    assert {name for name in found if found[name] != anew[name]} == {"SHA256SUMS"}


@pytest.mark.parametrize(
    "more", ["- search", "hooks: [x.py]", "INHERIT: ../mkdocs.yml", "extra: {x: !ENV HOME}"], ids=str.split
)
def test_what_others_do_to_pages_nobody_can_tell(more: str, tmp_path: Path) -> None:
    """With other plugins, hooks, or settings from elsewhere MkDocs draws every time."""
    config = tmp_path / "mkdocs.yml"
    config.write_text(MKDOCS, "utf-8")
    assert is_ours_alone(config)

    plugin = "plugins:\n  - search" if more.startswith("-") else f"{more}\nplugins:"
    config.write_text(MKDOCS.replace("plugins:", plugin), "utf-8")

    assert not is_ours_alone(config)

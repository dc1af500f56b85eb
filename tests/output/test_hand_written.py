"""MkDocs draws the hand-written pages, and only where one of them may come out otherwise."""

import os
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
EPOCH = "1795600000"  # 25 November 2026
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


def test_any_file_of_the_theme_may_be_taken_in(root: Path) -> None:
    """Templates are not all that a template takes in."""
    note, page = root / "theme/note.txt", root / "site/pages/about.html"
    note.write_text("ONE", "utf-8")
    instead("theme/main.html", "</article>", '{% include "note.txt" %}</article>')(root)
    assert drew(root)
    assert "ONE</article>" in page.read_text("utf-8")

    note.write_text("TWO", "utf-8")

    assert drew(root)
    assert "TWO</article>" in page.read_text("utf-8")


def test_a_template_of_a_parent_theme_may_be_taken_in(root: Path) -> None:
    """Material is the parent theme, in pages of ours as in those that MkDocs draws."""
    instead("theme/layout.html", "</main>", '{% include "partials/comments.html" %}</main>')(root)

    assert drew(root)


def test_the_theme_may_be_named_elsewhere(root: Path) -> None:
    """In settings that others inherit."""
    config = root / "mkdocs.yml"
    theme, rest = "theme: {name: material, custom_dir: theme}\n", config.read_text("utf-8")
    assert theme in rest
    (root / "base.yml").write_text(theme, "utf-8")
    config.write_text("INHERIT: base.yml\n" + rest.replace(theme, ""), "utf-8")

    assert drew(root)


def test_mkdocs_may_be_told_to_leave_a_page_out(root: Path) -> None:
    """It is not there then, and MkDocs is asked every time."""
    shutil.rmtree(root / ".site.releases")
    (root / "site").unlink()
    instead("mkdocs.yml", "docs_dir", "exclude_docs: pages/about.md\ndocs_dir")(root)
    assert drew(root)

    put(A, a_file(A, "又改过。\n"))(root)

    assert drew(root)
    assert not (root / "site/pages/about.html").exists()
    assert (root / "site/pages/guide.html").exists()


HOOK = """\
from pathlib import Path

said = Path(__file__).with_name("said.txt")


def on_post_build(config):
    said.write_text(said.read_text() + config.site_dir + "\\n" if said.exists() else config.site_dir + "\\n")


def on_shutdown():
    said.write_text(said.read_text() + "shut down\\n")
"""


@pytest.mark.parametrize("command", ["site-builder", "mkdocs"])
def test_other_plugins_are_told_where_the_site_is(command: str, root: Path) -> None:
    """Whoever sends it on, as `mkdocs gh-deploy` does, would send the whole project else."""
    (root / "hook.py").write_text(HOOK, "utf-8")
    instead("mkdocs.yml", "docs_dir", "hooks : [hook.py]\ndocs_dir")(root)

    program = [str(Path(sys.executable).parent / command), "build", "-f", str(root / "mkdocs.yml")]
    subprocess.run(program, check=True, capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH})

    said = (root / "said.txt").read_text("utf-8").splitlines()
    assert set(said[:-1]) == {str(root / "site")}
    assert said[-1] == "shut down"
    assert said.count("shut down") == 1


@pytest.mark.parametrize(
    "more",
    ["- search", "hooks: [x.py]", "hooks : [x.py]", "INHERIT: ../mkdocs.yml", "extra: {x: !ENV HOME}"],
    ids=str.split,
)
def test_what_others_do_to_pages_nobody_can_tell(more: str, tmp_path: Path) -> None:
    """With other plugins, hooks, or settings from elsewhere MkDocs draws every time."""
    config = tmp_path / "mkdocs.yml"
    config.write_text(MKDOCS, "utf-8")
    assert is_ours_alone(config)

    plugin = "plugins:\n  - search" if more.startswith("-") else f"{more}\nplugins:"
    config.write_text(MKDOCS.replace("plugins:", plugin), "utf-8")

    assert not is_ours_alone(config)

"""What a preview gives when it is asked is what a build writes."""

import re
from datetime import date
from pathlib import Path

import pytest

from site_builder.output.build import Order, ready
from site_builder.output.column import build_column
from site_builder.output.on_demand import OnDemand, TooSlowPageError
from site_builder.output.templates import environment
from site_builder.pages.document import hand_written_pages
from site_builder.pipeline import run
from site_builder.problem import BrokenSetupError
from site_builder.settings import read_settings
from site_builder.workers import HERE
from tests.builders import a_file, write_site

PROJECT = Path(__file__).parents[2]
DAY = date(2026, 11, 24)
SEALED = ("release/", "SHA256SUMS", "verify.py")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n')
A, B = "content/policies/a.md", "content/policies/b.md"


def previewed(root: Path, folder: Path, drawn: dict[str, bytes] | None = None) -> OnDemand:
    """Read a column, and make nothing of it yet."""
    settings = read_settings(root / "mkdocs.yml")
    made, problems = ready(run(settings, DAY), Order(executor=HERE), preview=True)
    assert made, problems
    theme = PROJECT / "theme"
    env = environment([str(theme)])
    return OnDemand(made=made, env=env, theme=theme, drawn=drawn or {}, folder=folder / "whole")


@pytest.fixture
def site(tmp_path: Path) -> OnDemand:
    """A preview of two policies."""
    return previewed(write_site(tmp_path / "column", {A: a_file(A), B: a_file(B, number=2)}), tmp_path)


def test_every_file_of_the_demonstration_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte, but for the policy that keeps the preview's script out, and the seal."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    build_column(PROJECT / "mkdocs.yml", site_dir=str(tmp_path / "site"), day=DAY, order=Order(executor=HERE))
    built = {p: p.relative_to(tmp_path / "site").as_posix() for p in (tmp_path / "site").rglob("*")}
    files = {n: p.read_bytes() for p, n in built.items() if p.is_file() and not n.startswith(SEALED)}

    site = previewed(PROJECT, tmp_path)
    drawn = {page.path for page in hand_written_pages(site.made.public)}
    given = {name: site.data(name) for name in files if name not in drawn}

    assert None not in given.values()
    assert given == {
        name: POLICY.sub("", files[name].decode()).encode() if name.endswith(".html") else files[name]
        for name in given
    }


def test_what_no_page_is_is_none(site: OnDemand) -> None:
    """Whatever is asked for."""
    assert [site.data(name) for name in ("policies/c.html", "content/policies/a.md", "s", "x/y")] == [
        None
    ] * 4


def test_what_was_drawn_beforehand_is_given(tmp_path: Path) -> None:
    """The pages that MkDocs draws."""
    root = write_site(tmp_path / "column", {A: a_file(A)})

    assert previewed(root, tmp_path, {"pages/guide.html": b"drawn"}).data("pages/guide.html") == b"drawn"


def test_a_file_that_changed_meanwhile_is_not_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown is what was judged; the next rebuild is coming."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = write_site(tmp_path / "column", {A: a_file(A)})
    settings = read_settings(root / "mkdocs.yml")
    first = run(settings, DAY)
    made, _ = ready(run(settings, DAY, first.kept), Order(executor=HERE), preview=True)
    assert made
    theme = PROJECT / "theme"
    site = OnDemand(made=made, env=environment([str(theme)]), theme=theme, drawn={}, folder=tmp_path)
    (root / A).write_text(a_file(A, "别的正文，还没有检查过。\n"), "utf-8")

    with pytest.raises(BrokenSetupError, match="在处理期间被修改"):
        site.data("policies/a.html")


def test_a_page_that_takes_too_long_is_told(tmp_path: Path) -> None:
    """As a build tells it."""
    body = "- 一项 **粗体** 的内容，有的是 *斜体*\n" * 3000
    root = write_site(tmp_path / "column", {A: a_file(A, body)})
    config = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        config.replace("region:", "render_seconds: 0.02\n      region:", 1), "utf-8"
    )

    with pytest.raises(TooSlowPageError, match="正文排版超过"):
        previewed(root, tmp_path).data("policies/a.html")


def test_a_whole_is_made_when_something_of_it_is_asked_for(site: OnDemand) -> None:
    """And not for a page."""
    assert site.data("policies/a.html")
    assert not site.folder.exists()

    assert site.data("s/current.js")
    assert (site.folder / "feed.xml").is_file()

"""What is begun before a build: content is judged by a process that reads it by itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.beside import Beside
from site_builder.cli import main
from site_builder.model.kept import Kept
from site_builder.output.begun import begin_judging
from site_builder.pipeline import judged_apart, run
from site_builder.problem import BrokenSetupError
from site_builder.settings import read_settings
from tests.builders import DAY, a_file, write_site
from tests.tree import tree_hash

A, SECRET = "content/policies/a.md", "content/policies/secret.md"
FILE = "content/policies/attachments/x.csv"
ATTACHED = ["{title: 名单, file: attachments/x.csv}"]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A column, built once."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    withheld = {"disclosure": "不予公开", "ground": "16-1", "publish_date": None}
    review = {"reviewer": "办公室", "reviewed_on": "2024-03-01", "next_review": "2027-03-01"}
    files = {
        A: a_file(A, attachments=ATTACHED),
        FILE: "甲,乙\n",
        SECRET: a_file(SECRET, number=2, title="一件不公开的内部事项", **review, **withheld),
    }
    root = write_site(tmp_path / "column", files)
    assert build(root) == 0
    return root


def build(root: Path) -> int:
    """Build; gives the exit status."""
    return main(["build", "-f", str(root / "mkdocs.yml"), "--day", DAY.isoformat()])


CHANGES: dict[str, Callable[[Path], object]] = {
    "a body": lambda root: write_site(root, {A: a_file(A, "改了。\n", attachments=ATTACHED)}),
    "a document more": lambda root: write_site(root, {"content/policies/b.md": a_file(A, number=2)}),
    "a document less": lambda root: (root / A).unlink(),
    "an attachment": lambda root: write_site(root, {FILE: "甲,丙\n"}),
    "a list": lambda root: write_site(root, {"data/lists/enterprises.csv": "sector,name\n供水,甲\n"}),
    "a vocabulary": lambda root: write_site(root, {"data/synonyms.csv": "word,synonym\n娃,儿童\n"}),
    "a setting": lambda root: (root / "mkdocs.yml").write_text(
        (root / "mkdocs.yml").read_text("utf-8").replace("region: 示例区", "region: 某区"), "utf-8"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_published_but_what_was_judged(change: str, root: Path) -> None:
    """What changes between two readings is told, and nothing is made of it."""
    config = root / "mkdocs.yml"
    _, judgement = judged_apart(read_settings(config), DAY, Kept(), {})

    def made() -> bool:
        judging = Beside(lambda: judgement).result
        planned: Callable[..., None] = lambda *_: None  # noqa: E731 - of no use here
        return run(read_settings(config), DAY, planned=planned, judgement=judging).public is not None

    assert made()
    CHANGES[change](root)
    with pytest.raises(BrokenSetupError, match="在处理期间被修改，请重新运行"):
        made()


def test_content_is_judged_apart_where_something_is_kept(root: Path, tmp_path: Path) -> None:
    """It says what there is to judge, to search for and to tell; where nothing is kept nobody begins."""
    settings = read_settings(root / "mkdocs.yml")
    judging = begin_judging(settings, DAY, {})
    assert judging

    problems, judged, _ = judging.judgement()
    (texts, files), _ = judging.gathered()

    assert not problems
    assert judged
    assert texts["一件不公开的内部事项"] == "secret"
    assert not files
    assert judging.report() == ""
    judging.process.stop()
    for file in (tmp_path / "cache/site-builder").iterdir():
        file.unlink()
    assert begin_judging(settings, DAY, {}) is None


def test_errors_are_told_and_the_site_stays(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As where nothing was kept."""
    before = tree_hash(root / "site")
    write_site(root, {A: a_file(A, topic="没有这个主题")})

    assert build(root) == 1
    assert "没有这个主题" in capsys.readouterr().err
    assert before == tree_hash(root / "site")

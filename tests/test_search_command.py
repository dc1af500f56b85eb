"""site-builder search asks the built site, and says what a reader would be shown."""

import json
from pathlib import Path

import pytest

from site_builder.cli import main
from tests.builders import a_file, write_site

OPEN = "content/policies/open.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of one policy, built."""
    text = a_file(
        OPEN, "申请低保的居民应当提交材料。", title="关于最低生活保障的通知", doc_no="示政发〔2024〕3号"
    )
    write_site(tmp_path, {OPEN: text})
    assert main(["build", "-f", str(tmp_path / "mkdocs.yml"), "--day", "2026-11-24"]) == 0
    return tmp_path


def search(root: Path, *arguments: str) -> int:
    """Search the site in `root`."""
    return main(["search", *arguments, "-f", str(root / "mkdocs.yml")])


def test_one_character_is_told_to_look_at_titles_only(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its count is not that of the texts, and nobody should take it for that."""
    capsys.readouterr()

    search(root, "低")
    one = capsys.readouterr().out
    search(root, "低保")

    assert "一个字只查标题" in one
    assert "一个字" not in capsys.readouterr().out


def test_lines(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The terminal shows title, facts and the stretch with the words in 【】."""
    capsys.readouterr()

    assert search(root, "低保") == 0

    said = capsys.readouterr().out
    assert "1 条" in said
    assert "关于最低生活保障的通知" in said
    assert "申请【低保】的居民应当提交材料。" in said


def test_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --json it is what the page gets; a number in any style pins its document."""
    capsys.readouterr()

    assert search(root, "示政发[2024]003", "--json") == 0

    said = json.loads(capsys.readouterr().out)
    assert [row["url"] for row in said["pinned"]] == ["policies/open.html"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("，。", "没有可以搜索的字"),
        ("这里没有的东西", "没有找到“这里没有的东西”"),
        ("提交材料期限", "没有完全匹配，以下是相近结果"),
        ("障保最低", "没有完全匹配，以下标题里有这些字"),
        ("怎么申请低保的居民", "没有整句的，搜索了“低保 居民”"),
        ("居民" * 40, "太长，只搜索了“居民居民"),
    ],
)
def test_what_is_not_found(root: Path, capsys: pytest.CaptureFixture[str], query: str, said: str) -> None:
    """What is not there is said in words, with what comes near."""
    assert search(root, query) == 0
    assert said in capsys.readouterr().out


def test_only_titles(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--titles looks into titles and nowhere else."""
    capsys.readouterr()
    assert search(root, "提交材料", "--titles") == 0
    assert "1 条" not in capsys.readouterr().out


def test_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is built yet, it says what to do first."""
    write_site(tmp_path, {OPEN: a_file(OPEN)})
    assert search(tmp_path, "低保") == 2
    assert "site-builder build" in capsys.readouterr().err


def test_a_broken_index(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that somebody changed is broken setup, told in one line."""
    (root / "site").resolve().joinpath("s/current.js").write_text("var x;")
    assert search(root, "低保") == 2
    assert "s/current.js" in capsys.readouterr().err

"""A file of data/ whose form is wrong is told, and nothing of it is silently done without."""

from pathlib import Path

import pytest

from site_builder.cli import main
from tests.builders import a_file, write_site

PATH = "content/policies/a.md"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("withdrawals.yml", "- address: policies/b.html\n  since: 2024-03-05\n"),
        ("working_days.yml", "- {year: 2026}\n"),
        ("profile.yml", "hello\n"),
        ("topics.yml", "- {id: a, label: 教育}\n"),
        ("organisations.yml", '""\n'),
    ],
)
def test_a_file_without_names_is_told(
    name: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what stands missing in it; a list alone was passed over without a word."""
    root = write_site(tmp_path, {PATH: a_file(PATH)})
    (root / "data" / name).write_text(text, "utf-8")

    status = main(["check", "-f", str(root / "mkdocs.yml"), "--no-cache"])

    said = capsys.readouterr().out
    assert status == 1
    assert f"data/{name}:1" in said
    assert f"单独一行「{Path(name).stem}:」" in said


def checked(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Check a column of which one file holds nothing but a comment."""
    (root / "data" / name).write_text("# 只有注释\n", "utf-8")
    return main(["check", "-f", str(root / "mkdocs.yml"), "--no-cache"]), capsys.readouterr().out


def test_a_file_of_comments_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where all has a default that is enough; what must be there is missed, and nothing goes unchecked."""
    root = write_site(tmp_path, {PATH: a_file(PATH, topic="没有的主题")})

    profile = checked(root, "profile.yml", capsys)
    topics = checked(root, "topics.yml", capsys)

    assert profile[0] == 1
    assert "没有的主题" in profile[1]
    assert topics[0] == 1
    assert "topics" in topics[1]

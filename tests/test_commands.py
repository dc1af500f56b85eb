"""What the commands refuse, and say."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.arguments import parser
from site_builder.cli import COMMANDS, main
from site_builder.commands import made_new
from site_builder.problem import BrokenSetupError
from site_builder.settings import read_settings
from site_builder.skeleton import Question
from tests.builders import DAY, a_file, write_site

A = "content/policies/a.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A column with one faulty file."""
    return write_site(tmp_path / "栏目", {A: a_file(A, topic="没有")})


@pytest.mark.parametrize("folder", ["content/aside", ".", "content"])
def test_nothing_is_set_aside_into_the_content(folder: str, root: Path) -> None:
    """A folder inside content/, or around it, is refused before anything is moved."""
    before = sorted(root.rglob("*"))

    status = main(["check", "-f", str(root / "mkdocs.yml"), "--set-aside", str(root / folder)])

    assert status == 2
    assert before == sorted(root.rglob("*"))


def test_setting_aside_twice_loses_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second file of the same name lies beside the first; the report stays readable by programs."""
    command = ["check", "-f", str(root / "mkdocs.yml"), "--format", "json", "--set-aside", str(root / "x")]
    for body in ("甲", "乙"):
        write_site(root, {A: a_file(A, body, topic="没有")})
        assert main(command) == 0
        assert capsys.readouterr().out.startswith("{")

    texts = [path.read_text("utf-8") for path in sorted((root / "x").rglob("*.md"))]
    assert len(texts) == 2
    assert {"甲" in text for text in texts} == {True, False}


def test_an_unknown_organisation_has_no_all_clear(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`due` and `new` know a body by its full or short name, and refuse any other with a hint."""
    config = str(root / "mkdocs.yml")

    assert main(["due", "-f", config, "--organisation", "示例区政府办公室"]) == 2
    assert "是不是「示例区人民政府办公室」" in capsys.readouterr().err
    assert main(["due", "-f", config, "--organisation", "区政府办公室"]) == 0
    assert main(["new", "政策文件", "-f", config, "--publisher", "不存在"]) == 2


def test_a_wrong_answer_is_asked_again(root: Path) -> None:
    """An answer that is not among the choices is refused with a hint; an empty one leaves a placeholder."""
    answers = {"topic": ["教肓", "教育"], "publisher": ["区政府办公室", ""]}
    hints: list[str] = []

    def ask(question: Question, hint: str) -> str:
        hints.append(hint)
        waiting = answers.get(question.field)
        return waiting.pop(0) if waiting else ""

    path = made_new(read_settings(root / "mkdocs.yml"), DAY, "政策文件", answers={}, ask=ask)

    text = (root / path).read_text("utf-8")
    assert "topic: 教育" in text
    assert "is_normative: （请填写：是或否）" in text
    assert "「教肓」不在可选的值里，请重新输入，直接回车以后再填；是不是「教育」？" in hints


def test_an_end_of_input_is_no_traceback(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+D at a question ends the command as Ctrl+C does, and writes nothing."""

    def ended(*_: object) -> str:
        raise EOFError

    monkeypatch.setattr("site_builder.cli._ask", ended)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    before = sorted(root.rglob("*"))

    assert main(["new", "政策文件", "-f", str(root / "mkdocs.yml")]) == 130
    assert before == sorted(root.rglob("*"))


@pytest.mark.parametrize("arguments", [["chekc"], ["check", "--day", "20260101"], ["due", "--within", "x"]])
def test_a_wrong_call_is_told_in_chinese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, with the argument that is wrong."""
    assert main(arguments) == 2
    assert arguments[-1] in capsys.readouterr().err


def test_a_build_that_is_refused_says_that_the_site_stays(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Behind what is wrong; an editor asks what readers see now."""
    assert main(["build", "-f", str(root / "mkdocs.yml")]) == 1
    assert "没有生成：有错误的时候，网站和原来一样" in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(
    "command", [(), *((name,) for name in COMMANDS), ("mirror", "pull"), ("mirror", "nginx")]
)
def test_help_is_chinese(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """But for what is typed, the names of formats and products, and values that stand for themselves."""
    with pytest.raises(SystemExit):
        main([*command, "--help"])

    said = capsys.readouterr().out
    assert said.startswith("用法：site-builder")
    assert not re.search(r"[A-Z]{2,}_|[a-z]+ [a-z]+ [a-z]+|\b[a-z]+:(?!//)", said.split("\n\n", 1)[1])


def arguments_of(made: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Give all that may be written behind a command, and behind those below it."""
    for action in made._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from arguments_of(below)
        else:
            yield action


def commands_of(made: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Give the parsers of the commands."""
    [found] = [action.choices for action in made._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(found)


def test_every_argument_is_explained() -> None:
    """Nobody has to guess what may be written there."""
    found = [*arguments_of(parser(COMMANDS))]

    assert len(found) > 50
    assert [action.dest for action in found if not action.help] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_asked_for_is_as_among_all(command: str) -> None:
    """It takes the same, and says the same of it; the others are not made."""
    alone, among_all = parser(COMMANDS, command), parser(COMMANDS)

    [(name, own)] = commands_of(alone).items()

    assert command == name
    assert own.format_help() == commands_of(among_all)[command].format_help()
    assert alone.format_usage() == among_all.format_usage()


def test_without_a_command_all_are_told() -> None:
    """As where the first word is none."""
    assert [*COMMANDS] == sorted(commands_of(parser(COMMANDS, "--help")), key=[*COMMANDS].index)


def test_an_unknown_kind_names_those_there_are(root: Path) -> None:
    """An editor need not know the list by heart."""
    with pytest.raises(BrokenSetupError, match="可以新建：政策文件、政策解读"):
        made_new(read_settings(root / "mkdocs.yml"), DAY, "诗歌", answers={}, ask=None)

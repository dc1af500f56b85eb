"""A file's text is trusted or not, and characters that can't be seen are told."""

from pathlib import Path

import pytest

from site_builder.problem import Fault, Place
from site_builder.records.source import MOST_UNSEEN, lines_below, read_source


def unseen(folder: Path, text: str) -> list[tuple[int, int, str]]:
    """Give line, column and message of each unseen character of a file."""
    (folder / "a.md").write_text(text, "utf-8")
    source, findings = read_source(folder, "a.md")
    assert source is not None
    assert {f.fault for f in findings} <= {Fault.UNSEEN}
    return [(f.place.line, f.place.column, f.message) for f in findings]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202e", "改变文字方向"),
        ("\u2066", "改变文字方向"),
        ("\u200f", "改变文字方向"),
        ("\u200b", "零宽"),
        ("\u2060", "零宽"),
        ("\ufeff", "零宽"),
        ("\u00ad", "看不见"),
        ("\x08", "看不见"),
        ("\u2028", "看不见"),
        ("\U000e0041", "看不见"),
    ],
)
def test_an_unseen_character_is_told(tmp_path: Path, character: str, name: str) -> None:
    """It may stand in metadata, in a comment or in the body."""
    text = f"---\ntitle: 甲\n# 注{character}释\n---\n每月{character}300元\n"

    found = unseen(tmp_path, text)

    message = f"有{name}的字符 U+{ord(character):04X}"
    assert found == [(3, 4, message), (5, 3, message)]


@pytest.mark.parametrize(
    "text", ["\ufeff甲", "甲\t乙\r\n丙", "👨\u200d👩", "ئۇ\u200cي", "葛\U000e0100", "❤\ufe0f"]
)
def test_what_a_script_needs_is_left_alone(tmp_path: Path, text: str) -> None:
    """A mark at the beginning, tabs, joiners of emoji and of other scripts, variants of a character."""
    assert unseen(tmp_path, text) == []


def test_a_file_full_of_them_is_told_briefly(tmp_path: Path) -> None:
    """Twenty are enough to know."""
    assert len(unseen(tmp_path, "\u200b" * 5000)) == MOST_UNSEEN


def test_lines_are_told_by_their_places(tmp_path: Path) -> None:
    """Of a file that is no UTF-8, too; where there is no such line, or no file, nothing is told."""
    (tmp_path / "a.md").write_text("一\n二\n", "utf-8-sig")
    (tmp_path / "b.md").write_text("三\n", "gb18030")

    line_at = lines_below(tmp_path)

    places = [("a.md", 1), ("a.md", 2), ("a.md", 3), ("a.md", 0), ("b.md", 1), ("c.md", 1), ("", 1)]
    told = [line_at(Place(path=path, line=line)) for path, line in places]
    assert told == ["一", "二", "", "", "三", "", ""]

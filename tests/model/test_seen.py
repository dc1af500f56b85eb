"""A line is read as readers see it, and each character knows where it was written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.seen import Seen, seen_lines
from site_builder.output.markdown import render
from tests.builders import a_policy


def seen(body: str) -> list[Seen]:
    """Give the lines of a body as they are seen."""
    return list(seen_lines(a_policy("a", body=body).record))


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("国发\\[2022\\]15号", "国发[2022]15号"),
        ("1\\. 标题", "1. 标题"),
        ("面积 &lt; 60", "面积 < 60"),
        ("**标题：**内容", "标题：内容"),
        ("见[办法](a.md)。", "见办法。"),
        ("见[办\\*法](a.md)。", "见办*法。"),
        ("![图](a.png)正文", "正文"),
        ("<https://a.example/>", "https://a.example/"),
        ("## 一、标题", "一、标题"),
        ("文字`代码`文字", "文字    文字"),
        ("第二款\\(二\\)", "第二款(二)"),
    ],
)
def test_marks_are_not_seen(written: str, text: str) -> None:
    """Escapes, entities, emphasis and addresses are how a line is written, not what it says."""
    [line] = seen(written)

    assert text == line.text
    assert len(line.columns) == len(text)


def test_a_place_is_where_it_was_written() -> None:
    """The caret stands under the characters in the file, whatever was written before them."""
    [line] = seen("见[办法](a.md)，国发\\[2022\\]15号")
    start = line.text.index("[2022]")

    place = line.place(start, start + 6)

    assert (place.column, place.length) == (16, 7)


@given(st.text("一（)(*\\[]<>&;lt#` a|1.", max_size=60))
def test_every_character_has_a_column(text: str) -> None:
    """Whatever is written, columns grow and stay within the line."""
    for line in seen(text):
        written = line.record.body.split("\n")[line.number]
        assert len(line.columns) == len(line.text)
        assert all(1 <= column <= len(written) for column in line.columns)
        assert sorted(line.columns) == list(line.columns)


@given(st.text("一二、（）1.\\-", min_size=1, max_size=40))
def test_plain_paragraphs_read_as_they_are_published(text: str) -> None:
    """What a rule reads is what the page says."""
    paragraph = f"文{text}文"

    [line] = seen(paragraph)

    assert render(paragraph).plain.strip() == line.text


@given(st.lists(st.sampled_from(["一、甲", "乙", "", "```", "（一）丙", "~~~"]), max_size=12))
def test_the_short_way_finds_the_same(parts: list[str]) -> None:
    """Looking for a pattern in the whole body gives the lines that looking at each line gives."""
    record = a_policy("a", body="\n".join(parts)).record
    having = re.compile(r"\n(?:一、|（一）)")

    slow = [line for line in seen_lines(record) if line.text.startswith(("一、", "（一）"))]

    assert slow == list(seen_lines(record, having))

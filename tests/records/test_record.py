"""A content file is split into what is known of it and its body, and fails closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.problem import Fault
from site_builder.records.record import MAX_FRONT_MATTER, read_record
from site_builder.records.source import Source


def source(text: str) -> Source:
    """Make a source of a text."""
    return Source(path="a.md", text=text)


def test_body_and_its_first_line() -> None:
    """Places in the body count lines of the file."""
    record, found = read_record(source("---\ntitle: 甲\n---\n\n\n第一段\n\n第二段\n"))

    assert found == []
    assert record
    assert record.body.startswith("第一段")
    assert record.body_place(2).line == 8


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n",
        "# 标题\n正文",
        "---\ntitle: 甲\n正文",
        "---\n---\n正文",
        "---\n- 甲\n---\n正文",
        "---\n文字\n---\n",
    ],
)
def test_what_cannot_be_trusted_is_no_record(text: str) -> None:
    """The default handler publishes the metadata as body; ours refuses the file."""
    record, found = read_record(source(text))

    assert record is None
    assert {f.fault for f in found} == {Fault.FRONT_MATTER}


def test_too_much_front_matter() -> None:
    """Front matter has a limit, in bytes."""
    record, [found] = read_record(source(f"---\na: {'甲' * (MAX_FRONT_MATTER // 3)}\n---\n"))

    assert record is None
    assert found.fault is Fault.TOO_LARGE


def test_a_rule_in_the_body_is_no_fence() -> None:
    """Only the first `---` after the beginning ends the front matter."""
    record, _ = read_record(source("---\na: b\n---\n上\n\n---\n\n下\n"))

    assert record
    assert record.body.strip() == "上\n\n---\n\n下"


@given(st.text())
def test_no_text_crashes(text: str) -> None:
    """Every file is a record or has a finding."""
    record, found = read_record(source(text))

    assert record or found


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r")))
def test_no_body_crashes_behind_good_front_matter(body: str) -> None:
    """The body is whatever follows."""
    record, _ = read_record(source(f"---\ntitle: 甲\n---\n{body}"))

    assert record
    assert record.body.strip() == body.strip()

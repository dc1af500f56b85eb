"""内容概述 is one plain line."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.summary import LONGEST, summary_of
from tests.builders import a_policy


def test_the_editors_own_summary_wins() -> None:
    """What an editor wrote is printed as it is."""
    assert summary_of(a_policy("a", summary="概述", body="正文。")) == "概述"


def test_marks_tables_headings_and_the_addressee_are_no_summary() -> None:
    """The line says what the document is about."""
    body = "各镇人民政府：\n\n# 标题\n\n**为了** [办法](a.md)的`施行`，作如下规定。\n\n| 甲 |\n|---|\n"

    assert summary_of(a_policy("a", body=body)) == "为了 办法的施行，作如下规定。"


def test_a_long_body_is_cut_at_a_sentence() -> None:
    """No sentence is broken where one ends in time."""
    assert summary_of(a_policy("a", body="甲" * 50 + "。" + "乙" * 200)) == "甲" * 50 + "。"


@given(st.text(max_size=400))
def test_any_body_gives_one_short_line(body: str) -> None:
    """Whatever is written, a list can print it."""
    summary = summary_of(a_policy("a", body=body))

    assert len(summary) <= LONGEST
    assert "\n" not in summary

"""The paragraphs of a body are what readers see, whatever marks it is written with."""

import time

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.paragraph import grams, paragraphs, squeezed


def test_marks_of_markdown_are_gone() -> None:
    """Headings, list items and rows are paragraphs; soft line breaks are none."""
    body = "# 标题\n**甲**见[乙](b.md)，\n接着写。\n\n- 一\n- 二\n\n| 列 | 数 |\n|---|---:|\n| 丙 | 1 |\n"

    assert paragraphs(body) == ("标题", "甲见乙，接着写。", "一", "二", "列 ｜ 数", "丙 ｜ 1")


def test_signs_within_a_line_stay() -> None:
    """What marks a line at its beginning is text further on."""
    assert paragraphs("甲 > 乙 - 丙 # 丁") == ("甲 > 乙 - 丙 # 丁",)


@given(st.text(alphabet="甲乙 \n#*-|[]()!`\\>1.", max_size=200))
def test_any_body_has_paragraphs_on_one_line(body: str) -> None:
    """No paragraph is empty or has a line break."""
    for paragraph in paragraphs(body):
        assert paragraph.strip()
        assert "\n" not in paragraph


def test_hostile_bodies_take_linear_time() -> None:
    """What is quadratic for careless patterns takes under a second at half a million characters."""
    for body in ("-" * 500_000 + "x", "[" * 500_000, "![" * 250_000, "*" * 500_000, "[a](" * 125_000):
        start = time.process_time()
        paragraphs(body)
        assert time.process_time() - start < 1, body[:5]


def test_squeezed_words_are_compared_in_runs() -> None:
    """Punctuation and width do not hide that words are the same."""
    assert squeezed("第1条，ＡＢ 甲。") == "第1条ab甲"
    assert len(grams("甲乙丙丁", 3)) == 2
    assert grams("甲乙", 3) == frozenset()

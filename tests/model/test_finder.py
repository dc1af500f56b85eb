"""The texts that are found are those that are there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.finder import AT_ONCE, WORD, Finder

ALPHABET = st.sampled_from("示政发〔2026〕ab𠀀\ud800")
TEXTS = st.lists(st.text(ALPHABET, max_size=24), max_size=8)


@given(TEXTS, st.lists(st.text(ALPHABET, max_size=14), max_size=5), st.data())
def test_what_is_found_is_what_is_there(texts: list[str], others: list[str], data: st.DataObject) -> None:
    """However short they are, wherever they stand, and of whatever characters they are made."""
    parts = [*others, *data.draw(st.lists(st.sampled_from(texts), max_size=4) if texts else st.just([]))]
    text = "".join(data.draw(st.permutations(parts)))

    assert Finder(texts).found(text) == {one for one in texts if one and one in text}


def test_texts_that_begin_alike_are_told_apart() -> None:
    """Index numbers of one body, one of which is a page's."""
    numbers = [f"11379900MB00000026/2024-{number:05}" for number in range(300)]

    assert Finder(numbers).found(f"索引号{numbers[7]}，正文") == {numbers[7]}


@pytest.mark.parametrize("length", range(1, 16))
def test_a_text_is_found_wherever_it_stands(length: int) -> None:
    """However long it is, and however far from the beginning and the end."""
    text = "示政发〔2026〕1号文件全文"[:length]

    for before in range(9):
        for behind in range(9):
            assert Finder([text]).found("甲" * before + text + "乙" * behind) == {text}
            assert Finder([text]).found("甲" * before + text[1:] + "乙" * behind) == set()


@pytest.mark.parametrize("length", [7, 11, 20])
def test_a_text_is_found_across_what_is_looked_at_at_once(length: int) -> None:
    """A long text is looked at in parts."""
    text = "示政发〔2026〕1号文件全文和附件目录"[:length]

    for before in range(AT_ONCE * WORD - 2 * length, AT_ONCE * WORD + 2):
        assert Finder([text]).found("甲" * before + text + "乙") == {text}

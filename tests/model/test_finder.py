"""The texts that are found are those that are there."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.finder import Finder

ALPHABET = st.sampled_from("示政发〔2026〕ab𠀀\ud800")
TEXTS = st.lists(st.text(ALPHABET, max_size=14), max_size=8)


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

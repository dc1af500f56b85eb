"""Titles stand under the letter and in the order in which people look for them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, RE_HANS
from pypinyin.seg.simpleseg import seg
from wcwidth import wcwidth

from site_builder.text import PLAIN, Spelling, cells, sort_key, standing, syllables, visible, words_in


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("重庆市办法", "C"), ("《教育法》解读", "J"), ("“十五五”规划", "S"), ("2026年通知", "#"),
        ("A类目录", "A"), ("", "#"), ("……", "#"), ("银行业务", "Y"), ("长沙规定", "C"),
    ],
)  # fmt: skip
def test_the_letter_of_a_title(title: str, letter: str) -> None:
    """The first character is read as its phrase is; marks before it don't count."""
    assert (letter, sort_key(title)) == standing(title)


def test_titles_are_in_the_order_of_their_pinyin() -> None:
    """Not in the order of code points."""
    assert sorted(["住房", "教育", "《安全》"], key=sort_key) == ["《安全》", "教育", "住房"]


def test_cells() -> None:
    """A Han character takes two cells, a combining mark none."""
    assert (cells("a教"), cells("e\u0301"), cells("")) == (3, 1, 0)


def test_plain_characters_have_the_cells_that_a_terminal_gives_them() -> None:
    """All of them, as wcwidth says."""
    for first, end, width in PLAIN:
        assert {width} == {wcwidth(chr(code)) for code in range(first, end)}


def test_what_prints_is_left_alone() -> None:
    """Only what acts on a terminal, or cannot be seen, is escaped; a tab is a space."""
    assert (*map(visible, ("教 a", "教\ta", "\u200b", "\u3000")),) == ("教 a", "教 a", "\\u200b", "\u3000")


@given(st.text())
def test_any_text_has_a_letter_a_key_and_a_visible_form(text: str) -> None:
    """Nothing an editor types crashes an index; what is visible prints."""
    letter, key = standing(text)
    assert letter == "#" or letter.isalpha()
    assert key == sort_key(text)
    assert all(c.isprintable() or c in "\u3000\xa0" or c.isspace() for c in visible(text))


@given(
    st.lists(
        st.sampled_from(["重庆", "重", "行", "银行", "长沙", "的", "（1）", "A", " ", "〇", "发展", "2024年"])
    ).map("".join)
)
def test_words_spelt_one_by_one_are_spelt_as_in_the_whole(text: str) -> None:
    """What is kept of a word is what pypinyin says of it in any text."""
    assert syllables(text) == lazy_pinyin(text)


@given(
    st.lists(st.text(st.one_of(st.sampled_from("重庆行（）A1ßﬁ\n \t\u2028"), st.characters())), max_size=8)
)
@example(["ß", "重庆"])  # its letter is two
def test_what_was_spelt_is_known_again(titles: list[str]) -> None:
    """By another process, of all titles; but for those that go over several lines, which are spelt again."""
    first, second = Spelling(), Spelling()
    found = {title: first.of(title) for title in titles}
    second.know(first.told())

    assert second.knew == {title: said for title, said in found.items() if "\n" not in title + said[1]}
    assert {title: second.of(title) for title in titles} == found
    assert len(second.told()) == len(first.told())


PHRASES = "一不重庆行银长沙的发展地方着了和为中国共产党心意得大夫参差"


@given(st.text(st.one_of(st.sampled_from(PHRASES), st.characters())))
def test_a_text_is_cut_as_pypinyin_cuts_it(text: str) -> None:
    """Phrases that begin alike, and what only begins one, are told apart where pypinyin does so."""
    assert syllables(text) == lazy_pinyin(text)


@given(st.lists(st.sampled_from(sorted(filter(RE_HANS.match, PHRASES_DICT))), max_size=6), st.data())
def test_parts_of_phrases_are_cut_as_pypinyin_cuts_them(phrases: list[str], data: st.DataObject) -> None:
    """Wherever a phrase is broken off."""
    text = "".join(phrase[: data.draw(st.integers(1, len(phrase)))] for phrase in phrases)

    assert (seg(text) if text else []) == [*words_in(text)]

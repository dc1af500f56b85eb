"""Characters are folded one by one, so that a place in the folded text is a place in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.search.character import folded, runs
from site_builder.search.snippet import marked, snippet
from site_builder.search.term import MOST_TERMS, pairs, terms


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("低保", "低保"),
        ("ＡＢＣ１２３", "abc123"),
        ("低\u200b保", "低保"),
        ("低 保，低。", "低 保 低 "),
        ("㈠", " 一 "),
        ("m²℃", "m2 c"),
        ("😀𠮷", "  "),
        ("\ud83d低", " 低"),
    ],
)
def test_folding(text: str, becomes: str) -> None:
    """Width, case and what cannot be seen make no difference; all that makes no word is a space."""
    assert becomes == folded(text)


@given(st.text(), st.text())
def test_texts_fold_piece_by_piece(first: str, second: str) -> None:
    """Folding does not look at neighbours, and folds what is folded to itself."""
    assert folded(first + second) == folded(first) + folded(second)
    assert folded(folded(first)) == folded(first)


def test_words_are_taken_once() -> None:
    """A word that is asked twice is asked once."""
    assert runs("低保，低保 申请") == ("低保", "申请")


def test_terms_are_pairs() -> None:
    """A word of one character is a term itself, longer ones are their pairs."""
    assert pairs("税") == ["税_"]
    assert pairs("最低保") == ["最低", "低保"]


@given(
    st.lists(st.text(alphabet="一二三四五六七八九十百千万", min_size=1, max_size=40), min_size=1, max_size=5)
)
def test_long_queries_ask_for_some_pairs(words: list[str]) -> None:
    """However long a query is, it asks for twelve pairs at most, the first and last among them."""
    asked = terms(words)
    every = list(dict.fromkeys(pair for word in words for pair in pairs(word)))
    assert len(asked) == min(MOST_TERMS, len(every))
    assert asked[0] == every[0]
    assert asked[-1] == every[-1]
    assert set(asked) <= set(every)


@given(st.text(max_size=200), st.text(alphabet="低保abc", min_size=1, max_size=3))
def test_marks_change_no_text(text: str, word: str) -> None:
    """All pieces together are the text; what is marked, and nothing else, holds the word."""
    pieces = marked(text, [word])
    assert text.replace("\n", " ").strip() in "".join(p.text for p in pieces)
    assert all(word in folded(piece.text) for piece in pieces if piece.mark)


def test_a_snippet_shows_the_longest_word() -> None:
    """The stretch that is shown stands around the first place of the longest word."""
    pieces = snippet("前言。" * 50 + "城乡最低生活保障对象" + "结语。" * 50, ["城乡", "最低生活保障"])
    assert [piece.text for piece in pieces if piece.mark] == ["城乡最低生活保障"]

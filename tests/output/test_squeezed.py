"""Texts are folded by a table to what normalising them gives."""

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.output.squeezed import AT_ONCE, squeezed

CHARACTERS = st.one_of(
    st.sampled_from(
        "示政发〔2026〕１号，。…—《》Ⅲ㈠①ＡＢ ab\u3000\n*_`#>|\\"
        "\u0301\u1112\u1161\u11abﬁßŉİ𠀀\u00a0\u200b\ue000"
    ),
    st.characters(max_codepoint=0xFFFF),
    st.characters(),
)


def plainly(text: str) -> str:
    """Fold a text as a whole."""
    unmarked = re.sub(r"[*_`#>|\\]+", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+", "", unmarked).casefold()


def test_width_marks_and_space_are_no_difference() -> None:
    """A source and its page are the same."""
    assert squeezed("**示政发〔２０２６〕\n  1 号**……ＡＢ") == squeezed("示政发〔2026〕1号......ab")


def test_every_character_is_folded_as_it_is_alone() -> None:
    """Of the first plane, and some beyond it."""
    wrong = [code for code in range(0x20100) if squeezed(chr(code)) != plainly(chr(code))]

    assert not wrong


@given(st.lists(CHARACTERS, max_size=30).map("".join))
def test_texts_are_folded_as_a_whole(text: str) -> None:
    """Also where characters join with their neighbours, or become several."""
    assert squeezed(text) == plainly(text)


@given(st.lists(CHARACTERS, min_size=1, max_size=4).map("".join), st.integers(0, 5))
@settings(max_examples=40, deadline=None)
def test_long_texts_are_folded_as_a_whole(text: str, before: int) -> None:
    """Also what stands where one part of it ends and the next begins."""
    long = "甲" * (AT_ONCE - before) + text + "a B" + text

    assert squeezed(long) == plainly(long)

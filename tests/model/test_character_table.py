"""A table of characters says what the function says of which it was made, and asks it once for each."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.character_table import MANY, SLOW, CharacterTable
from site_builder.text import utf16

BECOMES = {"ａ": ord("a"), " ": 0, "…": MANY, "\u0301": SLOW}


@given(st.lists(st.text(st.sampled_from("甲乙aｂ…ａ "))))
def test_it_says_what_the_function_says(texts: list[str]) -> None:
    """Whichever texts came before."""
    asked: list[str] = []

    def becomes(character: str) -> int:
        asked.append(character)
        return BECOMES.get(character, ord(character))

    table = CharacterTable(becomes)
    for text in texts:
        folded = table.folded(np.frombuffer(utf16(text), dtype="<u2"))

        assert folded
        said = [BECOMES.get(character, ord(character)) for character in text]
        assert folded[0].tolist() == said
        assert folded[1].tolist() == [code for code in said if code]
    assert len(asked) == len(set(asked))
    assert not {"甲", "乙"} & set(asked)  # which stay as they are


def test_what_its_neighbours_change_takes_a_closer_look() -> None:
    """A mark that joins the letter before it: nothing is said of the text."""
    table = CharacterTable(lambda character: BECOMES.get(character, ord(character)))

    assert table.folded(np.frombuffer(utf16("甲e\u0301"), dtype="<u2")) is None

"""Many texts are folded at once as each is alone."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.artifacts.search.characters import GAP, codes_of
from site_builder.search.character import MOST_FOLDED, folded

SOME = st.text(alphabet="低保 Ａ…①\u200b\n\ud8000", max_size=6)
ANY = st.text(st.characters(max_codepoint=MOST_FOLDED), max_size=4)


@given(st.lists(SOME | ANY, max_size=5))
def test_texts_are_folded_as_each_is_alone(texts: list[str]) -> None:
    """Characters that become several, or none, move what follows, and gaps stay between all texts."""
    found, sizes = codes_of(texts)

    alone = [[0 if c == " " else ord(c) for c in folded(text)] + [0] * GAP for text in texts]
    assert [len(each) for each in alone] == sizes.tolist()
    assert [0] * GAP + [code for each in alone for code in each] == found.tolist()


def test_every_character_is_folded_as_it_is_alone() -> None:
    """Also those of which it is known beforehand that they stay as they are."""
    every = [chr(code) for code in range(MOST_FOLDED + 1)]

    found, _ = codes_of(["".join(every)])

    alone = [0 if c == " " else ord(c) for c in "".join(map(folded, every))]
    assert found.tolist() == [0] * GAP + alone + [0] * GAP
    one_by_one, _ = codes_of([c for c in every if len(folded(c)) == 1])
    assert one_by_one[GAP :: GAP + 1].tolist() == [
        0 if (f := folded(c)) == " " else ord(f) for c in every if len(folded(c)) == 1
    ]

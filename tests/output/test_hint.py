"""What is in a text is never denied; what is not, nearly always."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.hint import Hints

TEXTS = st.lists(
    st.text(st.sampled_from("示政发〔2026〕号，。ab𠀀"), min_size=1, max_size=12), min_size=1, max_size=5
)


@given(TEXTS, st.text(max_size=20), st.text(max_size=20))
def test_what_is_there_is_not_denied(texts: list[str], before: str, after: str) -> None:
    """Wherever it stands, however short it is."""
    hints = Hints(texts)

    assert all(hints.may_be_in(f"{before}{text}{after}") for text in texts)


def test_other_texts_are_told_apart() -> None:
    """Of a thousand texts with none of them, fewer than ten are searched in vain."""
    hints = Hints(f"不上网的第{number}句话，没有公开的文件说过" for number in range(1000))
    others = [f"这是公开的第{number}句话，别处没有说过的内容" * 50 for number in range(1000)]

    assert sum(hints.may_be_in(other) for other in others) < 10

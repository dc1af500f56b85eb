"""What a reader's program makes of a text is searched too."""

from html import unescape
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.view import entities_read, percents_read

PARTS = st.one_of(
    st.sampled_from(
        ["&", "#", ";", "x", "amp", "lt", "notin", "not", "ampersand", "39", "x27", "CounterClockwise"]
    ),
    st.text(st.sampled_from("&#;xX19aZ密<\n \t-é"), max_size=4),
)


@given(st.lists(PARTS, max_size=20).map("".join))
def test_entities_are_read_as_html_reads_them(text: str) -> None:
    """With and without a semicolon, alone or run together."""
    assert entities_read(text) == unescape(text)


@given(st.text(st.sampled_from("%%%eE58a9zg密 +\u00e9"), max_size=30))
def test_percents_are_read_as_addresses_are(text: str) -> None:
    """Whole characters and halves of them."""
    assert percents_read(text) == unquote(text)

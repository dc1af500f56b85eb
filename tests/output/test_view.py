"""What a reader's program makes of a text is searched too."""

import json
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.view import entities_read, percents_read, views

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


SIGNS = st.sampled_from(
    [
        "<",
        ">",
        '"',
        "'",
        "<!--",
        "<!DOCTYPE html>",
        "\\u0021",
        "-->",
        "!",
        "&lt;",
        "&#37;",
        "%41",
        "%3C",
        "\\u003c",
        "\\u0026",
        "\\",
        "密",
        "a",
        " ",
    ]
)


def plainly(text: str) -> Iterator[str]:
    """Read a text in every way, as shortly as that can be written."""
    yield text
    yield (text := re.sub(r"\\u[0-9a-fA-F]{4}", lambda found: json.loads(f'"{found[0]}"'), text))
    yield unescape(text)
    yield unquote(text)
    for seen in (text, re.sub("(?s)<!--.*?-->", "", text)):
        yield unescape(re.sub(r"""<(?:[^<>"']|"[^"<]*"|'[^'<]*')*>|<[^<>]*>""", "", seen))


@given(st.lists(SIGNS, max_size=14).map("".join))
def test_a_text_is_read_in_every_way(text: str) -> None:
    """Whatever signs it holds, and for each that it does not hold."""
    assert set(views("name", text.encode())) == {"name", *plainly(text)} - {""}


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
@given(st.lists(SIGNS, max_size=14).map("".join))
def test_a_text_in_another_encoding_is_read_in_every_way(encoding: str, text: str) -> None:
    """In which a sign may have other bytes beside it."""
    data = f"密\u00ff{text}".encode(encoding)
    first = data.decode("utf-8" if encoding == "gb18030" else encoding, "replace")

    assert {*plainly(first), data.decode("gb18030", "replace")} - {""} <= set(views("", data))

"""A document number is read in any style, and gives the key of the document that bears it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.document_number import parse_document_number
from site_builder.search.number import NumberKey, key_of, number_key

STYLES = [
    "示政发〔2024〕3号", "示政发[2024]3号", "示政发（2024）3号", "示政发【2024】第3号", "示政发﹝2024﹞003号",
    "示政发 〔２０２４〕 ３ 号", "示政发〔2024〕3", "示政发〔二〇二四〕三号",
    "示政发\u200b〔2024〕3号", "示政发<2024>3号",
]  # fmt: skip


@pytest.mark.parametrize("text", STYLES)
def test_styles(text: str) -> None:
    """Brackets, width, spaces, zeros and numerals make no difference."""
    assert number_key(text) == NumberKey(prefix="示政发", year=2024, serial=3)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[2024]3号", NumberKey(prefix="", year=2024, serial=3)),
        ("〔2024〕第3号", NumberKey(prefix="", year=2024, serial=3)),
        ("国务院令第711号", NumberKey(prefix="国务院令", year=0, serial=711)),
        ("3号", None),
        ("2024", None),
        ("关于低保的通知", None),
        ("", None),
    ],
)
def test_what_is_a_number(text: str, key: NumberKey | None) -> None:
    """Year and serial are enough; a serial alone is not."""
    assert number_key(text) == key


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """Whatever is typed is a number or is none."""
    found = number_key(text)
    parsed = parse_document_number(text).number
    assert parsed is None or key_of(parsed) == found

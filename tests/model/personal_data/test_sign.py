"""Signs are what a text must have before anything looks closer."""

import unicodedata

from site_builder.model.personal_data.sign import signed_lines


def test_every_decimal_digit_beyond_ascii_is_a_sign() -> None:
    """A number can be written in the digits of any script that Unicode knows."""
    digits = [chr(c) for c in range(0x80, 0x20000) if unicodedata.category(chr(c)) == "Nd"]

    assert list(range(len(digits))) == signed_lines("\n".join(digits))
    assert len(digits) > 500


def test_plain_text_has_no_sign() -> None:
    """A line of Han characters and a short number is passed over."""
    assert signed_lines("本办法自2024年1月1日起施行，有效期5年。") == []

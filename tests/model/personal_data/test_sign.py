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


def test_words_that_only_share_a_character_are_no_sign() -> None:
    """人口 has nothing to do with 户口所在地, nor 小微企业 with 微信."""
    lines = ["人口增长。", "支持小微企业。", "户口所在地：城关镇", "微信 abcdef1", "户口\u200b所在地"]

    assert signed_lines("\n".join(lines)) == [2, 3, 4]

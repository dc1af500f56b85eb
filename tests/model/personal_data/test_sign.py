"""Signs are what a text must have before anything looks closer."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.personal_data.address import home_addresses
from site_builder.model.personal_data.folded import folded
from site_builder.model.personal_data.sign import has_sign, signed_lines


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


@given(
    st.text(st.one_of(st.characters(), st.sampled_from("0123456789 *xX-AB·•.口所在地微信住籍汉\n\U00020000")))
)
def test_the_lines_with_a_sign_are_all_found(text: str) -> None:
    """Looking first for what is ASCII of a sign passes over no line, and adds none."""
    assert [n for n, line in enumerate(text.split("\n")) if has_sign(line)] == signed_lines(text)


@given(st.lists(st.text("0123456789 *xX-A·.口所在地微信住籍汉"), max_size=5))
def test_texts_with_a_sign_have_one_together(texts: list[str]) -> None:
    """A document's fields are asked for signs as lines of one text."""
    assert has_sign("\n".join(texts)) or not any(map(has_sign, texts))


PLACES = (
    "家庭住址 户籍地址 户籍所在地 户籍地 户口所在地 现居住地 现住址 现住 常住地址 居住地址 居住在 家住 住 "
    "， ； 、 ： 为 在 \u3000 \u00a0 \u200b 城关镇 示例街道 3号楼 12号 5-2-301 房 宅"
)


@given(st.lists(st.sampled_from(PLACES.split(" ")), max_size=8).map("".join))
def test_every_address_has_a_sign(text: str) -> None:
    """住 and 籍 count where an address may follow, for nine texts in ten that have them speak of housing."""
    assert has_sign(text) or not list(home_addresses(folded(text).text, ""))


def test_housing_is_no_sign() -> None:
    """Nor is a place of birth that nothing follows."""
    assert signed_lines("住房保障\n居住证\n户籍制度\n居住在城关镇\n，住城关镇3号") == [3, 4]

"""
Masked numbers: which characters still show, and whether they show too much.

Fourteen visible characters of an identity number, or its eight of the birth date, leave so few to
guess that the mask hides nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from site_builder.model.personal_data.context import before
from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.identity_number import (
    FULL_LENGTH,
    OF_A_PERSON,
    has_birth_date,
    is_identity_number,
    region_is_known,
)
from site_builder.model.personal_data.match import Match
from site_builder.pattern import pattern_of

MOST_VISIBLE = 13  # characters of an identity number
FEWEST_HIDDEN = 4  # digits of a mobile number
IDENTITY_LENGTHS = (15, 18)

MOBILE_LENGTH = 11
BIRTH = slice(6, 14)
_MASKED = pattern_of(r"(?<![0-9A-Za-z*])(?=[0-9*]{1,18}[*Xx])[0-9*][0-9*Xx]++(?:[ -][0-9*Xx]++){0,4}+")
_EMPHASIS = pattern_of(r"[*]{1,3}[^*]+[*]{1,3}")
_PROVINCE = pattern_of(r"[*]{2}|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_OF_A_CARD = pattern_of(r"银行|卡号|账号|帐号|存折|一卡通")


class Masked(NamedTuple):
    """A masked number: `text` has `*` for every hidden character."""

    kind: Kind
    start: int
    end: int
    text: str

    @property
    def head(self) -> int:
        """The characters that show at its beginning."""
        return len(self.text) - len(self.text.lstrip("0123456789"))

    @property
    def tail(self) -> int:
        """The characters that show at its end."""
        return len(self.text) - len(self.text.rstrip("0123456789X"))


def masked_numbers(text: str, label: str) -> Iterator[Masked]:
    """Find masked identity numbers and mobile numbers."""
    if "*" not in text and "X" not in text and "x" not in text:
        return
    for match in _MASKED.finditer(text):
        written = match[0].replace(" ", "").replace("-", "").upper()
        number = re.sub(r"X(?=.)|X{2,}$", lambda m: "*" * len(m[0]), written)
        if not re.search(r"[0-9]{2}", number) or "*" not in number or _EMPHASIS.fullmatch(number):
            continue
        near = f"{label} {before(text, match.start())}"
        kind = _kind(number, near)
        if kind is not None:
            yield Masked(kind, match.start(), match.end(), number)


def _kind(number: str, near: str) -> Kind | None:
    if _OF_A_CARD.search(near):
        return None
    if re.match(r"1[3-9]", number) and (len(number) == MOBILE_LENGTH or re.search(r"手机|电话", near)):
        return Kind.MASKED_MOBILE
    is_long_enough = len(number) in IDENTITY_LENGTHS and _PROVINCE.match(number)
    is_whole = is_identity_number(number.replace("*", ""))
    return Kind.MASKED_IDENTITY if is_long_enough or is_whole or OF_A_PERSON.search(near) else None


def too_little_masked(text: str, label: str) -> Iterator[Match]:
    """Find masked numbers that show too much; uncertain where only part of a birth date shows."""
    for masked in masked_numbers(text, label):
        number = masked.text
        if is_identity_number(number.replace("*", "")):  # stars were Markdown's, and nothing is hidden
            yield Match(Kind.IDENTITY_NUMBER, masked.start, masked.end)
            continue
        if masked.kind is Kind.MASKED_MOBILE:
            if len(number) == MOBILE_LENGTH and number.count("*") < FEWEST_HIDDEN:
                yield Match(masked.kind, masked.start, masked.end, is_certain=False)
            continue
        visible = len(number) - number.count("*")
        shows_birth = len(number) == FULL_LENGTH and "*" not in number[BIRTH] and has_birth_date(number)
        shows_most = visible > MOST_VISIBLE and ("*" in number[:6] or region_is_known(number))
        if shows_birth or shows_most:
            yield Match(masked.kind, masked.start, masked.end)
        elif len(number) == FULL_LENGTH and number[BIRTH] != "*" * 8:
            yield Match(masked.kind, masked.start, masked.end, is_certain=False)

"""
Numbers of identity cards (GB 11643): 18 characters, or the 15 digits issued until 1999.

python-stdnum knows the check character and the regions; its `validate` is not used, for it refuses a
region that did not exist in the year of birth, though cards bear the region of the day of issue.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from site_builder.model.personal_data.context import before
from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.digits import Digits, numbers
from site_builder.model.personal_data.match import Match
from site_builder.pattern import pattern_of

OLD_LENGTH = 15
# As people part a number for reading; where its check character fails, it may hold a slip.
GROUPS = {(6, 8, 4), (6, 4, 4, 4), (6, 4, 2, 2, 4), (3, 3, 4, 4, 4)}
FULL_LENGTH = 18
LENGTHS = frozenset({OLD_LENGTH, FULL_LENGTH})
OF_A_PERSON = pattern_of(r"身份证|身份号码|公民身份|证件号|证件证号|居住证")
# Codes made of region, date and serial have the shape of an identity number, one in eleven its check
# character too: building permits, cases, archives, projects.
OF_A_THING = pattern_of(
    r"(?:许可证|施工证|登记证|注册号|执照|信用代码|机构代码|编号|编码|备案|文号|合同|项目|代码|单号|流水号|订单|案号"
    r"|批号|档案|索引号|单元号|权证|房产证|产权|标段|招标|采购|批准|条码|序列|账号|帐号|卡号)[^，,、]{0,8}$"
)
# Of these nobody makes an identity number, whatever their digits.
_OF_A_PROJECT = pattern_of(r"(?:项目|采购|招标|合同|标段|备案)(?:编|代)?[号码]\s*[:：]?\s*$")
# 残疾证号: an identity number, behind it the kind of disability and its degree.
_DISABILITY_CARD = pattern_of(r"(?<![0-9])([0-9]{17}[0-9Xx])[0-9]{2}(?![0-9])")


def identity_numbers(text: str, label: str) -> Iterator[Match]:
    """Find identity numbers; `label` is what heads the text, such as a column's heading."""
    for digits in numbers(text, LENGTHS):
        near = before(text, digits.start)
        is_a_persons = OF_A_PERSON.search(f"{label} {near}") is not None
        is_a_things = not is_a_persons and any(OF_A_THING.search(words) for words in (label, near))
        if _OF_A_PROJECT.search(near) or _OF_A_PROJECT.search(label):
            continue
        if len(digits.value) == OLD_LENGTH:
            found = _short(digits, is_a_persons=is_a_persons, is_a_things=is_a_things)
        else:
            found = _long(digits, is_a_persons=is_a_persons, is_a_things=is_a_things)
        if found is not None:
            yield Match(Kind.IDENTITY_NUMBER, digits.start, digits.end, found)
    if "残" in text or "残" in label:
        for card in _DISABILITY_CARD.finditer(text):
            if is_identity_number(card[1].upper()):
                yield Match(Kind.IDENTITY_NUMBER, card.start(), card.end(), is_certain=True)


def _long(digits: Digits, *, is_a_persons: bool, is_a_things: bool) -> bool | None:
    """Judge 18 characters: certain, uncertain, or None for no identity number."""
    from stdnum.cn import ric, uscc  # noqa: PLC0415 - it brings TLS with it, and few texts have such a number

    number = digits.value
    if is_identity_number(number):
        return not is_a_things
    has_check = number[-1] == ric.calc_check_digit(number) and has_birth_date(number)
    if has_check and number[0] == "9" and region_is_known(number[1:3] + "0000") and is_a_persons:
        return not uscc.is_valid(number)  # foreigners' cards: 9, province, nationality
    is_grouped = digits.groups in GROUPS and has_birth_date(number) and region_is_known(number)
    is_plain = is_a_persons and _is_plain(digits) and not uscc.is_valid(number)
    return False if is_grouped or is_plain else None


def is_identity_number(number: str) -> bool:
    """Tell whether 18 characters have a region, a birth date and the right check character."""
    from stdnum.cn import ric  # noqa: PLC0415

    return (
        len(number) == FULL_LENGTH
        and has_birth_date(number)
        and number[:-1].isdigit()
        and number[-1] == ric.calc_check_digit(number)
        and region_is_known(number)
    )


def _short(digits: Digits, *, is_a_persons: bool, is_a_things: bool) -> bool | None:
    """Judge 15 digits, which have no check character: a label decides."""
    number = digits.value
    if not _is_plain(digits) or not number.isdigit() or is_a_things:
        return None
    if has_birth_date(f"{number[:6]}19{number[6:]}") and region_is_known(number):
        return is_a_persons
    return False if is_a_persons else None


def _is_plain(digits: Digits) -> bool:
    return digits.is_alone or len(digits.groups) == 1


def has_birth_date(number: str) -> bool:
    """Tell whether characters 7 to 14 are a date from 1900 on."""
    try:
        day = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return 1900 <= day.year < 2100  # noqa: PLR2004 - centuries in which people with cards are born


@cache
def region_is_known(number: str) -> bool:
    """Tell whether the first six digits are, or were, a county, or its first four a prefecture."""
    from stdnum import numdb  # noqa: PLC0415
    from stdnum.exceptions import ValidationError  # noqa: PLC0415

    try:
        info = numdb.get("cn/loc").info(number[:6])
    except ValidationError:
        return False
    known = {key for _, properties in info for key in properties}
    return "county" in known or (number[:2] in {"71", "81", "82", "83"} and number[2:6] == "0000")

"""A piece of personal data, and where it stands in the text it was found in."""

from enum import StrEnum

from site_builder.value import dataclass


class Kind(StrEnum):
    """What a piece of personal data is; the value is its Chinese name, for messages."""

    IDENTITY_NUMBER = "身份证号码"
    MASKED_IDENTITY = "遮盖不够的身份证号码"
    MOBILE = "手机号码"
    MASKED_MOBILE = "遮盖不够的手机号码"
    BANK_CARD = "银行卡号"
    ADDRESS = "家庭住址"
    PLATE = "车牌号码"
    EMAIL = "个人邮箱"
    ACCOUNT = "个人微信或者QQ号"
    # The kinds below are judgements of a table's column; their datum is the column's heading.
    MINORS = "未成年人名单"
    PUPILS = "学生名单"
    HOUSEHOLDS = "到户金额"
    HARDSHIP = "健康、残疾或者困难原因"


@dataclass(frozen=True, kw_only=True)
class PersonalDatum:
    """
    One match: `text` is `source[start:end]` as it was written, with its spaces and hidden characters.

    `is_certain` is False where a person has to look: the checksum fails, or what stands around it
    says an office's number or another kind of code.
    """

    kind: Kind
    start: int
    end: int
    text: str
    is_certain: bool = True


@dataclass(frozen=True, kw_only=True)
class PersonalCell:
    """A match in a table: `row` and `column` count from 0, `datum` has its place in that cell."""

    row: int
    column: int
    datum: PersonalDatum

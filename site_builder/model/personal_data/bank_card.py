"""Bank cards: Luhn's check digit, an issuer's first digits, and a word that says so."""

from collections.abc import Iterator

from site_builder.model.personal_data.context import after, before
from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.digits import numbers
from site_builder.model.personal_data.match import Match
from site_builder.pattern import pattern_of

LENGTHS = frozenset({16, 17, 18, 19})
# UnionPay, Visa, Mastercard, JCB, and the first cards of the large banks.
_ISSUER = pattern_of(r"62|60|81|4[0-9]|5[1-5]|2[2-7]|35[2-8]|9558|955[0-9]|6858|690755|95")
OF_A_CARD = pattern_of(
    r"银行卡|卡号|借记卡|储蓄卡|一卡通|工资卡|社保卡|保障卡|存折|账号|帐号|账户|帐户|开户|打卡"
)
# An office that takes deposits or fees prints its own account.
_OF_AN_OFFICE = pattern_of(
    r"(?:户名|单位|收款人|名称)[:为是 ]*[^\s，。；]{0,30}(?:局|公司|中心|委员会|政府|医院|学校|法院)"
    r"|对公|保证金|非税|缴款|财政|国库|专户|捐赠|捐款|收款"
)


def bank_cards(text: str, label: str) -> Iterator[Match]:
    """Find bank cards of persons; Luhn's digit alone proves little, a tenth of all numbers has it."""
    for digits in numbers(text, LENGTHS):
        from stdnum import luhn  # noqa: PLC0415 - it brings TLS with it, and few texts have such a number

        number = digits.value
        if not _ISSUER.match(number) or not number.isdigit() or not luhn.is_valid(number):
            continue
        if len(digits.groups) > 1 and not (digits.is_alone and digits.groups[0] in (4, 6)):
            continue
        near = f"{label} {before(text, digits.start, 40)}"
        if not OF_A_CARD.search(near):
            continue
        is_an_offices = _OF_AN_OFFICE.search(f"{near} {after(text, digits.end)}")
        yield Match(Kind.BANK_CARD, digits.start, digits.end, is_an_offices is None)

"""Mobile numbers: eleven digits that begin with 13 to 19."""

import re
from collections.abc import Iterator

from site_builder.model.personal_data.context import after, before, is_in_address
from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.digits import numbers
from site_builder.model.personal_data.match import Match
from site_builder.pattern import pattern_of

COUNTRY = "86"
LENGTHS = frozenset({11, 13})  # 13 with the country's number before it
GROUPS = {(11,), (3, 4, 4), (3, 8), (4, 3, 4), (3, 3, 5), (5, 6), (7, 4)}
_EXAMPLE = "13800000000"
_MOBILE = pattern_of(r"1[3-9][0-9]{9}")
_TAGGED = pattern_of(r"(?:tel|phone|mobile|mob|cell)\.?(1[3-9][0-9]{9})(?![0-9A-Za-z])", re.IGNORECASE)
_UNIT = pattern_of(r" ?(?:万元|亿元|元|美元)|[亿万]|吨|米|平方|立方|公里|亩|千瓦|%|\.[0-9]|,[0-9]{3}")
_OF_A_THING = pattern_of(r"编号|编码|代码|单号|流水号|订单|合同号|备案号|许可证号|批号|账号|帐号|条码|序列号")
# A line that offices print: the number may be on duty and public; a person has to look.
OF_AN_OFFICE = pattern_of(
    r"联系人|联系方式|联系电话|咨询|电话|热线|传真|监督|举报|投诉|报名|值班|救援|报修|抢修|服务|办公|负责人"
    r"|经办|受理|科|处|局|派出所|司法所|卫生|站|中心|委员会|公司|医院|学校|大队|联络员|河长|林长|网格员|街长|专家"
)
OF_A_PERSON = pattern_of(
    r"姓名|申请人|户主|本人|家庭|监护人|家长|父亲|母亲|受助|获助|被救助|低保|特困|残疾|患者|死者|伤者|村民|居民|考生|学生"
    r"|领取人|承租人|被征收人|身份证|住址|当事人|业主|投诉人|举报人|信访人|职工|农户|贫困"
)


def mobiles(text: str, label: str) -> Iterator[Match]:
    """Find mobile numbers; uncertain where an office seems to give its own."""
    for digits in numbers(text, LENGTHS):
        value, groups = digits.value, digits.groups
        if len(value) > len(_EXAMPLE):
            if not value.startswith(COUNTRY):
                continue
            value = value.removeprefix(COUNTRY)
            rest = groups[0] - len(COUNTRY)
            groups = (rest, *groups[1:]) if rest > 0 else groups[1:]
        if not _MOBILE.fullmatch(value) or groups not in GROUPS:
            continue
        if len(groups) > 1 and not digits.is_alone:
            continue  # three numbers of a flattened table
        if _is_amount(text, digits.start, digits.end, value) or is_in_address(text, digits.start):
            continue
        near = f"{label} {before(text, digits.start)}"
        if _OF_A_THING.search(near):
            continue
        yield Match(Kind.MOBILE, digits.start, digits.end, _is_private(near, after(text, digits.end)))
    if len(text.encode("ascii", "ignore")) < len(_EXAMPLE):
        return
    for match in _TAGGED.finditer(text):
        yield Match(Kind.MOBILE, match.start(1), match.end(1), is_certain=False)


def _is_amount(text: str, start: int, end: int, value: str) -> bool:
    is_a_tail = re.search(r"[0-9][.,]$", text[max(0, start - 2) : start]) is not None
    return value.endswith("000000") or _UNIT.match(text, end) is not None or is_a_tail


def _is_private(near: str, behind: str) -> bool:
    """Tell whether a mobile is certainly a private person's: nothing speaks of an office."""
    if OF_A_PERSON.search(near):
        return True
    return not OF_AN_OFFICE.search(near) and not OF_AN_OFFICE.search(behind[:8])

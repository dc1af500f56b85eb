"""What the heading of a table's column says its cells are."""

import re
from enum import Enum, auto
from functools import cache

from site_builder.pattern import pattern_of


class Column(Enum):
    """The columns that matter here."""

    IDENTITY = auto()
    MOBILE = auto()
    PHONE = auto()
    BANK = auto()
    ADDRESS = auto()
    MAILBOX = auto()
    PLATE = auto()
    HOUSEHOLDER = auto()
    NAME = auto()
    MONEY = auto()
    HARDSHIP = auto()
    OFFICE = auto()


LONGEST = 20  # characters; what is longer is a sentence, no heading
_MARKS = pattern_of(r"[\s*_`（）()：:]+")
_AMOUNT = pattern_of(r"[0-9][0-9.,]*(?:万|亿)?元")
# In this order: the first that matches says what the column is.
_HEADINGS = (
    (Column.IDENTITY, r"身份证|证件号|身份号码"),
    (Column.MOBILE, r"手机|移动电话"),
    (Column.BANK, r"银行卡|银行账|银行帐|卡号|一卡通|社保卡|存折|个人账号|个人账户|^账号$|^帐号$"),
    (Column.ADDRESS, r"家庭住址|家庭地址|户籍|住址|现住|居住地|户口所在"),
    (Column.MAILBOX, r"邮箱|email|e-mail|qq|微信"),
    (Column.PLATE, r"车牌|号牌"),
    (
        Column.HARDSHIP,
        r"病种|病情|患病|疾病|诊断|健康状况|残疾类|残疾等|残疾级|残疾证|残疾种|伤残|致贫|致困|困难原因|救助原因",
    ),
    (
        Column.MONEY,
        r"金额|补贴额|补助额|补贴资金|补助资金|救助金|保障金|补差|发放.{0,6}元|元[/每]?[人户月年]*$|标准元|补贴元",
    ),
    (Column.HOUSEHOLDER, r"户主|农户|领取人|受助人|受益人|持卡人|家庭成员|被征收人|承租人"),
    (
        Column.OFFICE,
        r"单位|机构|部门|公司|企业|项目|职务|岗位|学校|医院|专家|职称|负责人|法人|法定代表|网格|河段|科室",
    ),
    (Column.NAME, r"姓名|申请人|名字|^名单$|保障对象|救助对象|低保对象"),
    (Column.PHONE, r"电话|联系方式"),
)
_PATTERNS = tuple((column, pattern_of(pattern, re.IGNORECASE)) for column, pattern in _HEADINGS)


@cache
def column_of(heading: str) -> Column | None:
    """Give what a heading says, or None for a column of no interest here."""
    bare = _MARKS.sub("", heading)
    if not bare or len(bare) > LONGEST or _AMOUNT.search(bare):
        return None
    return next((column for column, pattern in _PATTERNS if pattern.search(bare)), None)

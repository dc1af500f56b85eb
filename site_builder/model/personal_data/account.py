"""A person's mailbox, QQ and WeChat; those of offices are there to be published."""

import re
from collections.abc import Iterator

from site_builder.model.personal_data.context import before
from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.match import Match
from site_builder.pattern import pattern_of

_EMAIL = pattern_of(
    r"(?<![0-9A-Za-z._%+-])[0-9A-Za-z][0-9A-Za-z._%+-]{0,63}@[0-9A-Za-z-]{1,63}(?:\.[0-9A-Za-z-]{2,24}){1,3}"
)
_QQ = pattern_of(r"(?<![A-Za-z])QQ(?!群)(?:号码|号)?[ :为是]{0,3}([1-9][0-9]{4,10})(?![0-9@])", re.IGNORECASE)
_WECHAT = pattern_of(
    r"微信(?!公众|小程序|群)(?:(?:号码|号|ID)(?:同号)?[ :为是]{0,3}|[ :为是]{1,3})"
    r"([A-Za-z][0-9A-Za-z_-]{5,19})(?![0-9A-Za-z])"
)
OF_A_PERSON = pattern_of(
    r"本人|个人|申请人|姓名|户主|家长|监护人|学生|受助|当事人|业主|村民|居民|投诉人|举报人|信访人|身份证|住址|考生"
)
_OF_AN_OFFICE = pattern_of(r"公众|平台|客服|官方|政务")
_SENT_TO = pattern_of(r"发送|发至|报送|寄|提交|反馈|投稿|发到|电子信箱|(?:举报|监督)(?!人)|意见")
_HEADING = pattern_of(r"(?:QQ|微信)(?!群|公众|小程序)", re.IGNORECASE)
_WHOLE = pattern_of(r" *([1-9][0-9]{4,10}|[A-Za-z][0-9A-Za-z_-]{5,19}) *")


def accounts(text: str, label: str) -> Iterator[Match]:
    """Find persons' mailboxes and accounts; all uncertain."""
    if "@" in text:
        yield from _emails(text, label)
    if "QQ" in text.upper():
        for match in _QQ.finditer(text):
            yield Match(Kind.ACCOUNT, match.start(1), match.end(1), is_certain=False)
    if "微信" in text:
        for match in _WECHAT.finditer(text):
            if not _OF_AN_OFFICE.search(before(text, match.start())):
                yield Match(Kind.ACCOUNT, match.start(1), match.end(1), is_certain=False)
    if _HEADING.search(label) and (whole := _WHOLE.fullmatch(text)):
        yield Match(Kind.ACCOUNT, whole.start(1), whole.end(1), is_certain=False)


def _emails(text: str, label: str) -> Iterator[Match]:
    for match in _EMAIL.finditer(text):
        near = f"{label} {before(text, match.start(), 40)}"
        if OF_A_PERSON.search(near) and not _SENT_TO.search(near):
            yield Match(Kind.EMAIL, match.start(), match.end(), is_certain=False)

"""
发文字号: the number under which an official document is known, 机关代字〔year〕serial号.

Four forms are canonical (GB/T 9704-2012 and practice): `国发〔2022〕15号`; orders and announcements
without a year, `国令第711号`; with one, `公告2022年第3号`; of a session, `公告〔十五届〕第30号`.
Whatever else can mean only one number is repaired, and the repair is told; the rest is refused.
"""

import re
import unicodedata
from enum import StrEnum

from site_builder.model.chinese_numeral import NUMERALS, chinese_integer
from site_builder.model.document_number_reason import TWO_DIGITS, UNSEEN, complaint, repairs
from site_builder.pattern import pattern_of
from site_builder.value import dataclass

MAX_LENGTH = 120
MIN_CODE, MAX_CODE = 2, 16  # characters of a 机关代字
MAX_SERIAL = 99_999
OLDEST_YEAR, LATEST_YEAR = 1940, 2099
FIRST_SHORT_YEAR = 49  # no organ of this state numbered anything before 1949
LAST_YEAR_FIRST = 1999  # later, a year in front is a court's way of numbering cases


class Form(StrEnum):
    """How a number is written."""

    CODE = "code"
    ORDER = "order"
    ANNUAL = "annual"
    SESSION = "session"


@dataclass(frozen=True, kw_only=True)
class DocumentNumber:
    """
    One document number: `prefix` is the series, without the year; `text` the canonical spelling.

    `year` is None where the series runs through the years, as orders do.
    """

    prefix: str
    year: int | None
    serial: int
    text: str
    form: Form = Form.CODE

    def __str__(self) -> str:
        """Give the canonical spelling."""
        return self.text

    @property
    def key(self) -> tuple[str, int, int]:
        """What two spellings of one number share; the year is 0 where there is none."""
        prefix = re.sub("^国令$", "国务院令", self.prefix)
        return re.sub("^中华人民共和国(?=..)", "", prefix), self.year or 0, self.serial


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """
    What became of a text: a number, or None.

    `reason` says in Chinese why it was refused or what was repaired; it is empty where the text was
    canonical.
    """

    number: DocumentNumber | None
    reason: str


_OPENING, _CLOSING = "([【{「『<《⟨〖", ")]】}」』>》⟩〗"
_BRACKETS = str.maketrans(dict.fromkeys(_OPENING, "〔") | dict.fromkeys(_CLOSING, "〕"))
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
# A bracket opens a group of its own and nothing else, so there is one way to read any text.
_NAME = rf"(?:[{_HAN}、]|〔[{_HAN}]{{1,8}}〕)"
_YEAR = rf"(?P<year>[0-9]{{1,4}}|[{NUMERALS}]{{2,4}})"
_SERIAL = rf"(?P<serial>[0-9]{{1,8}}|[{NUMERALS}]{{1,9}})"
_RUNNING_TEXT = pattern_of("关于|根据|按照|依据|印发|转发|通知|的|^见")
_ORDER_WORDS = ("令", "公告", "通告")
_ORDER = f"(?:{'|'.join(_ORDER_WORDS)})"

_CODE_FORM = pattern_of(rf"(?P<prefix>{_NAME}*)〔{_YEAR}年?〕(?P<nth>第?){_SERIAL}(?P<mark>号?)")
_YEAR_FIRST = pattern_of(rf"〔{_YEAR}年?〕(?P<prefix>[{_HAN}]+?)第?{_SERIAL}(?P<mark>号?)")
_ANNUAL_FORM = pattern_of(rf"(?P<prefix>{_NAME}*{_ORDER})〔?{_YEAR}年(?P<nth>第?){_SERIAL}(?P<mark>号)〕?")
_ORDER_FORM = pattern_of(rf"(?P<prefix>{_NAME}*{_ORDER})〔?(?P<nth>第?){_SERIAL}(?P<mark>号?)〕?")
_ORDER_LAST = pattern_of(rf"(?P<prefix>{_NAME}+?)(?P<nth>第){_SERIAL}(?P<mark>号)(?P<last>{_ORDER})")
_SESSION_FORM = pattern_of(
    rf"(?P<prefix>{_NAME}*{_ORDER})〔第?(?P<session>[0-9]{{1,3}}|[{NUMERALS}]{{1,3}})届〕"
    rf"(?P<nth>第?){_SERIAL}(?P<mark>号?)"
)


def parse_document_number(text: str) -> Parsed:
    """Read `text` as a document number, repairing what can be read in only one way."""
    try:
        number, reason = _read(text)
    except _UnreadableError as error:
        return Parsed(number=None, reason=str(error))
    return Parsed(number=number, reason=reason)


class _UnreadableError(Exception):
    """Why a text is no document number, in words that follow 发文字号「…」."""


def _read(text: str) -> tuple[DocumentNumber, str]:
    if len(text) > MAX_LENGTH:
        raise _UnreadableError(f"有 {len(text)} 个字符，不像一个文号")
    bare = _bare(text)
    for form, make in _FORMS:
        if match := form.fullmatch(bare):
            number, moved = make(match)
            return number, repairs(text, number.text, match, moved)
    raise _UnreadableError(complaint(bare))


def _bare(text: str) -> str:
    """Drop what cannot be seen and give every bracket one shape."""
    folded = unicodedata.normalize("NFKC", text)
    seen = (c for c in folded if unicodedata.category(c) not in UNSEEN)
    return "".join(seen).translate(_BRACKETS)


def _code(match: re.Match[str]) -> tuple[DocumentNumber, str]:
    prefix, year, serial = _prefix(match["prefix"]), _year(match["year"]), _serial(match)
    # Orders of the central bank and their like keep 第 although they have a year.
    nth = match["nth"] if prefix.endswith(_ORDER_WORDS) else ""
    text = f"{prefix}〔{year}〕{nth}{serial}号"
    return DocumentNumber(prefix=prefix, year=year, serial=serial, text=text), ""


def _year_first(match: re.Match[str]) -> tuple[DocumentNumber, str]:
    prefix, year, serial = _prefix(match["prefix"]), _year(match["year"]), _serial(match)
    if year > LAST_YEAR_FIRST:
        raise _UnreadableError("的年份写在最前面，像是案件编号；年份应写在机关代字之后")
    text = f"{prefix}〔{year}〕{serial}号"
    number = DocumentNumber(prefix=prefix, year=year, serial=serial, text=text)
    return number, "年份移到机关代字之后"


def _annual(match: re.Match[str]) -> tuple[DocumentNumber, str]:
    prefix, year, serial = _prefix(match["prefix"]), _year(match["year"]), _serial(match)
    text = f"{prefix}{year}年第{serial}号"
    form = Form.ANNUAL
    return DocumentNumber(prefix=prefix, year=year, serial=serial, text=text, form=form), ""


def _order(match: re.Match[str]) -> tuple[DocumentNumber, str]:
    last = match.groupdict().get("last") or ""
    prefix, serial = _prefix(match["prefix"] + last), _serial(match)
    if not (match["nth"] or match["mark"]):
        raise _UnreadableError("既没有「第」也没有「号」，看不出哪一部分是编号")
    text = f"{prefix}第{serial}号"
    number = DocumentNumber(prefix=prefix, year=None, serial=serial, text=text, form=Form.ORDER)
    return number, f"「{last}」移到编号之前" if last else ""


def _session(match: re.Match[str]) -> tuple[DocumentNumber, str]:
    prefix, serial = _prefix(match["prefix"]), _serial(match)
    session = chinese_integer(match["session"])
    if not session:
        raise _UnreadableError(f"的届次「{match['session']}」不是数字")
    text = f"{prefix}〔{match['session']}届〕第{serial}号"
    series, form = f"{prefix}〔{session}届〕", Form.SESSION
    return DocumentNumber(prefix=series, year=None, serial=serial, text=text, form=form), ""


_FORMS = (
    (_CODE_FORM, _code),
    (_SESSION_FORM, _session),
    (_ANNUAL_FORM, _annual),
    (_ORDER_FORM, _order),
    (_ORDER_LAST, _order),
    (_YEAR_FIRST, _year_first),
)


def _prefix(written: str) -> str:
    prefix = written.replace("〔", "（").replace("〕", "）")
    if _RUNNING_TEXT.search(prefix):
        raise _UnreadableError("在机关代字之前还有别的文字，只写文号本身")
    if prefix.endswith(_ORDER_WORDS):
        if prefix == "令":
            raise _UnreadableError("缺少发文机关")
    elif "、" in prefix:
        raise _UnreadableError("像是写了不止一个机关；联合发文只写主办机关的文号")
    elif "人民政府" in prefix:
        raise _UnreadableError("的机关代字前面写了机关全称，只写机关代字")
    elif len(prefix) < MIN_CODE:
        raise _UnreadableError("缺少机关代字（年份之前的部分，至少两个字）")
    elif len(prefix) > MAX_CODE:
        raise _UnreadableError(f"的机关代字超过 {MAX_CODE} 个字")
    return prefix


def _year(written: str) -> int:
    year = chinese_integer(written)
    if year is None:
        raise _UnreadableError(f"的年份「{written}」不是数字")
    if len(written) == TWO_DIGITS:
        if year >= FIRST_SHORT_YEAR:
            return 1900 + year
        raise _UnreadableError(f"的年份只有两位「{written}」，如果是 20{written} 年，请写全四位")
    if not OLDEST_YEAR <= year <= LATEST_YEAR:
        raise _UnreadableError(f"的年份「{written}」不是合理的四位年份")
    return year


def _serial(match: re.Match[str]) -> int:
    written = match["serial"]
    serial = chinese_integer(written)
    if serial is None or not 0 < serial <= MAX_SERIAL:
        raise _UnreadableError(f"的顺序号「{written}」应当是 1 到 {MAX_SERIAL} 之间的数")
    return serial

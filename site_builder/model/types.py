"""Types that the fields of all document kinds are made of, with Chinese messages for bad values."""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from site_builder.model.credit_code import credit_code_fault, organisation_code_is_valid
from site_builder.model.document_number import DocumentNumber, parse_document_number
from site_builder.pattern import pattern_of
from site_builder.problem import Fault


class Disclosure(StrEnum):
    """公开属性: decided before a document circulates (条例 arts 13-16)."""

    PROACTIVE = "主动公开"
    ON_REQUEST = "依申请公开"
    WITHHELD = "不予公开"


class Ground(StrEnum):
    """The statutory ground for withholding (条例 arts 14, 15, 16)."""

    STATE_SECRET = "14a"  # noqa: S105 - a ground, not a password
    FORBIDDEN_BY_LAW = "14b"
    SECURITY = "14c"
    THIRD_PARTY = "15"
    INTERNAL = "16-1"
    PROCESS = "16-2p"
    ENFORCEMENT_FILE = "16-2e"


GROUND_LABELS = {
    Ground.STATE_SECRET: "属于国家秘密（条例第十四条）",
    Ground.FORBIDDEN_BY_LAW: "法律、行政法规禁止公开（条例第十四条）",
    Ground.SECURITY: "危及“三安全一稳定”（条例第十四条）",
    Ground.THIRD_PARTY: "损害第三方合法权益（条例第十五条）",
    Ground.INTERNAL: "内部事务信息（条例第十六条第一款）",
    Ground.PROCESS: "过程性信息（条例第十六条第二款）",
    Ground.ENFORCEMENT_FILE: "行政执法案卷信息（条例第十六条第二款）",
}


class Scope(StrEnum):
    """公开范围: where a disclosed document may be shown; only `web` ever enters the build."""

    WEB = "web"
    VILLAGE_BOARD = "village_board"
    AFFECTED_AREA = "affected_area"
    ON_SITE = "on_site"


def bad(fault: Fault, message: str) -> PydanticCustomError:
    """Make the error that becomes a finding of `fault`."""
    return PydanticCustomError(fault.value, "{message}", {"message": message})


_DATE = pattern_of(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CHINESE_DATE = pattern_of(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")


def _a_date(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        if _DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        raise bad(Fault.FIELD_VALUE, f"日历上没有「{value}」这一天") from None
    narrow = unicodedata.normalize("NFKC", value)
    if _DATE.fullmatch(narrow):
        raise bad(Fault.FIELD_VALUE, f"日期「{value}」是全角数字，请写作「{narrow}」")
    hint = ""
    if match := _CHINESE_DATE.fullmatch(value):
        year, month, day = (int(part) for part in match.groups())
        hint = f"，请写作「{year:04}-{month:02}-{day:02}」"
    raise bad(Fault.FIELD_VALUE, f"日期「{value}」不是「年-月-日」的形式{hint}")


_BOOLEANS = {"是": True, "否": False, "true": True, "false": False}


def _a_boolean(value: object) -> object:
    if isinstance(value, str):
        if value not in _BOOLEANS:
            raise bad(Fault.FIELD_VALUE, f"「{value}」应当写「是」或「否」")
        return _BOOLEANS[value]
    return value


def _an_integer(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"\d{1,9}", value):
            raise bad(Fault.FIELD_VALUE, f"「{value}」应当是阿拉伯数字")
        return int(value)
    return value


def _a_list(value: object) -> object:
    if isinstance(value, str):
        raise bad(Fault.FIELD_VALUE, f"「{value}」应当写成列表，例如「[{value}]」")
    return value


def _a_list_of_groups(value: object) -> object:
    if isinstance(value, str):
        raise bad(Fault.FIELD_VALUE, f"「{value}」应当写成一组一组的列表，各项见 docs/fields.md")
    return value


LONGEST_IDENTIFIER = 80  # characters


def _an_identifier(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value) or len(value) > LONGEST_IDENTIFIER:
        message = f"标识「{value}」只能用小写英文字母、数字和连字符，不超过 {LONGEST_IDENTIFIER} 个字符"
        raise bad(Fault.IDENTIFIER, message)
    return value


def _a_title(value: str) -> str:
    if re.search(r"[<>\x00-\x1f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", value):
        message = f"标题「{value}」里有尖括号或不可见字符"
        raise bad(Fault.FIELD_VALUE, message)
    return value


def _a_document_number(value: object) -> object:
    if not isinstance(value, str):
        return value
    parsed = parse_document_number(value)
    if value in {"无", "没有", "-", "—"}:
        raise bad(Fault.DOCUMENT_NUMBER, f"没有发文字号的，不写「{value}」，删去这一行")
    if parsed.number is None:
        raise bad(Fault.DOCUMENT_NUMBER, f"发文字号「{value}」{parsed.reason}")
    if parsed.number.text != value:
        message = f"发文字号「{value}」应写作「{parsed.number.text}」：{parsed.reason}"
        raise bad(Fault.DOCUMENT_NUMBER, message)
    return parsed.number


def _a_credit_code(value: str) -> str:
    if fault := credit_code_fault(value):
        raise bad(Fault.CREDIT_CODE, f"统一社会信用代码「{value}」{fault}")
    return value


_INDEX_NUMBER = pattern_of(r"(?:([0-9A-Z]{8}-?[0-9X])|([0-9A-Z]{18}))/((?:19|20)\d\d)-(\d{4,8})")


def _an_index_number(value: str) -> str:
    match = _INDEX_NUMBER.fullmatch(value)
    if match is None:
        message = f"索引号「{value}」应当是「机构代码/年份-顺序号」，如「11379900MB00000013/2024-00001」"
        raise bad(Fault.INDEX_NUMBER, message)
    organisation, credit = match.group(1), match.group(2)
    if organisation and not organisation_code_is_valid(organisation.replace("-", "")):
        raise bad(Fault.INDEX_NUMBER, f"索引号「{value}」前面的组织机构代码校验位不对")
    if credit and (fault := credit_code_fault(credit)):
        raise bad(Fault.INDEX_NUMBER, f"索引号「{value}」前面的统一社会信用代码{fault}")
    return value


def _a_file(value: str) -> str:
    path = PurePosixPath(value)
    if "\\" in value:
        raise bad(Fault.FIELD_VALUE, f"附件路径「{value}」里的「\\」要写成「/」")
    if path.is_absolute() or ".." in path.parts or ":" in value:
        message = f"附件路径「{value}」必须在本文件所在的文件夹之内，不能含「..」、盘符或以「/」开头"
        raise bad(Fault.FIELD_VALUE, message)
    return str(path)


def _a_web_address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"']+", value):
        raise bad(Fault.FIELD_VALUE, f"网址「{value}」应当以 http:// 或 https:// 开头，中间没有空格")
    return value


def _a_phone(value: str) -> str:
    if not re.fullmatch(r"\+?[\d０-９()（）\- 、转]{3,40}", value):
        raise bad(Fault.FIELD_VALUE, f"电话「{value}」只能有数字、连字符、括号和「转」")
    return value


def _upper(value: str) -> str:
    return value.upper()  # of a builtin, pydantic has Python parse the signature, 2 ms


def _a_pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise bad(Fault.FIELD_VALUE, f"「{value}」不是合格的正则表达式：{error}") from None
    return value


Text = Annotated[str, Field(min_length=1, max_length=2000)]
Pattern = Annotated[Text, AfterValidator(_a_pattern)]
RuleNumber = Annotated[str, Field(min_length=1, max_length=10), AfterValidator(_upper)]
Reason = Annotated[str, Field(min_length=4, max_length=2000)]
Title = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_a_title)]
Identifier = Annotated[str, AfterValidator(_an_identifier)]
Day = Annotated[date, BeforeValidator(_a_date)]
YesNo = Annotated[bool, BeforeValidator(_a_boolean)]
Number = Annotated[int, BeforeValidator(_an_integer)]
IndexNumber = Annotated[str, AfterValidator(_an_index_number)]
CreditCode = Annotated[str, AfterValidator(_a_credit_code)]
DocumentNo = Annotated[DocumentNumber, BeforeValidator(_a_document_number)]
AttachedFile = Annotated[str, AfterValidator(_a_file)]
WebAddress = Annotated[str, AfterValidator(_a_web_address)]
Phone = Annotated[str, AfterValidator(_a_phone)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_a_list)]
Numbers = Annotated[tuple[Number, ...], BeforeValidator(_a_list)]


def many(item: Any) -> Any:  # noqa: ANN401 - a type made from a type
    """Give the type of a list of `item`, whose message tells how a list is written."""
    is_group = isinstance(item, type) and issubclass(item, BaseModel)
    return Annotated[tuple[item, ...], BeforeValidator(_a_list_of_groups if is_group else _a_list)]

"""What was published and is so no more: its address stays, and says where it went or why it ended."""

import re
from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from site_builder.model.kinds import Document
from site_builder.model.part import a
from site_builder.model.types import Day, Disclosure, Reason, Scope, Title, YesNo, bad
from site_builder.model.unfilled import UNFILLED
from site_builder.problem import Fault

_ADDRESS = re.compile(
    r"(policies|interpretations|catalogue|pages|topics|organisations)/(?!index\.)[a-z0-9-]+\.html"
    r"|files/[a-z0-9-]+\.[a-z0-9]+"
)


def _an_address(value: str) -> str:
    if not _ADDRESS.fullmatch(value):
        message = f"「{value}」应当是网站里的地址，从文件夹写起，如 policies/2024-3.html，前面不写网站的网址"
        raise bad(Fault.FIELD_VALUE, message)
    return value


def _filled(value: str) -> str:
    if UNFILLED in value:
        raise bad(Fault.FIELD_VALUE, "撤下的原因还没有填写")
    return value


Address = Annotated[str, AfterValidator(_an_address)]
Filled = Annotated[Reason, AfterValidator(_filled)]


class Withdrawal(BaseModel):
    """An entry of data/withdrawals.yml."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    address: Address = a("地址", "以前发布过的地址，如 policies/2024-3.html", default=...)
    since: Day = a("日期", "从哪一天起撤下或者移走，年-月-日", default=...)
    reason: Annotated[Reason, AfterValidator(_filled)] = a(
        "原因", "会公布在网站上；不能写出撤下的内容", default=...
    )
    title: Title | None = a("标题", "原来的标题；会公布，不宜公布的不写")
    moved_to: Address | None = a("新地址", "移走的写现在的地址；撤下的不写")
    erased: YesNo = a(
        "依法清除",
        "泄露了个人信息等必须清除的写「是」：各镜像收到移除通知，并删去含有它的旧版本",
        default=False,
    )


def expired(document: Document, day: date) -> Withdrawal | None:
    """Give what stands at the address of a document whose window has closed before `day`."""
    last = document.publish_until
    if last is None:
        return None
    was_shown = (
        document.disclosure is Disclosure.PROACTIVE
        and document.scope is Scope.WEB
        and document.publish_date is not None
        and document.publish_date <= last < day
    )
    if not was_shown:
        return None
    return Withdrawal.model_construct(
        address=document.address,
        since=last + timedelta(days=1),
        reason="展示期限届满",
        title=None,
        moved_to=None,
        erased=False,
    )

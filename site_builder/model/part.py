"""Groups of fields inside documents, and how a field is declared with its Chinese name."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from site_builder.model.types import (
    AttachedFile,
    Day,
    Disclosure,
    Ground,
    Phone,
    Reason,
    RuleNumber,
    Text,
    Title,
    WebAddress,
    YesNo,
)


def a(title: str, description: str, **options: Any) -> Any:  # noqa: ANN401 - as pydantic's Field
    """Declare an optional field, or a required one with `default=...`."""
    options.setdefault("default", None)
    return Field(title=title, description=description, **options)


class Part(BaseModel):
    """A group of fields inside a document."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Attachment(Part):
    """附件: a file that lies beside the document and is published with it."""

    title: Title = a("附件名称", "读者看到的名称，如「申请表」", default=...)
    file: AttachedFile = a("文件", "相对于本文件的路径，如「attachments/form.docx」", default=...)


class Contact(Part):
    """咨询联系方式: an office's, never a person's."""

    office: Text = a("机构", "承办机构或科室", default=...)
    phone: Phone = a("电话", "办公电话或政务热线", default=...)
    address: Text | None = a("地址", "办公地址")
    hours: Text | None = a("时间", "办公时间")
    public_contact: YesNo = a("公开手机", "电话是对外公布的工作手机时写「是」", default=False)


class Origin(Part):
    """来源: from where a document that another body made was taken (转载; 条例 art 10)."""

    name: Text = a("来源名称", "原发布机关或网站", default=...)
    url: WebAddress | None = a("来源网址", "原文网址")


class Exemption(Part):
    """规则豁免: one rule that is not applied to this document, and why; readers can see it."""

    rule: RuleNumber = a("规则", "规则编号，如 I401", default=...)
    reason: Reason = a("理由", "为什么本文件不适用这条规则，至少 4 个字；会公布在网站上", default=...)


class Conversion(Part):
    """公开属性转换: one entry of the log that 条例 art 18 asks for."""

    before: Disclosure = a("原属性", "转换前的公开属性", default=...)
    after: Disclosure = a("现属性", "转换后的公开属性", default=...)
    date: Day = a("转换日期", "年-月-日", default=...)
    reason: Text = a("转换原因", "情况发生了什么变化", default=...)
    ground: Ground | None = a("原依据", "原来不予公开的依据，如 15")

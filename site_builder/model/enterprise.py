"""One row of the list of public enterprises."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from site_builder.model.part import a
from site_builder.model.types import CreditCode, Day, Phone, Text, Title, WebAddress
from site_builder.problem import Place


class EnterpriseRow(BaseModel):
    """公共企事业单位 适用主体清单: one body that must disclose (条例 art 55; 国办发〔2020〕50号)."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    record: SkipJsonSchema[Any] = Field(exclude=True, repr=False)
    sector: Text = a("领域", "词表里的领域，如「供水」", default=...)
    name: Title = a("单位名称", "全称", default=...)
    credit_code: CreditCode | None = a("统一社会信用代码", "18 位")
    category: Text = a("单位类别", "事业单位、国有企业、民营企业", default=...)
    supervisor: Text | None = a("主管部门", "主管（监管）部门的全称")
    address: Text | None = a("地址", "办公或营业地址")
    service_phone: Phone | None = a("服务电话", "对外服务电话")
    platform_url: WebAddress | None = a("信息公开平台", "网址")
    guide_url: WebAddress | None = a("信息公开指南", "网址")
    catalogue_url: WebAddress | None = a("信息公开目录", "网址")
    rule: Text | None = a("适用制度", "所适用规定的名称和文号")
    complaint_phone: Phone | None = a("监督投诉电话", "受理申诉的电话")
    updated: Day = a("更新日期", "年-月-日", default=...)

    def at(self, *path: str | int) -> Place:
        """Give the place of a cell."""
        place: Place = self.record.at(path)
        return place

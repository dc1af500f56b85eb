"""
The document kinds, each declared once.

From these come validation, JSON Schema, the templates of `new` and the manual's field tables.
`title` of a field is its Chinese name, `description` what the editor writes there. One base class
carries what every document has, so that the firewall asks the same questions of all of them.
"""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from site_builder.model.part import Attachment, Contact, Conversion, Exemption, Origin, a
from site_builder.model.types import (
    Day,
    Disclosure,
    DocumentNo,
    Ground,
    Identifier,
    IndexNumber,
    Number,
    Numbers,
    Scope,
    Text,
    Texts,
    Title,
    YesNo,
    bad,
    many,
)
from site_builder.problem import Fault, Place
from site_builder.records.record import Record


class Document(BaseModel):
    """What every document has, whatever its kind."""

    # Built when the first document of a kind is validated: a check of unchanged files needs none.
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    kind: ClassVar[str]
    label: ClassVar[str]
    folder: ClassVar[str]

    record: SkipJsonSchema[Record] = Field(exclude=True, repr=False)
    id: Identifier = a("标识", "网址的最后一段；不写就用文件名", default=...)
    title: Title = a("标题", "全称", default=...)
    publisher: Text = a("发布机构", "data/organisations.yml 里的全称", default=...)
    topic: Text = a("主题分类", "data/topics.yml 里的名称", default=...)
    disclosure: Disclosure = a("公开属性", "主动公开、依申请公开、不予公开", default=...)
    publish_date: Day | None = a("发布日期", "在本栏目发布的日期，年-月-日；主动公开的必填")
    publish_until: Day | None = a("展示截止日期", "过了这一天不再展示")
    scope: Scope = a(
        "公开范围",
        "web 网站；village_board 村（居）公示栏、affected_area 征收范围内、on_site 现场：不进网站",
        default=Scope.WEB,
    )
    ground: Ground | None = a(
        "不予公开依据",
        "条例的条款：14a 国家秘密、14b 法律法规禁止、14c 三安全一稳定、15 第三方权益、"
        "16-1 内部事务、"
        "16-2p 过程性信息、16-2e 执法案卷",
    )
    third_party_consent: Text | None = a("第三方意见", "条例第十五条：第三方同意公开的记录")
    public_interest_override: Text | None = a("公共利益衡量", "条例第十五条：不公开会造成的重大影响")
    reviewer: Text | None = a("审查人", "公开审查的承办机构（条例第十七条）")
    reviewed_on: Day | None = a("审查日期", "年-月-日")
    review_result: Text | None = a("审查意见", "审查结论")
    referred_to: Text | None = a("报请确定", "不能确定时报请的主管部门或保密行政管理部门")
    next_review: Day | None = a("下次评估日期", "条例第十八条的定期评估，年-月-日")
    conversions: many(Conversion) = a("属性转换记录", "条例第十八条", default=())  # type: ignore[valid-type]
    art20: Numbers = a("法定主动公开内容", "条例第二十条的项，1 到 15，如 [1, 11]", default=())
    keywords: Texts = a("关键词", "几个读者会用来查找的词，如 [低保, 救助]", default=())
    audience: Texts = a("面向人群", "词表里的人群，如 [老年人]", default=())
    summary: Text | None = a("内容概述", "不超过 200 字；不写就取正文开头", max_length=200)
    attachments: many(Attachment) = a("附件", "如 [{title: 申请表, file: attachments/form.docx}]", default=())  # type: ignore[valid-type]
    exemptions: many(Exemption) = a(  # type: ignore[valid-type]
        "规则豁免", "不适用的检查规则和理由，如 [{rule: I403, reason: 上级文件已有详细解读}]", default=()
    )
    contact: Contact | None = a("咨询方式", "承办机构和电话，如 {office: 民政科, phone: 12345}")

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return self.record.body

    @property
    def address(self) -> str:
        """The page's path in the site, ASCII, relative to its root."""
        return f"{self.folder}/{self.id}.html"

    def at(self, *path: str | int) -> Place:
        """Give the place of a field, or of the front matter's first line where it is not written."""
        if self.record.node.child(path[0]) is None:
            return Place(path=self.record.path, line=1, column=1, length=3)
        return self.record.node.at(path)

    @model_validator(mode="after")
    def _dated_when_disclosed(self) -> "Document":
        if self.disclosure is Disclosure.PROACTIVE and self.publish_date is None:
            raise bad(Fault.MISSING_FIELD, "主动公开的文件缺少发布日期（publish_date）")
        return self

    @model_validator(mode="after")
    def _withheld_on_a_ground(self) -> "Document":
        if self.disclosure is Disclosure.WITHHELD and self.ground is None:
            raise bad(Fault.GROUND, "不予公开的文件没有写依据（ground）")
        if self.disclosure is Disclosure.PROACTIVE and self.ground is not None:
            overridden = self.third_party_consent or self.public_interest_override
            if not (self.ground is Ground.THIRD_PARTY and overridden):
                raise bad(Fault.GROUND, "主动公开的文件写了不予公开的依据（ground）")
        return self


class OfficialDocument(Document):
    """What policies and interpretations share: they are registered, numbered and dated."""

    index_no: IndexNumber = a("索引号", "机构代码/年份-顺序号", default=...)
    written_date: Day = a("成文日期", "年-月-日", default=...)
    doc_no: DocumentNo | None = a("发文字号", "如「示政办发〔2024〕3号」")
    issuers: Texts = a(
        "发文机关", "与发布机构不同时写，联合发文写多个，如 [示例区民政局, 示例区财政局]", default=()
    )
    genre: Text | None = a("文种", "词表里的文种，如「通知」")
    drafter: Text | None = a("起草部门", "起草单位的全称")
    endnote: Text | None = a("附注", "如「此件公开发布」")
    source: Origin | None = a("来源", "转载的文件写来源名称和网址")


class Policy(OfficialDocument):
    """政策文件: a normative or other policy document, with its validity."""

    kind = "policy"
    label = "政策文件"
    folder = "policies"

    is_normative: YesNo = a("是否规范性文件", "行政规范性文件写「是」", default=...)
    affects_rights: YesNo = a("是否涉及群众和企业权益", "是或否", default=False)
    registration_no: Text | None = a("登记号", "规范性文件统一登记的编号")
    effective_date: Day | None = a("施行日期", "年-月-日；不写即自发布之日起")
    expire_date: Day | None = a("有效期至", "有效期的最后一天，年-月-日")
    open_from: Day | None = a("受理开始", "报名、申领、缴费、征集意见的第一天；不写即发布后就可以办理")
    open_until: Day | None = a("受理截止", "报名、申领、缴费、征集意见的最后一天；首页在这一天以前列出本文件")
    early_effect_reason: Text | None = a("提前施行理由", "发布后不满 30 日即施行的理由")
    evaluated_on: Day | None = a("评估日期", "有效期届满前完成评估的日期，年-月-日")
    validity: Text | None = a(
        "有效性",
        "不必写，由程序计算；写了须与当天的结果一致，如现行有效、已修改、已废止、宣布失效、已失效",
    )
    version_of: Text | None = a(
        "原文本", "修改后的全文写：第一个文本的标识或文号；施行日期写修改施行的日期，发文字号与原文本相同"
    )
    amends: Texts = a(
        "修改",
        "本文件修改或部分废止的文件：发文字号或标识，如 [示政发〔2023〕1号]",
        default=(),
    )
    repeals: Texts = a("废止", "本文件废止的文件：发文字号或标识，如 [示政发〔2023〕1号]", default=())
    replaces: Texts = a("代替", "本文件代替的旧文件：发文字号或标识，如 [示政发〔2023〕1号]", default=())
    declares_void: Texts = a(
        "宣布失效", "清理决定宣布失效的文件：发文字号或标识，如 [示政发〔2023〕1号]", default=()
    )
    amended_by: Texts = a("被修改", "不必写；写了须与对方一致", default=())
    repealed_by: Texts = a("被废止", "不必写；写了须与对方一致", default=())
    replaced_by: Texts = a("被代替", "不必写；写了须与对方一致", default=())
    interpreted_by: Texts = a("解读", "不必写；写了须与对方一致", default=())


class Interpretation(OfficialDocument):
    """政策解读: it explains the policies it names in words that people use."""

    kind = "interpretation"
    label = "政策解读"
    folder = "interpretations"

    interprets: many(Text) = a("解读的文件", "发文字号或标识，至少一个", default=..., min_length=1)  # type: ignore[valid-type]
    form: Text = a("解读形式", "词表里的形式，如「文字」「图解」", default=...)


class CatalogueItem(Document):
    """标准目录事项: one row of the standard catalogue, with all its official columns."""

    kind = "catalogue_item"
    label = "标准目录事项"
    folder = "catalogue"

    serial: Number = a("序号", "在本领域目录中的序号", default=...)
    field: Text = a("领域", "词表里的试点领域，如「义务教育」", default=...)
    level1: Text = a("一级事项", "公开事项第一级", default=...)
    level2: Text = a("二级事项", "公开事项第二级", default=...)
    level3: Text | None = a("三级事项", "公开事项第三级")
    required_elements: many(Text) = a("公开内容（要素）", "必须公开的要素（●）", default=..., min_length=1)  # type: ignore[valid-type]
    optional_elements: Texts = a("可选要素", "可以公开的要素（〇）", default=())
    basis: many(Text) = a("公开依据", "法律法规和文件名称", default=..., min_length=1)  # type: ignore[valid-type]
    deadline: Text = a("公开时限", "如「自信息形成或变更之日起20个工作日内」", default=...)
    refresh: Text | None = a("更新周期", "如「每年」")
    channels: many(Text) = a("公开渠道和载体", "必须使用的渠道（■）", default=..., min_length=1)  # type: ignore[valid-type]
    optional_channels: Texts = a("可选渠道", "可以使用的渠道（□）", default=())
    for_everyone: YesNo = a("全社会", "公开对象：是或否", default=...)
    for_group: Text | None = a("特定群体", "公开对象：哪一个群体")
    proactive: YesNo = a("主动", "公开方式：是或否", default=True)
    on_request: YesNo = a("依申请", "公开方式：是或否", default=False)
    levels: many(Text) = a("公开层级", "县级、乡级、村级", default=..., min_length=1)  # type: ignore[valid-type]
    documents: Texts = a("公开结果", "本事项下已公开的文件：发文字号或标识", default=())


class HandWrittenPage(Document):
    """栏目页面: one of the pages written by hand, such as the guide (条例 art 12)."""

    kind = "page"
    label = "栏目页面"
    folder = "pages"

    section: Text = a(
        "栏目", "guide 指南、rules 制度、annual-report 年报、about 关于、help 帮助", default=...
    )
    topic: Text = a("主题分类", "data/topics.yml 里的名称", default="综合政务")


KINDS: tuple[type[Document], ...] = (Policy, Interpretation, CatalogueItem, HandWrittenPage)


def _give_defaults(kind: type[Document]) -> None:
    """
    Let a kind answer for what is not written: a revived document holds ten fields, and not fifty.

    So documents are compared by their names and files, never as wholes, and asked for fields by name.
    """
    for name, field in kind.model_fields.items():
        if not field.is_required():
            setattr(kind, name, field.get_default(call_default_factory=True))


for _kind in KINDS:
    _give_defaults(_kind)

"""The open data sets, each declared once: its files, its columns and what they mean."""

from collections.abc import Callable, Iterable, Sequence

from site_builder.model.enterprise import EnterpriseRow
from site_builder.model.kinds import CatalogueItem, Document, Policy
from site_builder.model.preservation import responsible_body, retention_of
from site_builder.model.public_site import PublicSite, url_of
from site_builder.model.summary import summary_of
from site_builder.value import dataclass

Cell = str | int | bool | None | list[str]
Row = dict[str, Cell]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: `name` in the files, `title` and `description` for people."""

    name: str
    title: str
    description: str


@dataclass(frozen=True, kw_only=True)
class DataSet:
    """
    A data set: `data/<name>.json` and `data/<name>.csv`, their rows in one order.

    Its rows are of `documents`; those of the enterprises are of none.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    documents: Callable[[PublicSite], Sequence[Document]] | None = None

    def rows(self, site: PublicSite) -> list[Row]:
        """Give all rows."""
        if self.documents is None:
            return [{c.name: _cell(getattr(row, c.name)) for c in self.columns} for row in site.enterprises]
        return self.rows_of(self.documents(site), site)

    def rows_of(self, documents: Iterable[Document], site: PublicSite) -> list[Row]:
        """Give the rows of some documents, which follow from them, `known_of` them and what all share."""
        return _rows(documents, self.columns, site)


# What readers are told where a field's own description tells editors what to write.
_MEANINGS = {
    "doc_no": "发文机关编的文号",
    "publisher": "在本栏目发布这条信息的机构",
    "issuers": "与发布机构不同时才有；联合发文有多个",
    "topic": "本栏目的主题",
    "genre": "公文的种类",
    "written_date": "签发或者会议通过的日期",
    "publish_date": "在本栏目发布的日期",
    "effective_date": "开始施行的日期；空着的自发布之日起施行",
    "expire_date": "有效期的最后一天；空着的没有写明有效期",
    "open_from": "报名、申领、缴费、征集意见的第一天",
    "open_until": "报名、申领、缴费、征集意见的最后一天",
    "is_normative": "是不是行政规范性文件",
    "registration_no": "规范性文件统一登记的编号",
    "art20": "《政府信息公开条例》第二十条的项",
    "audience": "文件面向的人群",
    "keywords": "便于查找的词",
    "field": "试点领域",
    "level1": "公开事项的第一级",
    "level2": "公开事项的第二级",
    "level3": "公开事项的第三级",
    "required_elements": "必须公开的要素",
    "optional_elements": "可以公开的要素",
    "basis": "依据的法律法规和文件",
    "deadline": "应当在什么时间公开",
    "refresh": "多久更新一次",
    "channels": "必须使用的渠道",
    "optional_channels": "可以使用的渠道",
    "for_everyone": "是不是向全社会公开",
    "for_group": "只向哪一个群体公开",
    "proactive": "是不是主动公开",
    "on_request": "是不是依申请公开",
    "levels": "由哪一级公开",
    "sector": "公共服务的领域",
    "category": "单位的性质",
}


def _of(model: type[Document] | type[EnterpriseRow], *names: str) -> tuple[Column, ...]:
    fields = model.model_fields
    return tuple(
        Column(
            name=n, title=fields[n].title or n, description=_MEANINGS.get(n) or fields[n].description or ""
        )
        for n in names
    )


_ID = Column(name="id", title="标识", description="在本栏目内不重复，是网址的最后一段")
_URL = Column(name="url", title="网址", description="文件页面的网址")
_SUMMARY = Column(name="summary", title="内容概述", description="没有内容概述的，取正文开头")
_TITLE = Column(name="title", title="标题", description="全称")
_KIND = Column(name="kind", title="种类", description="政策文件、政策解读、标准目录事项、栏目页面")
_VALIDITY = Column(name="validity", title="有效性", description="按数据生成之日计算；只有政策文件有这一项")
_FILES = Column(name="attachments", title="附件", description="附件的网址")

DOCUMENT_COLUMNS = (
    _ID,
    _KIND,
    _TITLE,
    *_of(Policy, "index_no", "doc_no", "publisher", "issuers", "topic", "genre"),
    *_of(Policy, "written_date", "publish_date", "effective_date", "expire_date", "open_from", "open_until"),
    _VALIDITY,
    *_of(Policy, "is_normative", "registration_no"),
    *_of(Policy, "art20", "audience", "keywords"),
    _SUMMARY,
    _FILES,
    _URL,
)
CATALOGUE_COLUMNS = (
    _ID,
    *_of(CatalogueItem, "field", "serial", "level1", "level2", "level3"),
    *_of(CatalogueItem, "required_elements", "optional_elements", "basis", "deadline", "refresh"),
    *_of(CatalogueItem, "publisher", "channels", "optional_channels"),
    *_of(CatalogueItem, "for_everyone", "for_group", "proactive", "on_request", "levels"),
    _URL,
)
ENTERPRISE_COLUMNS = _of(EnterpriseRow, *(n for n in EnterpriseRow.model_fields if n != "record"))


def document_rows(site: PublicSite) -> list[Row]:
    """Give every public document, newest first."""
    return _rows(site.documents, DOCUMENT_COLUMNS, site)


def known_of(documents: Sequence[Document], site: PublicSite) -> str:
    """Tell what rows say of documents that is neither in their files nor the same for all."""
    labels = [found.label if (found := site.validities.get(d.id)) else "" for d in documents]
    files = [(d.id, [f.address for f in site.files[d.id]]) for d in documents if d.id in site.files]
    return repr((labels, files))


def _documents(site: PublicSite) -> Sequence[Document]:
    return site.documents


def _catalogue(site: PublicSite) -> Sequence[Document]:
    return site.catalogue_items


def _rows(documents: Iterable[Document], columns: tuple[Column, ...], site: PublicSite) -> list[Row]:
    named = [(column.name, _DERIVED.get(column.name)) for column in columns]
    return [
        {name: of(document, site) if of else _cell(getattr(document, name, None)) for name, of in named}
        for document in documents
    ]


_DERIVED: dict[str, Callable[[Document, PublicSite], Cell]] = {
    "kind": lambda d, _: d.label,
    "validity": lambda d, site: site.validity(d).label if isinstance(d, Policy) else None,
    "responsible": lambda d, _: list(responsible_body(d)),
    "retention": lambda d, site: retention_of(d, site.vocabulary.profile.archive),
    "summary": lambda d, _: summary_of(d),
    "attachments": lambda d, site: [site.settings.site_url + f.address for f in site.attachments(d)],
    "url": url_of,
}


def _cell(value: object) -> Cell:
    if value is None or type(value) is str:  # most of them; an enumeration's member becomes plain text below
        return value
    if isinstance(value, tuple):
        return [str(item) for item in value]
    if isinstance(value, int):
        return value
    return str(value)


PRESERVATION_COLUMNS = (
    _ID,
    _KIND,
    _TITLE,
    Column(name="responsible", title="责任者", description="发文机关；没有的是发布机构"),
    *_of(Policy, "index_no", "doc_no", "written_date", "publish_date"),
    Column(name="retention", title="保管期限", description="按本地归档规定登记；以本级档案馆审定的为准"),
    _FILES,
    _URL,
)


DATASETS = (
    DataSet(
        name="documents",
        title="文件目录",
        description="本栏目公开的全部文件，最新发布的在前",
        columns=DOCUMENT_COLUMNS,
        documents=_documents,
    ),
    DataSet(
        name="catalogue",
        title="基层政务公开标准目录",
        description="各领域的公开事项",
        columns=CATALOGUE_COLUMNS,
        documents=_catalogue,
    ),
    DataSet(
        name="enterprises",
        title="公共企事业单位信息公开 适用主体清单",
        description="依法应当公开信息的公共企事业单位",
        columns=ENTERPRISE_COLUMNS,
    ),
    DataSet(
        name="preservation",
        title="保存登记",
        description="每一份公开文件的归档著录：题名、责任者、日期、保管期限",
        columns=PRESERVATION_COLUMNS,
        documents=_documents,
    ),
)

"""What every page leads to: the four fixed entries of the column and the ways to browse it."""

from site_builder.model.kinds import HandWrittenPage
from site_builder.model.public_site import PublicSite
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Link:
    """A label and an address relative to the site's root; `note` says what is found there."""

    label: str
    address: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Navigation:
    """`entries` are the four of 国办公开办函〔2019〕61号, in its order; `help` the remaining pages."""

    entries: tuple[Link, ...]
    browse: tuple[Link, ...]
    help: tuple[Link, ...]

    @property
    def top(self) -> set[str]:
        """The addresses to which the top of every page leads."""
        return {"index.html", SEARCH.address, *[link.address for link in self.entries]}

    @property
    def guide(self) -> Link | None:
        """政府信息公开指南, which tells how to apply for what was not found; a column may lack it yet."""
        return next((link for link in self.entries if link.label == GUIDE), None)


BROWSE = (
    Link(label="政策文件", address="kinds/policies.html", note="文件正文、附件和有效性"),
    Link(label="政策解读", address="kinds/interpretations.html", note="用通俗的话说明政策"),
    Link(label="按主题", address="topics/index.html", note="教育、住房、社会救助等"),
    Link(label="按机构", address="organisations/index.html", note="各部门和镇街"),
    Link(label="按年份", address="years/index.html", note="按发布年份"),
    Link(label="按有效性", address="validity/index.html", note="现行有效、已修改、已废止、已失效"),
    Link(label="按拼音", address="a-z.html", note="按标题的拼音首字母"),
    Link(label="按文号", address="numbers/index.html", note="按发文字号的年份和机关代字"),
    Link(label="标准目录", address="catalogue/index.html", note="各领域公开什么、何时公开、在哪里公开"),
    Link(label="公共企事业单位", address="enterprises.html", note="供水、供气、学校、医院等和监督投诉电话"),
)
SEARCH = Link(label="搜索", address="search.html")
GUIDE = "政府信息公开指南"
SECTIONS = (
    ("guide", GUIDE, "怎样找到和申请政府信息"),
    ("rules", "政府信息公开制度", "条例、配套规定和本地制度"),
)


def navigation(site: PublicSite) -> Navigation:
    """Give the navigation of the column."""
    found = {p.section: p for p in reversed(site.pages)}  # the newest of a section wins
    entries = [
        Link(label=label, address=found[section].address, note=note)
        for section, label, note in SECTIONS
        if section in found
    ]
    entries += [
        Link(label="法定主动公开内容", address="disclosure.html", note="条例第二十条的十五项内容"),
        Link(label="政府信息公开年报", address="annual-reports.html", note="各年度工作报告"),
    ]
    others = [_help(p) for s, p in sorted(found.items()) if s in {"about", "help"}]
    fixed = [
        SEARCH,
        Link(label="无障碍声明", address="accessibility.html"),
        Link(label="规则豁免情况", address="exemptions.html"),
        Link(label="撤下和移走的信息", address="withdrawn.html"),
        Link(label="开放数据", address="open-data.html"),
        Link(label="站点地图", address="map.html"),
    ]
    return Navigation(entries=tuple(entries), browse=BROWSE, help=(*others, *fixed))


def _help(page: HandWrittenPage) -> Link:
    return Link(label=page.title, address=page.address)

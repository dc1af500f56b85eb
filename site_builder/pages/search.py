"""搜索: a form that scripts answer, and below it the lists that lead to every document without any."""

from collections.abc import Callable, Iterator

from site_builder.model.public_site import PublicSite
from site_builder.pages.a_to_z import a_to_z_pages
from site_builder.pages.listing import HOME, Group
from site_builder.pages.navigation import BROWSE, SEARCH
from site_builder.pages.number import number_pages
from site_builder.pages.organisation import organisation_pages
from site_builder.pages.page import Page
from site_builder.pages.topic import topic_groups
from site_builder.pages.validity import validity_pages
from site_builder.pages.year import year_pages
from site_builder.value import dataclass

KINDS = ("kinds/policies.html", "kinds/interpretations.html", "catalogue/index.html", "enterprises.html")
INDEXES: tuple[tuple[str, Callable[[PublicSite], Iterator[Page]]], ...] = (
    ("年份", year_pages),
    ("发布机构", organisation_pages),
    ("有效性", validity_pages),
    ("标题拼音首字母", a_to_z_pages),
    ("文号里的年份", number_pages),
)


@dataclass(frozen=True, kw_only=True)
class Index:
    """One way to look a document up: its heading, and the lists it leads to."""

    heading: str
    groups: tuple[Group, ...]


def search_pages(site: PublicSite) -> Iterator[Page]:
    """Give the search page; lists that hold nothing are left out of it."""
    indexes = [Index(heading="主题", groups=topic_groups(site))]
    # Each kind of list begins with its index, which names its lists and counts them.
    indexes += [Index(heading=heading, groups=next(pages(site)).view["groups"]) for heading, pages in INDEXES]
    filled = (Index(heading=i.heading, groups=tuple(g for g in i.groups if g.count)) for i in indexes)
    yield Page(
        path=SEARCH.address,
        title=SEARCH.label,
        template="search.html",
        view={
            "indexes": tuple(index for index in filled if index.groups),
            "kinds": tuple(link for link in BROWSE if link.address in KINDS),
        },
        crumbs=(HOME,),
        description="搜索本栏目的政策文件、解读和其他信息；没有脚本也可以按目录查找",
    )

"""站点地图 and the page for addresses that lead nowhere."""

from collections.abc import Iterator

from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME
from site_builder.pages.page import Page
from site_builder.pages.topic import topic_groups

NOT_FOUND = "404.html"


def site_map_pages(site: PublicSite) -> Iterator[Page]:
    """Give the map of the column: every list a reader can reach, on one page."""
    yield Page(
        path="map.html",
        title="站点地图",
        template="map.html",
        view={"topics": topic_groups(site), "bodies": site.vocabulary.organisations},
        crumbs=(HOME,),
        description="本栏目全部列表页面",
        column_type="首页",
    )


def not_found_pages(site: PublicSite) -> Iterator[Page]:
    """Give the page that a server shows for an unknown address, at whatever depth."""
    assert site
    yield Page(
        path=NOT_FOUND,
        title="没有找到这个页面",
        template="not_found.html",
        view={},
        crumbs=(HOME,),
        column_type="首页",
    )

"""按年份: every document by the year of its publication."""

from collections.abc import Iterator, Sequence

from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME, Group, by_year, first_page, index_page, list_pages
from site_builder.pages.once import once
from site_builder.pages.page import Crumb, Page

INDEX = Crumb(label="按年份", address="years/index.html")


def year_pages(site: PublicSite) -> Iterator[Page]:
    """Give the index of years and each year's list, newest first."""
    years = _years(site)
    groups = [
        Group(label=f"{year}年", address=first_page(f"years/{year}"), count=len(found))
        for year, found in years
    ]
    yield index_page(INDEX.address, "按年份查看", groups, description="按在本栏目发布的年份排列")
    for year, found in years:
        yield from list_pages(
            site,
            stem=f"years/{year}",
            title=f"{year}年发布的信息",
            documents=found,
            crumbs=(HOME, INDEX),
        )


@once
def _years(site: PublicSite) -> list[tuple[int, Sequence[Document]]]:
    return by_year(site.documents)

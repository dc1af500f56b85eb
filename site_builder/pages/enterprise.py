"""公共企事业单位: the list of bodies that must disclose, by sector, with whom to complain to."""

from collections.abc import Iterator
from operator import attrgetter

from site_builder.model.enterprise import EnterpriseRow
from site_builder.model.public_site import PublicSite
from site_builder.model.vocabulary import Sector
from site_builder.pages.listing import HOME, grouped_by
from site_builder.pages.page import Page
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class SectorRows:
    """A sector and its bodies, in the order of the list."""

    sector: Sector
    rows: tuple[EnterpriseRow, ...]


def enterprise_pages(site: PublicSite) -> Iterator[Page]:
    """Give the page of the list, grouped by sector in the vocabulary's order (条例 art 55)."""
    rows = grouped_by(site.enterprises, attrgetter("sector"))
    sectors = [
        SectorRows(sector=sector, rows=tuple(rows.get(sector.label, ())))
        for sector in site.vocabulary.sectors
    ]
    yield Page(
        path="enterprises.html",
        title="公共企事业单位信息公开 适用主体清单",
        template="enterprises.html",
        view={
            "sectors": tuple(sectors),
            "total": len(site.enterprises),
            "updated": max((row.updated for row in site.enterprises), default=None),
        },
        crumbs=(HOME,),
        description="依法应当公开信息的公共企事业单位、服务电话、公开平台和监督投诉电话",
    )

"""All pages of the column but those written by hand, kind after kind."""

from collections.abc import Callable, Iterator

from site_builder.model.public_site import PublicSite
from site_builder.pages.a_to_z import a_to_z_pages
from site_builder.pages.accessibility import accessibility_pages
from site_builder.pages.annual_report import annual_report_pages
from site_builder.pages.catalogue import catalogue_pages
from site_builder.pages.disclosure import disclosure_pages
from site_builder.pages.document import document_pages
from site_builder.pages.enterprise import enterprise_pages
from site_builder.pages.exemption import exemption_pages
from site_builder.pages.expiring import expiring_pages
from site_builder.pages.home import home_pages
from site_builder.pages.kind import kind_pages
from site_builder.pages.number import number_pages
from site_builder.pages.open_data import open_data_pages
from site_builder.pages.organisation import organisation_pages
from site_builder.pages.page import Page
from site_builder.pages.search import search_pages
from site_builder.pages.site_map import not_found_pages, site_map_pages
from site_builder.pages.topic import topic_pages
from site_builder.pages.validity import validity_pages
from site_builder.pages.version import version_pages
from site_builder.pages.withdrawn import withdrawn_pages
from site_builder.pages.year import year_pages

PAGE_KINDS: tuple[Callable[[PublicSite], Iterator[Page]], ...] = (
    home_pages,
    document_pages,
    topic_pages,
    kind_pages,
    organisation_pages,
    year_pages,
    validity_pages,
    expiring_pages,
    version_pages,
    exemption_pages,
    a_to_z_pages,
    disclosure_pages,
    annual_report_pages,
    enterprise_pages,
    catalogue_pages,
    number_pages,
    search_pages,
    open_data_pages,
    withdrawn_pages,
    accessibility_pages,
    site_map_pages,
    not_found_pages,
)


def all_pages(site: PublicSite) -> Iterator[Page]:
    """Give every page."""
    for pages in PAGE_KINDS:
        yield from pages(site)

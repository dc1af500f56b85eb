"""政府信息公开年报: the reports of all years, the newest first."""

from collections.abc import Iterator

from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import list_pages
from site_builder.pages.page import Page


def annual_report_pages(site: PublicSite) -> Iterator[Page]:
    """Give the list of annual reports (条例 arts 49, 50)."""
    yield from list_pages(
        site,
        stem="annual-reports",
        title="政府信息公开年报",
        documents=[page for page in site.pages if page.section == "annual-report"],
        column_type="信息公开年报",
        description="各年度政府信息公开工作报告",
    )

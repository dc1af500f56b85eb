"""政策文件, 政策解读, 规范性文件: each as a list, and cut by year."""

from collections.abc import Iterator, Sequence

from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME, Group, by_year, first_page, list_pages
from site_builder.pages.page import Crumb, Page


def kind_pages(site: PublicSite) -> Iterator[Page]:
    """Give each kind's list and its years."""
    normative = [policy for policy in site.policies if policy.is_normative]
    yield from _kind(site, "kinds/policies", "政策文件", site.policies, "政策文件")
    yield from _kind(site, "kinds/interpretations", "政策解读", site.interpretations, "政策解读")
    yield from list_pages(
        site,
        stem="kinds/normative-documents",
        title="行政规范性文件",
        documents=normative,
        crumbs=(HOME, Crumb(label="政策文件", address="kinds/policies.html")),
        template="normative.html",
        column_type="政策文件",
        description="本地现行和历史的行政规范性文件，按发布日期从新到旧排列",
    )


def _kind(
    site: PublicSite, stem: str, title: str, documents: Sequence[Document], column_type: str
) -> Iterator[Page]:
    years = by_year(documents)
    groups = [
        Group(label=f"{year}年", address=first_page(f"{stem}/year-{year}"), count=len(found))
        for year, found in years
    ]
    view = {"years": tuple(groups), "is_policies": stem == "kinds/policies"}
    yield from list_pages(
        site, stem=stem, title=title, documents=documents, view=view, column_type=column_type
    )
    for year, found in years:
        yield from list_pages(
            site,
            stem=f"{stem}/year-{year}",
            title=f"{year}年{title}",
            documents=found,
            crumbs=(HOME, Crumb(label=title, address=first_page(stem))),
            column_type=column_type,
        )

"""标准目录: each field as a table with all official columns (国办发〔2019〕54号)."""

from collections.abc import Iterator
from operator import attrgetter

from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME, Group, grouped_by, index_page
from site_builder.pages.page import Crumb, Page

INDEX = Crumb(label="标准目录", address="catalogue/index.html")


def catalogue_pages(site: PublicSite) -> Iterator[Page]:
    """Give the index of fields, and a table for each field that has items."""
    items = grouped_by(site.catalogue_items, attrgetter("field"))
    fields = [(field, items[field.label]) for field in site.vocabulary.fields if field.label in items]
    groups = [
        Group(label=field.label, address=f"catalogue/fields/{field.id}.html", count=len(found))
        for field, found in fields
    ]
    yield index_page(
        INDEX.address,
        "基层政务公开标准目录",
        groups,
        description="每个领域公开哪些事项、依据什么、何时公开、由谁公开、在哪里公开",
    )
    for field, found in fields:
        yield Page(
            path=f"catalogue/fields/{field.id}.html",
            title=f"{field.label}领域政务公开标准目录",
            template="catalogue.html",
            view={"field": field, "items": tuple(found), "levels": site.vocabulary.levels},
            crumbs=(HOME, INDEX),
            description=f"{field.label}领域的公开事项",
        )

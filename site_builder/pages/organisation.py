"""按机构: what a body does, how to reach it, and what it discloses under each head of article 20."""

from collections.abc import Iterator
from operator import attrgetter

from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.pages.head import heads_of
from site_builder.pages.listing import HOME, Group, first_page, grouped, grouped_by, index_page, list_pages
from site_builder.pages.once import once
from site_builder.pages.page import Crumb, Page

INDEX = Crumb(label="按机构", address="organisations/index.html")


def organisation_pages(site: PublicSite) -> Iterator[Page]:
    """Give the index of bodies and each body's page."""
    documents = _by_publisher(site)
    groups = [
        Group(
            label=body.name,
            address=first_page(f"organisations/{body.id}"),
            count=len(documents.get(body.name, ())),
            description=body.kind,
        )
        for body in site.vocabulary.organisations
    ]
    yield index_page(INDEX.address, "按机构查看", groups)
    for body in site.vocabulary.organisations:
        own = documents.get(body.name, [])
        yield from list_pages(
            site,
            stem=f"organisations/{body.id}",
            title=body.name,
            documents=own,
            crumbs=(HOME, INDEX),
            template="organisation.html",
            view={"body": body, "heads": heads_of(site, grouped(own, lambda document: document.art20))},
            column_type="机构职能",
            description=body.duties or "",
        )


@once
def _by_publisher(site: PublicSite) -> dict[str, list[Document]]:
    return grouped_by(site.documents, attrgetter("publisher"))

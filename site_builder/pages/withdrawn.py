"""撤下的信息: an address keeps its place when what stood there has gone, and says so."""

from collections.abc import Iterator

from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME
from site_builder.pages.page import Crumb, Page

ADDRESS = "withdrawn.html"


def withdrawn_pages(site: PublicSite) -> Iterator[Page]:
    """Give the list of all, and for each address a page: a tombstone, or one that leads on."""
    yield Page(
        path=ADDRESS,
        title="撤下和移走的信息",
        template="withdrawn.html",
        view={"entries": site.withdrawn},
        crumbs=(HOME,),
        description="曾在本栏目发布、后来撤下或者换了地址的信息，以及原因和日期",
        column_type="信息公开目录",
    )
    for entry in site.withdrawn:
        if entry.address.endswith(".html"):
            yield Page(
                path=entry.address,
                title=f"{'换了地址' if entry.moved_to else '已经撤下'}：{entry.title or entry.address}",
                template="tombstone.html",
                view={"entry": entry, "list": ADDRESS},
                crumbs=(HOME, Crumb(label="撤下和移走的信息", address=ADDRESS)),
                description=f"自{entry.since}起：{entry.reason}",
                column_type="信息公开目录",
            )

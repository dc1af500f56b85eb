"""法定主动公开内容: the fifteen heads of 条例 article 20, none of them left blank."""

from collections.abc import Iterator

from site_builder.model.public_site import PublicSite
from site_builder.pages.head import heads_of
from site_builder.pages.listing import HOME, grouped, list_pages
from site_builder.pages.page import Crumb, Page

INDEX = Crumb(label="法定主动公开内容", address="disclosure.html")


def disclosure_pages(site: PublicSite) -> Iterator[Page]:
    """Give the page of the fifteen heads, and each head's list."""
    documents = grouped(site.documents, lambda document: document.art20)
    heads = heads_of(site, documents)
    yield Page(
        path=INDEX.address,
        title=INDEX.label,
        template="disclosure.html",
        view={"heads": heads},
        crumbs=(HOME,),
        description="《中华人民共和国政府信息公开条例》第二十条规定的十五项内容",
    )
    for found in heads:
        yield from list_pages(
            site,
            stem=f"disclosure/{found.head.number}",
            title=found.head.label,
            documents=documents.get(found.head.number, []),
            crumbs=(HOME, INDEX),
            description=f"条例第二十条第{found.head.number}项",
        )

"""
A poster of what is on the web, for those who pass a board: one sheet in large type that leads to the page.

A board has no room for a document: title, what it is about, may one rely on
it, whom to ask, the code of its address, and the day on which it is to be taken down.
"""

from markupsafe import Markup

from site_builder.model.kinds import Document, Policy
from site_builder.model.public_site import PublicSite, url_of
from site_builder.model.summary import summary_of
from site_builder.output.quick_code import quick_code
from site_builder.output.templates import own_environment
from site_builder.pages.validity_notice import notice_of


def poster_of(document: Document, site: PublicSite, size: str) -> str:
    """Give the poster of a public document as HTML of one sheet."""
    address = url_of(document, site)
    text: str = (
        own_environment()
        .get_template("poster.html")
        .render(
            document=document,
            settings=site.settings,
            summary=summary_of(document),
            notice=notice_of(document, site) if isinstance(document, Policy) else None,
            address=address,
            code=Markup(quick_code(address)),  # noqa: S704 - our own
            size=size,
        )
    )
    return text.rstrip() + "\n"

"""A page is drawn: what a template is given, and what becomes of its text."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property
from types import SimpleNamespace
from urllib.parse import unquote

from jinja2 import Environment
from markupsafe import Markup

from site_builder.model.kinds import Document, OfficialDocument
from site_builder.model.public_site import PublicSite
from site_builder.model.security_header import PAGE_POLICY
from site_builder.output.compiled import MEMORY
from site_builder.output.departure import with_departures
from site_builder.output.download import Download
from site_builder.output.imprint import Imprint
from site_builder.output.letter import as_letter
from site_builder.output.markdown import Rendered, relinked
from site_builder.output.memory import Memory
from site_builder.output.templates import relative_url, rooted_url
from site_builder.pages.document import completed
from site_builder.pages.navigation import Navigation, navigation
from site_builder.pages.page import Page
from site_builder.pages.site_map import NOT_FOUND
from site_builder.pages.structured_data import structured_data
from site_builder.value import dataclass

ROOT = "\0"  # stands for the way to the site's root until a page is whole; rules let no content hold it


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """What drawing a page needs besides the page; `preview` is set while an editor watches."""

    site: PublicSite
    env: Environment
    bodies: Mapping[str, Rendered]
    imprints: Mapping[str, Imprint] = field(default_factory=dict)
    downloads: Mapping[str, tuple[Download, ...]] = field(default_factory=dict)
    catalogue: Download | None = None
    preview: bool = False

    @cached_property
    def navigation(self) -> Navigation:
        """What every page leads to."""
        return navigation(self.site)


def context_of(page: Page, drawing: Drawing) -> dict[str, object]:
    """Give what every template may use."""
    page = completed(page, drawing.site)
    rendered = drawing.bodies.get(page.document.id) if page.document else None
    imprint = drawing.imprints.get(page.document.id) if page.document else None
    url = _url(page, drawing)
    said = SimpleNamespace(**page.view)  # Jinja asks for attributes first: a dict would miss each time
    return {
        "page": SimpleNamespace(**{**page._asdict(), "view": said}),
        "site": drawing.site,
        "settings": drawing.site.settings,
        "navigation": drawing.navigation,
        "structured_data": Markup(structured_data(page, drawing.site)),  # noqa: S704 - holds no <
        "body": Markup(_body(page.document, rendered, url, drawing.site)),  # noqa: S704 - sanitised by nh3
        "toc": rendered.headings if rendered else (),
        "imprint": imprint,
        "downloads": _downloads(page.document, imprint, drawing),
        "printed_catalogue": drawing.catalogue,
        "url": url,
        "preview": drawing.preview,
        "page_policy": Markup(PAGE_POLICY),  # noqa: S704 - ours; its quotes stay readable
    }


def draw(page: Page, drawing: Drawing, memory: Memory | None = None) -> bytes:
    """Draw a page; `memory` gives parts again that are the same on other pages, but for where the root is."""
    return whole(text_of(page, drawing, context_for(page, drawing, memory)), page, drawing)


def context_for(page: Page, drawing: Drawing, memory: Memory | None) -> dict[str, object]:
    """Give what a template of ours is drawn with, the first of three steps."""
    return {**context_of(page, drawing), "url": _from_root, MEMORY: memory}


def text_of(page: Page, drawing: Drawing, context: dict[str, object]) -> str:
    """Give a page's text, in which it is still open where the root is."""
    return drawing.env.get_template(page.template).render(context)


def whole(text: str, page: Page, drawing: Drawing) -> bytes:
    """Give a page's file."""
    root = _url(page, drawing)("")
    return (text.rstrip() + "\n").encode().replace(ROOT.encode(), root.encode())


def _url(page: Page, drawing: Drawing) -> Callable[[str], str]:
    is_anywhere = page.path == NOT_FOUND
    return rooted_url(drawing.site.settings.site_url) if is_anywhere else relative_url(page.path)


def _body(
    document: Document | None, rendered: Rendered | None, url: Callable[[str], str], site: PublicSite
) -> str:
    """Give the body of a page with links between pages, and words at those that lead away."""
    if rendered is None:
        return ""
    html = rendered.html if rendered.is_plain else relinked(rendered.html, _targets(document, site, url))
    if isinstance(document, OfficialDocument):
        html = as_letter(html, document)
    return html if rendered.is_plain else with_departures(html, site.settings.domain)


def _from_root(address: str) -> str:
    return ROOT + address


def _downloads(document: Document | None, imprint: Imprint | None, drawing: Drawing) -> tuple[Download, ...]:
    if document is None or imprint is None:
        return ()
    return (
        *drawing.downloads.get(document.id, ()),
        Download(address=imprint.address, size=len(imprint.text)),
    )


def _targets(document: Document | None, site: PublicSite, url: Callable[[str], str]) -> Callable[[str], str]:
    """Make a link between content files one between pages; rules saw to it that they exist."""

    def target(address: str) -> str:
        path, mark, fragment = address.partition("#")
        if document is None or not path or ":" in path.split("/")[0]:
            return address
        folder = posixpath.dirname(document.record.path)
        full = posixpath.normpath(posixpath.join(folder, unquote(path)))
        if linked := site.by_path.get(full):
            return url(linked.address) + mark + fragment
        for file in site.attachments(document):
            if file.source == full:
                return url(file.address)
        return address

    return target

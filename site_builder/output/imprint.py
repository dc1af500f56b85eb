"""What a document says of itself on paper: its address, its fingerprint and the code that leads back."""

from functools import cached_property

from markupsafe import Markup

from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite, url_of
from site_builder.output.markdown import Rendered
from site_builder.output.plain_text import fingerprint, plain_text, text_address
from site_builder.output.quick_code import quick_code
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """The imprint of a document; `text` is the file, at `address` in the site, that the fingerprint is of."""

    url: str
    address: str
    text: bytes

    @property
    def code(self) -> Markup:
        """The code of the address, drawn for whoever asks: a page from the last release needs none."""
        return Markup(quick_code(self.url))  # noqa: S704 - our own, of digits and letters

    @cached_property
    def fingerprint(self) -> str:
        """The beginning of the text's SHA-256; a page prints it more than once."""
        return fingerprint(self.text)


def imprint_of(document: Document, site: PublicSite, rendered: Rendered) -> Imprint:
    """Give the imprint of a public document."""
    return Imprint(
        url=url_of(document, site),
        address=text_address(document),
        text=plain_text(document, site, rendered),
    )

"""What a document says of itself on paper: its address, its fingerprint and the code that leads back."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from site_builder.model.public_site import PublicSite
from site_builder.output.kept_tasks import KeptTasks, unkept
from site_builder.output.markdown import Rendered
from site_builder.output.plain_text import fingerprint, plain_text, text_address
from site_builder.output.quick_code import quick_codes
from site_builder.workers import Here, Workers


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """The imprint of a document; `text` is the file, at `address` in the site, that the fingerprint is of."""

    url: str
    address: str
    text: bytes
    code: Markup

    @property
    def fingerprint(self) -> str:
        """The beginning of the text's SHA-256."""
        return fingerprint(self.text)


def imprints(
    site: PublicSite,
    bodies: Mapping[str, Rendered],
    workers: Workers | None = None,
    kept: KeptTasks | None = None,
) -> dict[str, Imprint]:
    """Give the imprint of every public document, by id."""
    urls = {d.id: site.settings.site_url + d.address for d in site.documents}
    codes = quick_codes(urls.values(), workers or Here(), kept or unkept())
    return {
        d.id: Imprint(
            url=urls[d.id],
            address=text_address(d),
            text=plain_text(d, site, bodies[d.id]),
            code=Markup(codes[urls[d.id]]),  # noqa: S704 - our own, of digits and letters
        )
        for d in site.documents
    }

"""robots.txt: everything that is here is meant to be found."""

from collections.abc import Iterator

from site_builder.artifacts.artifact import Artifact
from site_builder.model.public_site import PublicSite


def robots(site: PublicSite) -> Iterator[Artifact]:
    """Give robots.txt, which names the sitemap."""
    text = f"User-agent: *\nAllow: /\nSitemap: {site.settings.site_url}sitemap.xml\n"
    yield Artifact(path="robots.txt", data=text.encode())

"""sitemap.xml: every page's address, cut into parts where the protocol's limit is passed."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from site_builder.artifacts.artifact import Artifact
from site_builder.model.public_site import PublicSite

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>"
LIMIT = 50_000  # addresses a file, says the protocol

Address = tuple[str, date | None]  # relative to the root; the day of publication, if it has one


def sitemaps(site: PublicSite, addresses: Sequence[Address]) -> Iterator[Artifact]:
    """Give `sitemap.xml`: the list itself, or an index of its parts."""
    starts = range(0, max(1, len(addresses)), LIMIT)
    if len(starts) == 1:
        yield _file("sitemap.xml", "urlset", "url", site, addresses)
        return
    parts = [f"sitemap-{number}.xml" for number in range(1, len(starts) + 1)]
    for part, start in zip(parts, starts, strict=True):
        yield _file(part, "urlset", "url", site, addresses[start : start + LIMIT])
    yield _file("sitemap.xml", "sitemapindex", "sitemap", site, [(part, None) for part in parts])


def _file(path: str, root: str, tag: str, site: PublicSite, addresses: Sequence[Address]) -> Artifact:
    """Write a file as text: as a tree of elements, the addresses of ten thousand documents take six times."""
    entries = [
        f" <{tag}>\n  <loc>{escape(site.settings.site_url + address, quote=False)}</loc>\n"
        + (f"  <lastmod>{changed.isoformat()}</lastmod>\n" if changed else "")
        + f" </{tag}>\n"
        for address, changed in addresses
    ]
    text = f'{_DECLARATION}\n<{root} xmlns="{NAMESPACE}">\n{"".join(entries)}</{root}>\n'
    return Artifact(path=path, data=text.encode())

"""sitemap.xml: every page's address, cut into parts where the protocol's limit is passed."""

from collections.abc import Iterator, Sequence
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from site_builder.artifacts.artifact import Artifact
from site_builder.model.public_site import PublicSite

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
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


def _file(path: str, root_tag: str, tag: str, site: PublicSite, addresses: Sequence[Address]) -> Artifact:
    root = Element(root_tag, xmlns=NAMESPACE)
    for address, changed in addresses:
        entry = SubElement(root, tag)
        SubElement(entry, "loc").text = site.settings.site_url + address
        if changed:
            SubElement(entry, "lastmod").text = changed.isoformat()
    indent(root, " ")
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return Artifact(path=path, data=data + b"\n")

"""Links that leave the site, wherever editors write them: bodies, sources, the list of enterprises."""

import re
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from site_builder.model.body import links
from site_builder.model.kinds import OfficialDocument
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Place
from site_builder.value import dataclass

ENTERPRISE_URLS = ("platform_url", "guide_url", "catalogue_url")
_WEB = pattern_of(r"https?://", re.IGNORECASE)
_INNER = (".local", ".lan", ".localdomain", ".internal", ".intranet")


@dataclass(frozen=True, kw_only=True)
class Outbound:
    """One address on the web, and the name of its host in lower case."""

    place: Place
    url: str
    host: str

    @property
    def is_numeric(self) -> bool:
        """Whether the host is an IP address."""
        return _address_of(self.host) is not None

    @property
    def is_private(self) -> bool:
        """Whether the host can only be reached from within: a private address, or no domain at all."""
        address = _address_of(self.host)
        if address is not None:
            return not address.is_global
        return "." not in self.host or self.host.endswith(_INNER)

    def is_within(self, suffixes: tuple[str, ...]) -> bool:
        """Tell whether the host is one of `suffixes` or below one."""
        return any(self.host == s or self.host.endswith(f".{s}") for s in suffixes)


def outbound(site: Site) -> Iterator[Outbound]:
    """Give the links that leave the column: those of bodies, of sources and of lists."""
    for document in site.linking:
        for link in links(document.record):
            if not link.is_image:
                yield from _outbound(link.place, link.target)
    for document in site.documents:
        if isinstance(document, OfficialDocument) and document.source and document.source.url:
            yield from _outbound(document.at("source", "url"), document.source.url)
    for row in site.enterprises:
        for name in ENTERPRISE_URLS:
            if url := getattr(row, name):
                yield from _outbound(row.at(name), url)


def _outbound(place: Place, url: str) -> Iterator[Outbound]:
    if not _WEB.match(url):
        return
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    yield Outbound(place=place, url=url, host=host.rstrip("."))


def _address_of(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None

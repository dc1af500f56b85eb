"""Small files beside the pages, kind after kind; open data, feeds, sitemap and index are made in parts."""

from collections.abc import Callable, Iterable

from site_builder.artifacts.artifact import Artifact
from site_builder.artifacts.open_data import dictionary
from site_builder.artifacts.robots import robots
from site_builder.artifacts.security_headers import security_headers
from site_builder.artifacts.withdrawn import withdrawn
from site_builder.model.public_site import PublicSite

ARTIFACT_KINDS: tuple[Callable[[PublicSite], Iterable[Artifact]], ...] = (
    dictionary,
    robots,
    security_headers,
    withdrawn,
)

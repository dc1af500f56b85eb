"""What an artifact is: a file beside the pages."""

from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Artifact:
    """A file: `path` is ASCII and relative to the site's root; `data` its bytes."""

    path: str
    data: bytes

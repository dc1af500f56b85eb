"""What was withdrawn, for programs: mirrors act on it, the address ledger is settled with it."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from site_builder.artifacts.artifact import Artifact

if TYPE_CHECKING:
    from site_builder.model.public_site import PublicSite

WITHDRAWN = "data/withdrawn.json"


def withdrawn(site: "PublicSite") -> Iterator[Artifact]:
    """Give the list; an entry that is `erased` is a removal notice to every mirror."""
    entries = [
        {
            "address": entry.address,
            "since": entry.since.isoformat(),
            "reason": entry.reason,
            "title": entry.title or "",
            "moved_to": entry.moved_to or "",
            "erased": entry.erased,
        }
        for entry in site.withdrawn
    ]
    text = json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
    yield Artifact(path=WITHDRAWN, data=text.encode())

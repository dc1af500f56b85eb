"""What several pages are made from, worked out once for a site and kept beside it as long as it lives."""

from collections.abc import Callable
from typing import TypeVar, cast

from site_builder.model.public_site import PublicSite

_Answer = TypeVar("_Answer")


def once(answer: Callable[[PublicSite], _Answer]) -> Callable[[PublicSite], _Answer]:
    """Ask `answer` once for each site; whoever asks shares what it gave, so nobody changes it."""
    name = f"{answer.__module__}.{answer.__qualname__}"

    def kept(site: PublicSite) -> _Answer:
        found = vars(site)
        if name not in found:
            found[name] = answer(site)
        return cast("_Answer", found[name])

    return kept

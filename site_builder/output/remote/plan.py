"""
What changes in a store when one release takes the place of another, and in which order.

Whatever a page needs is there before the page, a page before the lists that lead to it, and nothing
goes before the last list that led to it is new: a reader who comes in between finds no dead link.
"""

from collections.abc import Mapping
from enum import IntEnum

from site_builder.output.manifest import NAME
from site_builder.value import dataclass

Sums = Mapping[str, str]  # the SHA-256 of each file, by its path in the site


class Step(IntEnum):
    """The order in which files change; `POINTERS` say which release it is, and change last."""

    ASSETS = 1
    PAGES = 2
    LISTS = 3
    POINTERS = 4


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Files to put, by step, and then those to remove; each list is sorted."""

    put: tuple[tuple[Step, tuple[str, ...]], ...]
    remove: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many files change."""
        return sum(len(paths) for _, paths in self.put) + len(self.remove)


_DOCUMENTS = ("policies/", "interpretations/", "catalogue/", "pages/")
_POINTERS = (NAME, "release/", "s/current.js")


def step_of(path: str) -> Step:
    """Tell when a file changes."""
    if path.startswith(_POINTERS):
        return Step.POINTERS
    is_page = path.endswith(".html")
    if is_page and path.startswith(_DOCUMENTS) and not path.endswith("/index.html"):
        return Step.PAGES
    return Step.LISTS if is_page or path.startswith("feeds/") or path.count("/") == 0 else Step.ASSETS


def plan(now: Sums, new: Sums, doubtful: frozenset[str] = frozenset()) -> Plan:
    """
    Plan the change from the files `now` to the files `new`.

    `doubtful` are paths of which an interrupted change leaves open what lies there: they change again.
    """
    changed = [p for p in sorted(new) if now.get(p) != new[p] or p in doubtful]
    steps = {step: tuple(p for p in changed if step_of(p) is step) for step in Step}
    gone = tuple(sorted((now.keys() | doubtful) - new.keys()))
    return Plan(put=tuple((step, paths) for step, paths in steps.items() if paths), remove=gone)


def differing(one: Sums, other: Sums) -> frozenset[str]:
    """Give the paths at which two releases do not hold the same."""
    return frozenset(p for p in one.keys() | other.keys() if one.get(p) != other.get(p))

"""Lists of documents, cut into pages that stay complete without JavaScript."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.pages.page import Crumb, Page
from site_builder.value import dataclass

HOME = Crumb(label="首页", address="index.html")
EMPTY = {"links": (), "years": (), "feed": None, "is_policies": False}  # what a list may lack
NEAR = 2  # pages shown on either side of the one that is open

_Item = TypeVar("_Item")
_Key = TypeVar("_Key")


@dataclass(frozen=True, kw_only=True)
class Pager:
    """Where a page stands in the list `stem`, `number` from 1 to `last`; `total` counts documents."""

    stem: str
    number: int
    last: int
    total: int

    def address(self, number: int) -> str:
        """Give the address of a page of the list."""
        return first_page(self.stem) if number == 1 else f"{self.stem}/{number}.html"

    @property
    def previous(self) -> str | None:
        """The address of the page before, if any."""
        return self.address(self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """The address of the page after, if any."""
        return self.address(self.number + 1) if self.number < self.last else None

    @cached_property
    def shown(self) -> tuple[int, ...]:
        """The numbers to print: first, last and those near; 0 stands for a gap."""
        near = range(max(1, self.number - NEAR), min(self.last, self.number + NEAR) + 1)
        numbers = sorted({1, self.last, *near})
        found = [numbers[0]]
        for before, number in pairwise(numbers):
            found += [number] if number == before + 1 else [0, number]
        return tuple(found)

    @cached_property  # a template asks for each of them
    def addresses(self) -> dict[int, str]:
        """The addresses of the pages whose numbers are printed."""
        return {number: self.address(number) for number in self.shown if number}


@dataclass(frozen=True, kw_only=True)
class Group:
    """One line of an index: what it is called, where it leads, how many documents are there."""

    label: str
    address: str
    count: int
    description: str = ""


def grouped(items: Iterable[_Item], keys: Callable[[_Item], Iterable[_Key]]) -> dict[_Key, list[_Item]]:
    """Gather items under each of their keys, in their order."""
    found: defaultdict[_Key, list[_Item]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            found[key].append(item)
    return dict(found)


def grouped_by(items: Iterable[_Item], key: Callable[[_Item], _Key]) -> dict[_Key, list[_Item]]:
    """Gather items, each of which has one key, in their order."""
    found: defaultdict[_Key, list[_Item]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return dict(found)


def by_year(documents: Sequence[Document]) -> list[tuple[int, Sequence[Document]]]:
    """Gather documents, the newest of which stand first, under the years of their publication."""
    found, start = [], 0
    while start < len(documents):
        year = -_negative_year(documents[start])
        end = bisect_right(documents, -year, lo=start, key=_negative_year)
        found.append((year, documents[start:end]))
        start = end
    return found


def _negative_year(document: Document) -> int:
    assert document.publish_date  # what is public has one
    return -document.publish_date.year


def first_page(stem: str) -> str:
    """Give the address of a list's first page."""
    return f"{stem}.html"


def list_pages(
    site: PublicSite,
    *,
    stem: str,
    title: str,
    documents: Sequence[Document],
    crumbs: tuple[Crumb, ...] = (HOME,),
    template: str = "list.html",
    view: dict[str, Any] | None = None,
    column_type: str = "信息公开目录",
    description: str = "",
) -> Iterator[Page]:
    """
    Give the pages of a list; an empty list has one page, which says so.

    The second page of `topics/housing` is `topics/housing/2.html`: no identifier has a slash in it, so
    no page of a list can take the place of another list.
    """
    step = site.settings.page_size
    starts = range(0, max(1, len(documents)), step)
    for number, start in enumerate(starts, start=1):
        pager = Pager(stem=stem, number=number, last=len(starts), total=len(documents))
        shown = tuple(documents[start : start + step])
        yield Page(
            path=pager.address(number),
            title=title if number == 1 else f"{title}（第{number}页）",
            template=template,
            view={**EMPTY, "heading": title, **(view or {}), "documents": shown, "pager": pager},
            crumbs=crumbs,
            description=description,
            column_type=column_type,
        )


def index_page(
    path: str,
    title: str,
    groups: Sequence[Group],
    *,
    description: str = "",
    crumbs: tuple[Crumb, ...] = (HOME,),
) -> Page:
    """Give a page that leads to the lists in `groups`."""
    return Page(
        path=path,
        title=title,
        template="groups.html",
        view={"groups": tuple(groups)},
        crumbs=crumbs,
        description=description,
    )

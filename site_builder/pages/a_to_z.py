"""按拼音: every document under the first letter of its title's pinyin."""

from collections.abc import Iterator

from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME, Group, first_page, grouped, index_page, list_pages
from site_builder.pages.page import Crumb, Page
from site_builder.text import initial, sort_key

INDEX = Crumb(label="按拼音", address="a-z.html")
OTHER = "#"


def a_to_z_pages(site: PublicSite) -> Iterator[Page]:
    """Give the index of letters and each letter's documents, in the order of their pinyin."""
    letters = grouped(site.documents, lambda document: (initial(document.title),))
    in_order = sorted(letters.items(), key=lambda item: (item[0] == OTHER, item[0]))
    groups = [
        Group(label=_label(letter), address=first_page(_stem(letter)), count=len(found))
        for letter, found in in_order
    ]
    yield index_page(INDEX.address, "按拼音查看", groups, description="按标题第一个字的拼音首字母")
    for letter, found in in_order:
        yield from list_pages(
            site,
            stem=_stem(letter),
            title=f"拼音首字母 {_label(letter)}",
            documents=sorted(found, key=lambda d: (sort_key(d.title), d.id)),
            crumbs=(HOME, INDEX),
        )


def _label(letter: str) -> str:
    return "数字和其他" if letter == OTHER else letter


def _stem(letter: str) -> str:
    return f"a-z/{'other' if letter == OTHER else letter.lower()}"

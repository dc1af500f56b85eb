"""按拼音: every document under the first letter of what it is about, in pinyin."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter

from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME, Group, first_page, index_page, list_pages
from site_builder.pages.once import once
from site_builder.pages.page import Crumb, Page
from site_builder.text import standing

# Its pinyin, which tells its place, and what it is about and its identifier where two are alike.
Standing = tuple[str, str, str, Document]
INDEX = Crumb(label="按拼音", address="a-z.html")
OTHER = "#"
DESCRIPTION = "按文件事由的拼音首字母，略去标题开头的机关名称、地区名称和“关于”“印发”等字"
# What stands before the matter itself; by it, nine titles in ten would begin with the body's name.
FORMULAS = ("关于", "印发", "转发", "公布", "《", "〈", "“", " ", "\u3000")


def a_to_z_pages(site: PublicSite) -> Iterator[Page]:
    """Give the index of letters and each letter's documents, in the order of their pinyin."""
    in_order = _letters(site)
    groups = [
        Group(label=_label(letter), address=first_page(_stem(letter)), count=len(found))
        for letter, found in in_order
    ]
    yield index_page(INDEX.address, "按拼音查看", groups, description=DESCRIPTION)
    for letter, found in in_order:
        yield from list_pages(
            site,
            stem=_stem(letter),
            title=f"拼音首字母 {_label(letter)}",
            documents=[document for _, _, _, document in sorted(found, key=itemgetter(0, 1, 2))],
            crumbs=(HOME, INDEX),
        )


@once
def subjects_of(site: PublicSite) -> dict[str, str]:
    """Give what each document is about, by id."""
    names = [name for body in site.vocabulary.organisations for name in (body.name, body.short_name)]
    skipped = passed_over((*names, site.settings.region, *FORMULAS))
    return {d.id: subject_of(d.title, skipped) for d in site.documents}


def passed_over(names: Iterable[str]) -> re.Pattern[str]:
    """Give what finds `names` at the beginning of a title, however many, the longest first."""
    longest = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    return re.compile(f"(?:{'|'.join(map(re.escape, longest))})*+")


def subject_of(title: str, skipped: re.Pattern[str]) -> str:
    """Give a title without what is `skipped` at its beginning; never nothing."""
    match = skipped.match(title)
    return title[match.end() :] or title if match else title


@once
def _letters(site: PublicSite) -> list[tuple[str, list[Standing]]]:
    letters: defaultdict[str, list[Standing]] = defaultdict(list)
    for document, subject in zip(site.documents, subjects_of(site).values(), strict=True):
        letter, key = standing(subject)
        letters[letter].append((*key, document.id, document))
    return sorted(letters.items(), key=lambda item: (item[0] == OTHER, item[0]))


def _label(letter: str) -> str:
    return "数字和其他" if letter == OTHER else letter


def _stem(letter: str) -> str:
    return f"a-z/{'other' if letter == OTHER else letter.lower()}"

"""按文号: every document that has a 发文字号, by the number's year, then series and serial."""

from collections.abc import Iterator
from operator import itemgetter

from site_builder.model.document_number import DocumentNumber
from site_builder.model.kinds import OfficialDocument
from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME, Group, first_page, grouped_by, index_page, list_pages
from site_builder.pages.once import once
from site_builder.pages.page import Crumb, Page
from site_builder.text import sort_key

INDEX = Crumb(label="按文号", address="numbers/index.html")
WITHOUT_YEAR = 0  # of orders, whose numbers run through the years


def number_pages(site: PublicSite) -> Iterator[Page]:
    """Give the index of years and each year's list, so that a number leads to its document without script."""
    years = _years(site)
    groups = [
        Group(label=_label(year), address=first_page(_stem(year)), count=len(pairs)) for year, pairs in years
    ]
    yield index_page(
        INDEX.address, "按文号查看", groups, description="按发文字号里的年份；每一年里按机关代字和序号排列"
    )
    for year, pairs in years:
        in_order = sorted(pairs, key=lambda pair: (sort_key(pair[0].prefix), pair[0].serial, pair[1].id))
        yield from list_pages(
            site,
            stem=_stem(year),
            title=f"{_label(year)}的文号",
            documents=[document for _, document in in_order],
            crumbs=(HOME, INDEX),
        )


@once
def _years(site: PublicSite) -> list[tuple[int, list[tuple[DocumentNumber, OfficialDocument]]]]:
    """Give the documents that have a number, with it, by the years of the numbers, the newest first."""
    found = [(document.doc_no, document) for document in site.of_kind(OfficialDocument) if document.doc_no]
    years = grouped_by(found, lambda pair: pair[0].year or WITHOUT_YEAR)
    return sorted(years.items(), key=itemgetter(0), reverse=True)


def _label(year: int) -> str:
    return "没有年份" if year == WITHOUT_YEAR else f"{year}年"


def _stem(year: int) -> str:
    return "numbers/other" if year == WITHOUT_YEAR else f"numbers/{year}"

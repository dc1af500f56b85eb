"""Lists are cut into pages that lead to each other."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.pages.listing import Pager, list_pages
from tests.builders import a_policy, a_public_site, the_settings


def pages_of(count: int, size: int = 2) -> list[str]:
    """Give the addresses of a list of `count` documents."""
    documents = [a_policy(f"p{n}") for n in range(count)]
    site = a_public_site(*documents, settings=the_settings(page_size=size))
    return [p.path for p in list_pages(site, stem="topics/a", title="甲", documents=site.documents)]


def test_a_list_is_cut_into_pages() -> None:
    """Every page but the first lies in a folder of the list's own."""
    assert pages_of(5) == ["topics/a.html", "topics/a/2.html", "topics/a/3.html"]


def test_an_empty_list_has_a_page_that_says_so() -> None:
    """A blank column is an inspection fault; an empty list is still a page."""
    assert pages_of(0) == ["topics/a.html"]


def test_pages_hold_every_document_once_in_order() -> None:
    """Nothing is lost between two pages."""
    documents = [a_policy(f"p{n}", publish_date=f"2024-03-0{n}") for n in range(4, 9)]
    site = a_public_site(*documents, settings=the_settings(page_size=2))

    pages = list_pages(site, stem="s", title="甲", documents=site.documents)

    shown = [document.id for page in pages for document in page.view["documents"]]
    assert shown == ["p8", "p7", "p6", "p5", "p4"]


@given(st.integers(1, 500), st.data())
def test_a_pager_shows_first_last_and_near(last: int, data: st.DataObject) -> None:
    """However long the list, few numbers are printed, in order, the open page among them."""
    number = data.draw(st.integers(1, last))
    pager = Pager(stem="x", number=number, last=last, total=last)

    numbers = [n for n in pager.shown if n]

    assert numbers == sorted(set(numbers))
    assert {1, number, last} <= set(numbers)
    assert len(pager.shown) <= 9
    assert (pager.previous is None) == (number == 1)
    assert (pager.next is None) == (number == last)

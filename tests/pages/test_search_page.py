"""Without script the search page leads to every document, by number too."""

from site_builder.pages.number import number_pages
from site_builder.pages.search import search_pages
from tests.builders import a_policy, a_public_site


def test_the_lists_of_the_search_page_hold_something() -> None:
    """A list that is empty is left out; each that is there says how many it holds."""
    site = a_public_site(a_policy("a", doc_no="示政发〔2024〕3号"))

    [page] = search_pages(site)
    found = {i.heading: [(g.address, g.count) for g in i.groups] for i in page.view["indexes"]}

    assert found["主题"] == [("topics/education.html", 1)]
    assert found["文号里的年份"] == [("numbers/2024.html", 1)]
    assert found["有效性"] == [("validity/in-force.html", 1)]


def test_an_empty_column_has_a_search_page() -> None:
    """It has the kinds, and no list that leads nowhere."""
    [page] = search_pages(a_public_site())

    assert page.view["indexes"] == ()
    assert page.view["kinds"][0].address == "kinds/policies.html"


def test_numbers_are_in_order() -> None:
    """By the year of the number, then series and serial: 2 stands before 10."""
    numbers = {"a": "示政发〔2024〕10号", "b": "示政发〔2024〕2号", "c": "示政发〔2023〕7号"}
    site = a_public_site(*(a_policy(name, doc_no=number) for name, number in numbers.items()))

    index, *lists = number_pages(site)

    assert [(g.label, g.count) for g in index.view["groups"]] == [("2024年", 2), ("2023年", 1)]
    assert [[d.id for d in page.view["documents"]] for page in lists] == [["b", "a"], ["c"]]

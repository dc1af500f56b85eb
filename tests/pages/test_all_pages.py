"""Every page a reader needs is there, whatever the content."""

from site_builder.model.kinds import CatalogueItem, HandWrittenPage
from site_builder.pages.all_pages import all_pages
from tests.builders import a_document, a_policy, a_public_site, an_interpretation


def test_an_empty_column_has_all_its_fixed_pages() -> None:
    """Without one document the column still stands: no list is missing, none crashes."""
    paths = {page.path for page in all_pages(a_public_site())}

    expected = {
        "index.html", "disclosure.html", "annual-reports.html", "enterprises.html", "map.html",
        "404.html", "a-z.html", "topics/index.html", "topics/education.html", "years/index.html",
        "organisations/office.html", "validity/in-force.html", "catalogue/index.html",
        "kinds/policies.html", "kinds/interpretations.html", "open-data.html",
        "kinds/normative-documents.html", "search.html", "numbers/index.html",
    }  # fmt: skip
    assert expected <= paths


def test_addresses_are_unique_and_ascii() -> None:
    """Two pages never share an address, and every address survives any server and disk."""
    site = a_public_site(
        a_policy("education"), an_interpretation("index-2", of="education"),
        a_document(CatalogueItem, "compulsory-education"), a_document(HandWrittenPage, "about"),
    )  # fmt: skip

    paths = [page.path for page in all_pages(site)]

    assert sorted(set(paths)) == sorted(paths)
    assert all(path.isascii() for path in paths)


def test_every_document_is_found_by_topic_year_body_letter_and_kind() -> None:
    """A reader finds a document whichever way he goes."""
    policy = a_policy("a", title="阿里山文件")

    pages = list(all_pages(a_public_site(policy)))

    found = {p.path for p in pages if policy in p.view.get("documents", ())}
    expected = {
        "topics/education.html", "years/2024.html", "organisations/office.html", "a-z/a.html",
        "kinds/policies.html", "kinds/policies/year-2024.html", "validity/in-force.html",
    }  # fmt: skip
    assert expected == found


def test_all_fifteen_heads_are_shown() -> None:
    """A head without documents is not left out (条例 art 20)."""
    site = a_public_site(a_policy("a", art20=["1"]))

    [page] = [p for p in all_pages(site) if p.path == "disclosure.html"]

    assert [(h.head.number, h.total) for h in page.view["heads"]] == [(1, 1), (2, 0)]


def test_titles_stand_under_what_they_are_about() -> None:
    """By the body's name, which nearly all titles begin with, nothing could be found."""
    title = "示例区人民政府办公室关于印发《示例区公共租赁住房管理办法》的通知"
    policy = a_policy("a", title=title)

    pages = {p.path: p for p in all_pages(a_public_site(policy))}

    assert pages["a-z/g.html"].view["documents"] == (policy,)

"""Search engines and portals read the kind of a document, its force and its place."""

import json
from typing import Any

import pytest

from site_builder.model.public_site import PublicSite
from site_builder.pages.all_pages import all_pages
from site_builder.pages.structured_data import structured_data
from tests.builders import a_policy, a_public_site, an_interpretation

NORMATIVE = {"is_normative": "是", "effective_date": "2024-05-01", "expire_date": "2029-04-30"}


def things(site: PublicSite, path: str) -> list[dict[str, Any]]:
    """Give what the page at `path` says of itself."""
    [page] = [page for page in all_pages(site) if page.path == path]
    graph: list[dict[str, Any]] = json.loads(structured_data(page, site))["@graph"]
    return graph


def test_a_normative_document_is_legislation() -> None:
    """Number, dates, force and what it repeals are there; the breadcrumb leads to it."""
    old = a_policy("old", written_date="2020-01-01", publish_date="2020-01-02", doc_no="示政发〔2020〕1号")
    new = a_policy("new", repeals=["old"], doc_no="示政发〔2024〕3号", **NORMATIVE)
    site = a_public_site(old, new, an_interpretation(of="new"))

    crumbs, law = things(site, "policies/new.html")

    assert law["@type"] == "Legislation"
    assert law["legislationIdentifier"] == "示政发〔2024〕3号"
    assert law["legislationLegalForce"] == "https://schema.org/InForce"
    assert law["temporalCoverage"] == "2024-05-01/2029-04-30"
    assert law["legislationRepeals"] == ["https://www.example.gov.cn/policies/old.html"]
    assert [step["position"] for step in crumbs["itemListElement"]] == [1, 2, 3]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"genre": "指南"}, "GovernmentService"),
        ({"genre": "通知"}, "DigitalDocument"),
    ],
)
def test_a_document_says_what_it_is(fields: dict[str, str], kind: str) -> None:
    """A guide is a service, any other document a document; what is not known is not said."""
    site = a_public_site(a_policy(**fields))

    _, thing = things(site, "policies/a.html")

    assert kind == thing["@type"]
    assert "keywords" not in thing


def test_a_title_cannot_end_the_script() -> None:
    """No `<` stands in the data, so nothing in it can close the element it stands in."""
    site = a_public_site(a_policy(keywords=["</script><script>alert(1)</script>"]))
    [page] = [page for page in all_pages(site) if page.path == "policies/a.html"]

    text = structured_data(page, site)

    assert "<" not in text
    assert "</script><script>alert(1)</script>" in json.loads(text)["@graph"][1]["keywords"]


def test_lists_are_data_sets() -> None:
    """The open-data page names each file of each set."""
    _, *sets = things(a_public_site(a_policy()), "open-data.html")

    assert {"Dataset"} == {thing["@type"] for thing in sets}
    assert all(len(thing["distribution"]) == 2 for thing in sets)

"""One page of every template, so that a check that looks at pages looks at all kinds of them."""

from pathlib import Path

LISTS = (
    "index.html",
    "topics/index.html",
    "topics/education.html",
    "topics/enterprise-lists.html",
    "kinds/policies.html",
    "kinds/normative-documents.html",
    "enterprises.html",
    "catalogue/index.html",
    "catalogue/fields/compulsory-education.html",
    "organisations/education.html",
    "validity/index.html",
    "validity/expiring.html",
    "disclosure.html",
    "annual-reports.html",
    "a-z.html",
    "numbers/index.html",
    "search.html",
    "open-data.html",
    "exemptions.html",
    "accessibility.html",
    "map.html",
    "withdrawn.html",
    "404.html",
)
DOCUMENTS = (
    "policies/public-rental-measures.html",
    "policies/enrolment-2026.html",
    "interpretations/enrolment-2026-questions.html",
    "catalogue/enterprise-list.html",
    "policies/parking-2021.html",  # a tombstone
    "versions/public-rental-measures.html",
    "versions/public-rental-measures/public-rental-measures-2025.html",
)


def template_pages(demo: Path) -> list[str]:
    """Give the addresses: every kind of list and document, and every page written by hand."""
    hand_written = [f"pages/{path.name}" for path in sorted((demo / "pages").glob("*.html"))]
    return [*LISTS, *DOCUMENTS, *hand_written]

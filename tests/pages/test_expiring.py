"""What is about to expire has a list of its own, the most urgent first."""

from datetime import date

import pytest

from site_builder.pages.all_pages import all_pages
from site_builder.pages.expiring import expiring_pages, expiring_policies
from site_builder.pages.fact import facts_of
from tests.builders import DAY, a_policy, a_public_site


@pytest.mark.parametrize(
    ("expire", "is_listed"),
    [
        ("2026-11-23", False),
        ("2026-11-24", True),
        ("2027-05-26", True),
        ("2027-05-27", False),
    ],
)
def test_the_list_looks_so_many_days_ahead(expire: str, *, is_listed: bool) -> None:
    """From today until 183 days ahead (domain NORM-04); what has expired is no longer about to."""
    site = a_public_site(a_policy(expire_date=expire))

    assert date(2026, 11, 24) == DAY
    assert is_listed is bool(expiring_policies(site))


def test_the_most_urgent_comes_first() -> None:
    """By the last day, not by the day of publication; what has ended otherwise is left out."""
    soon = a_policy("soon", expire_date="2026-12-31")
    later = a_policy("later", expire_date="2027-02-01", publish_date="2026-03-04")
    ended = a_policy("ended", expire_date="2026-12-30")
    end = a_policy("end", repeals=["ended"])

    [page] = expiring_pages(a_public_site(later, soon, ended, end))

    assert [d.id for d in page.view["documents"]] == ["soon", "later"]
    assert page.path == "validity/expiring.html"


def test_the_index_leads_there() -> None:
    """按有效性 counts what is about to expire."""
    site = a_public_site(a_policy(expire_date="2026-12-31"))

    [index] = [page for page in all_pages(site) if page.path == "validity/index.html"]

    assert ("即将到期", "validity/expiring.html", 1) in [
        (group.label, group.address, group.count) for group in index.view["groups"]
    ]


def test_a_reason_for_early_effect_is_printed() -> None:
    """Readers see why a document took effect at once."""
    policy = a_policy(early_effect_reason="防汛需要")

    facts = {f.label: [v.text for v in f.values] for f in facts_of(policy, a_public_site(policy))}

    assert facts["提前施行理由"] == ["防汛需要"]

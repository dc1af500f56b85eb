"""The firewall: who is public, and that nothing public speaks of who isn't."""

import pytest

from site_builder.model.public_site import public_site
from site_builder.model.shown import is_public
from site_builder.model.validity import State
from tests.builders import DAY, a_policy, a_public_site, a_site, an_interpretation

NOT_PUBLIC = {
    "on request": {"disclosure": "依申请公开"},
    "withheld": {"disclosure": "不予公开", "ground": "14c"},
    "tomorrow": {"publish_date": "2026-11-25"},
    "past its window": {"publish_until": "2026-11-23"},
    "village board": {"scope": "village_board"},
    "affected area": {"scope": "affected_area"},
    "on site": {"scope": "on_site"},
}


@pytest.mark.parametrize("why", NOT_PUBLIC)
def test_who_is_not_public(why: str) -> None:
    """Disclosed proactively, to the web, in its window: each alone keeps a document out."""
    assert not is_public(a_policy("a", **NOT_PUBLIC[why]), DAY)


def test_the_days_of_the_window_are_public() -> None:
    """The first and the last day belong to the window."""
    assert is_public(a_policy("a", publish_date="2026-11-24", publish_until="2026-11-24"), DAY)


@pytest.mark.parametrize("why", NOT_PUBLIC)
def test_relations_name_public_documents_only(why: str) -> None:
    """A public page can't give away the number of a withheld document."""
    secret = a_policy("secret", **NOT_PUBLIC[why])
    site = a_public_site(secret, a_policy("a", repeals=["secret"]), an_interpretation("b", of="secret"))

    assert [d.id for d in site.documents] == ["a", "b"]
    assert site.related(site.by_id["a"], "repeals") == ()
    assert site.related(site.by_id["b"], "interprets") == ()


def test_validity_does_not_depend_on_what_may_be_shown() -> None:
    """What repealed a document may have left its window; the document stays repealed."""
    old = a_policy("old", written_date="2020-01-01", publish_date="2020-01-02")
    gone = a_policy("gone", repeals=["old"], publish_until="2025-01-01")

    validity = public_site(a_site(old, gone)).validity(old)

    assert (validity.state, validity.by) == (State.REPEALED, None)


def test_documents_come_newest_first_and_in_one_order() -> None:
    """Equal days are ordered by id, so that lists are equal on every machine."""
    documents = [a_policy("b"), a_policy("a"), a_policy("c", publish_date="2025-01-01")]

    assert [d.id for d in a_public_site(*documents).documents] == ["c", "a", "b"]

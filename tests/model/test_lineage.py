"""Lines of texts: amended texts and successors, and only where one text follows one."""

from tests.builders import a_policy, a_public_site

FIRST = a_policy("first", effective_date="2020-05-01")
SECOND = a_policy("second", version_of="first", effective_date="2021-05-01")
THIRD = a_policy("third", version_of="first", effective_date="2022-05-01")
NEXT = a_policy("next", replaces=["first"], effective_date="2023-05-01")


def test_a_line_runs_through_texts_and_successors() -> None:
    """Oldest first, the same for whoever stands in it."""
    site = a_public_site(NEXT, THIRD, FIRST, SECOND)

    for policy in (FIRST, SECOND, THIRD, NEXT):
        assert site.line(policy) == (FIRST, SECOND, THIRD, NEXT)


def test_a_document_by_itself_is_its_own_line() -> None:
    """No list and no comparison is made of one text."""
    assert a_public_site(FIRST).line(FIRST) == (FIRST,)


def test_merged_and_divided_documents_continue_none() -> None:
    """Two replaced by one, or one by two, can't be laid side by side."""
    other, half = a_policy("other"), a_policy("half", replaces=["first"], effective_date="2023-05-01")
    merged = a_policy("merged", replaces=["first", "other"], effective_date="2023-05-01")

    assert len(a_public_site(FIRST, other, merged).line(merged)) == 1
    assert len(a_public_site(FIRST, half, NEXT).line(FIRST)) == 1


def test_a_text_that_is_not_public_is_in_no_line() -> None:
    """The line is made from public documents only."""
    secret = a_policy(
        "secret", version_of="first", disclosure="依申请公开", publish_date=None, effective_date="2021-05-01"
    )

    assert a_public_site(FIRST, secret).line(FIRST) == (FIRST,)

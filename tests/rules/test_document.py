"""docs/rules.md is what the rules say."""

from site_builder.rules.document import rules_page
from site_builder.rules.registry import all_rules
from tests.builders import PROJECT


def test_the_document_is_up_to_date() -> None:
    """`make accept` was run after the last change of a rule."""
    written = (PROJECT / "docs/rules.md").read_text("utf-8")

    assert rules_page(all_rules()) == written

"""Rules that are `alone` judge a document by itself as they judge it among others."""

from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.model.site import Site
from site_builder.pipeline import read_site
from site_builder.rules.example import examples
from site_builder.rules.registry import all_rules
from site_builder.rules.rule import Rule
from site_builder.settings import read_settings
from tests.builders import DAY, PROJECT
from tests.rules.test_examples import written

ALONE = [rule for rule in all_rules() if rule.alone]


def found(rule: Rule, site: Site, whole: Site) -> set[tuple[object, str]]:
    """Give what a rule finds in `site`, given what it is given of the `whole`."""
    return set(rule.check(site, rule.given(whole)) if rule.given else rule.check(site))


@pytest.mark.parametrize("rule", ALONE, ids=[rule.number for rule in ALONE])
def test_a_document_alone_is_judged_as_among_others(rule: Rule, tmp_path: Path) -> None:
    """One by one, the rule finds what it finds at once, in its own bad example and in the demo."""
    bad = written(tmp_path, examples(rule.page)["Bad"])
    for whole in (bad, read_site(read_settings(PROJECT / "mkdocs.yml"), DAY)):
        singles = [replace(whole, documents=(d,), enterprises=()) for d in whole.documents]
        singles.append(replace(whole, documents=()))

        by_itself = set().union(*(found(rule, single, whole) for single in singles))

        assert found(rule, whole, whole) == by_itself

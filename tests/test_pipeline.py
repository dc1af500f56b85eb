"""What is wrong with content is told, whatever becomes of its pages."""

from pathlib import Path

import pytest

from site_builder.model.public_site import PublicSite
from site_builder.pipeline import check, run
from site_builder.rules.example import examples
from site_builder.rules.registry import all_rules
from site_builder.rules.rule import Rule
from site_builder.settings import read_settings
from tests.builders import DAY
from tests.rules.test_examples import written

RULES = all_rules()


@pytest.mark.parametrize("rule", RULES, ids=[rule.number for rule in RULES])
def test_pages_are_planned_while_the_content_is_judged(rule: Rule, tmp_path: Path) -> None:
    """A plan that fails hides no fault, whatever its kind, and the plan of faulty content is dropped."""
    written(tmp_path, examples(rule.page)["Bad"])
    settings = read_settings(tmp_path / "mkdocs.yml")

    told: list[PublicSite] = []
    alone, beside = run(settings, DAY), run(settings, DAY, planned=lambda _, public: told.append(public))

    assert beside.problems == alone.problems == check(settings, DAY).problems
    assert (beside.public is None) == (alone.public is None) == alone.has_errors
    assert beside.pages == alone.pages
    assert told or beside.has_errors

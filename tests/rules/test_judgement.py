"""Rules that are `alone` judge a document by itself as they judge it among others."""

from pathlib import Path

import pytest

from site_builder.model.kept import Kept
from site_builder.model.site import Site
from site_builder.pipeline import read_site
from site_builder.problem import Place
from site_builder.rules.example import examples
from site_builder.rules.judgement import _pairs, _singles, given_to, judge
from site_builder.rules.registry import all_rules
from site_builder.rules.rule import Rule
from site_builder.settings import read_settings
from tests.builders import DAY, PROJECT, a_policy, a_site
from tests.rules.test_examples import written

ALONE = [rule for rule in all_rules() if rule.alone]


def found(rule: Rule, site: Site, whole: Site) -> set[tuple[Place, str]]:
    """Give what a rule finds in `site`, given what it is given of the `whole`."""
    return set(rule.check(site, given_to(rule, whole, {})[0]) if rule.given else rule.check(site))


@pytest.mark.parametrize("rule", ALONE, ids=[rule.number for rule in ALONE])
def test_a_document_alone_is_judged_as_among_others(rule: Rule, tmp_path: Path) -> None:
    """One by one, the rule finds what it finds at once, in its own bad example and in the demo."""
    bad = written(tmp_path, examples(rule.page)["Bad"])
    for whole in (bad, read_site(read_settings(PROJECT / "mkdocs.yml"), DAY)):
        singles = _singles(whole, frozenset(), _pairs(whole, rule.beside))

        by_itself = {
            finding
            for path, single in singles
            for finding in found(rule, single, whole)
            if path in ("", finding[0].path)
        }

        assert found(rule, whole, whole) == by_itself


def test_what_a_rule_gathers_is_kept_and_held_against_new_documents() -> None:
    """A body read once tells of a repeal when the repealed document comes, and no longer when it goes."""
    new = a_policy("new", body="《示例区救助办法》同时废止。")
    old = a_policy("old", title="示例区救助办法", written_date="2020-03-01")
    _, judged = judge(a_site(new))
    kept = Kept(judged=judged)
    unread = a_policy("new", body="")  # whoever reads this body again finds nothing

    later, kept_later = judge(a_site(old, unread, unchanged=frozenset({new.record.path})), kept)
    gone, _ = judge(a_site(unread, unchanged=frozenset({new.record.path})), Kept(judged=kept_later))

    assert "V811" in {problem.rule for problem in later}
    assert "V811" not in {problem.rule for problem in gone}


def test_what_withheld_documents_say_is_kept_and_held_against_new_documents() -> None:
    """A body read once tells what new documents repeat, and no longer when it is published or changed."""
    said = "拟于三月上旬将窗口人员分成两组轮换到后台岗位，轮岗期间的绩效考核另行研究。"
    withheld = {"disclosure": "不予公开", "ground": "16-1", "publish_date": None, "title": "轮岗请示"}
    draft, new = a_policy("draft", body=said, **withheld), a_policy("new", body=said)
    _, judged = judge(a_site(draft))
    kept, same = Kept(judged=judged), frozenset({draft.record.path})
    unread = a_policy("draft", body="", **withheld)  # whoever reads this body again finds nothing

    later, _ = judge(a_site(unread, new, unchanged=same), kept)
    changed, _ = judge(a_site(unread, new), kept)
    shown, kept_shown = judge(a_site(a_policy("draft", body=said), new, unchanged=same), kept)
    again, _ = judge(a_site(draft, new, unchanged=same), Kept(judged=kept_shown))

    told = ["D517" in {problem.rule for problem in problems} for problems in (later, changed, shown, again)]
    assert told == [True, False, False, True]

"""Every rule finds the one fault seeded for it, at its line and column, and nothing else is found."""

from pathlib import Path

from site_builder.rules.registry import all_rules
from tests.rules.seeded import GOLDEN, found


def test_each_fault_is_found_at_its_place_and_nothing_else(tmp_path: Path) -> None:
    """The report of the seeded column is the golden one, place by place (`make accept` writes it)."""
    lines = found(tmp_path)

    assert lines == GOLDEN.read_text("utf-8").splitlines()


def test_every_rule_finds_its_own_fault_and_no_other_rule_does() -> None:
    """In the golden report each rule stands in files of its own name, and none is missing."""
    told = [line.rsplit(" ", 1) for line in GOLDEN.read_text("utf-8").splitlines()]
    strangers = [f"{place} {rule}" for place, rule in told if rule.lower() not in place.lower()]

    assert strangers == []
    # X901's own example is one of an exemption that names no rule; every other rule has an example.
    assert {rule for _, rule in told} == {rule.number for rule in all_rules()}

"""Exemptions: a document says, with a reason that readers see, which rule is not applied to it."""

from collections.abc import Iterable, Iterator

from site_builder.model.site import Site
from site_builder.problem import Place, Problem, Severity
from site_builder.rules.rule import Rule

NUMBER = "X901"


def waived(site: Site, problems: tuple[Problem, ...], rules: Iterable[Rule]) -> tuple[Problem, ...]:
    """Leave out the problems that documents are exempt from, and report exemptions that can't be."""
    known = {rule.number: rule for rule in rules}
    wanted = {
        (document.record.path, exemption.rule): document.at("exemptions", number, "rule")
        for document in site.documents
        for number, exemption in enumerate(document.exemptions)
    }
    if not wanted:
        return problems
    kept = [p for p in problems if (p.place.path, p.rule) not in wanted or known[p.rule].firm]
    used = {(p.place.path, p.rule) for p in problems}
    kept += _idle(wanted, used, known)
    return tuple(sorted(kept))


def _idle(
    wanted: dict[tuple[str, str], Place], used: set[tuple[str, str]], known: dict[str, Rule]
) -> Iterator[Problem]:
    for (path, number), place in wanted.items():
        rule = known.get(number)
        if rule is None:
            message = f"没有编号为「{number}」的规则"
        elif rule.firm:
            message = f"规则 {number} 不能豁免"
        elif (path, number) not in used:
            message = f"本文件没有违反规则 {number}，这条豁免是多余的"
        else:
            continue
        told = known[NUMBER]
        is_idle = rule is not None and not rule.firm
        severity = Severity.WARNING if is_idle else told.severity
        yield Problem(place=place, rule=NUMBER, message=message, fix=told.fix, severity=severity)

"""All rules, found by listing this folder, and the judgement of a site by them."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from site_builder import rules
from site_builder.model.site import Site
from site_builder.problem import Problem, Severity
from site_builder.rules.exemption import waived
from site_builder.rules.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give every rule in the folder, by number."""
    names = sorted(module.name for module in iter_modules(rules.__path__))
    modules = [import_module(f"{rules.__name__}.{name}") for name in names]
    found = {r.number: r for m in modules for r in vars(m).values() if isinstance(r, Rule)}
    return tuple(found[number] for number in sorted(found))


def judge(site: Site) -> tuple[Problem, ...]:
    """Run every rule that the site's profile has not switched off; sorted by place."""
    problems = {problem for rule in all_rules() for problem in _problems(rule, site)}
    return waived(site, tuple(sorted(problems)), all_rules())


def _problems(rule: Rule, site: Site) -> Iterator[Problem]:
    level = site.settings.severities.get(rule.number, rule.severity.value)
    if level == "off":
        return
    for place, message in rule.check(site):
        yield Problem(
            place=place, rule=rule.number, message=message, fix=rule.fix, severity=Severity(level)
        )  # fmt: skip

"""All rules, found by listing this folder, and the judgement of a site by them."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from site_builder import rules
from site_builder.model.site import Site
from site_builder.problem import Problem, Severity
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
    problems = set()
    for each in all_rules():
        level = site.settings.severities.get(each.number, each.severity.value)
        if level == "off":
            continue
        for place, message in each.check(site):
            problems.add(
                Problem(
                    place=place,
                    rule=each.number,
                    message=message,
                    fix=each.fix,
                    severity=Severity(level),
                )
            )
    return tuple(sorted(problems))

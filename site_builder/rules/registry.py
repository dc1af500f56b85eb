"""All rules, found by listing this folder."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from site_builder import rules
from site_builder.rules.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Give every rule in the folder, by number."""
    names = sorted(module.name for module in iter_modules(rules.__path__))
    modules = [import_module(f"{rules.__name__}.{name}") for name in names if name[1:2].isdigit()]
    found = {r.number: r for m in modules for r in vars(m).values() if isinstance(r, Rule)}
    return tuple(found[number] for number in sorted(found))

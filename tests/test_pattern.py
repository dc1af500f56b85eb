"""A pattern is compiled when it is first asked, and is then what `re.compile` gives."""

import gc
import importlib
import pkgutil
import re

import pytest

import site_builder
from site_builder.pattern import _Late, pattern_of


def test_it_finds_what_a_compiled_pattern_finds() -> None:
    """Flags, groups, the text of the pattern: all as with `re.compile`."""
    late, eager = pattern_of("(a)B+", re.IGNORECASE), re.compile("(a)B+", re.IGNORECASE)

    assert eager.findall("xABBab") == late.findall("xABBab")
    assert (eager.pattern, eager.flags, eager.groups) == (late.pattern, late.flags, late.groups)
    assert late.sub("c", "xABBxab") == "xcxc"


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    """What is not asked costs nothing, so a slip shows at the first use: every pattern has a test."""
    late = pattern_of("(")

    with pytest.raises(re.error):
        late.search("")


def test_every_pattern_of_the_package_compiles() -> None:
    """None waits for its first reader to tell that it is wrong."""
    for module in pkgutil.walk_packages(site_builder.__path__, "site_builder."):
        importlib.import_module(module.name)
    patterns = [thing for thing in gc.get_objects() if type(thing) is _Late]

    assert len(patterns) > 200
    assert all(pattern.flags >= 0 for pattern in patterns if pattern_is_ours(pattern))


def pattern_is_ours(pattern: _Late) -> bool:
    """Tell the package's patterns from the wrong one that a test above made."""
    return vars(pattern)["_Late__text"] != "("

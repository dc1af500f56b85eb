"""One column with one seeded fault for each rule: the bad examples of all rules' pages, side by side."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from site_builder.problem import Problem
from site_builder.rules.example import ExampleFile, examples
from site_builder.rules.judgement import judge
from site_builder.rules.registry import all_rules
from site_builder.rules.rule import Rule
from tests.rules.test_examples import written

GOLDEN = Path(__file__).with_name("seeded_faults.txt")


BY_ITSELF = {"L605"}  # told only where every document can be read


def is_of_content(rule: Rule) -> bool:
    """Whether the fault lies in content/ alone, and so can lie beside others."""
    return rule.number not in BY_ITSELF and all(
        file.path.startswith("content/") for file in examples(rule.page)["Bad"]
    )


def seeded(rule: Rule) -> Iterator[ExampleFile]:
    """Give the files of a rule's bad example under names that no other rule's files have."""
    files = examples(rule.page)["Bad"]
    prefix = rule.number.lower()
    stems = {PurePosixPath(file.path).stem for file in files if file.path.endswith(".md")}
    names = {stem: f"{prefix}-{stem}" for stem in stems if stem.isascii()}
    words = "|".join(re.escape(stem) for stem in sorted(names, key=len, reverse=True)) or "(?!)"
    pattern = re.compile(rf"(?<![A-Za-z0-9_-])(?:{words})(?![A-Za-z0-9_-])", re.ASCII)

    def renamed(text: str) -> str:
        named = pattern.sub(lambda match: names[match[0]], text)
        return named.replace("attachments/", f"{prefix}-attachments/")

    for file in files:
        yield replace(file, path=renamed(file.path), text=renamed(file.text))


def lines_of(problems: tuple[Problem, ...]) -> list[str]:
    """Give place and rule of each problem, a line each."""
    return [f"{problem.place} {problem.rule}" for problem in problems]


def found(root: Path) -> list[str]:
    """Check the one column of all faults in content/, and a column of its own for each other fault."""
    rules = [rule for rule in all_rules() if examples(rule.page)]
    together = tuple(file for rule in rules if is_of_content(rule) for file in seeded(rule))
    lines = lines_of(judge(written(root / "together", together))[0])
    for rule in rules:
        if not is_of_content(rule):
            site = written(root / rule.number, examples(rule.page)["Bad"])
            lines += [f"{rule.number}/{line}" for line in lines_of(judge(site)[0])]
    return lines

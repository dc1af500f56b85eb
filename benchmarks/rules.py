"""
What the rules find in real documents: the table, and samples to look at by eye.

    .venv/bin/python -m benchmarks.rules [RULE ...]

Imports the 739 policies and 2,465 laws of the corpus into a scratch column, checks it, and prints the hits of
each rule; with rule numbers, ten findings of each, evenly spread, with their lines.
"""

import shutil
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from benchmarks.corpus import PROJECT, needed_corpus
from site_builder.importing.importer import ImportOptions, import_records
from site_builder.pipeline import check
from site_builder.problem import Problem
from site_builder.records.source import lines_below
from site_builder.settings import read_settings

DAY = date(2026, 11, 25)
CODE = "11379900MB00000026"
STATED = {
    "disclosure": "主动公开",
    "publisher": "示例区人民政府办公室",
    "topic": "综合政务",
    "is_normative": "否",
}
SHOWN = 10


def main() -> None:
    """Check both collections, each as a column of its own."""
    folder = needed_corpus()
    with tempfile.TemporaryDirectory() as scratch:
        found = {name: _found(folder, name, Path(scratch) / name) for name in ("policies", "laws")}
        _table(found)
        for number in sys.argv[1:]:
            for name, problems in found.items():
                _samples(name, number, problems, Path(scratch) / name)


def _found(corpus: Path, name: str, root: Path) -> tuple[Problem, ...]:
    shutil.copytree(PROJECT / "data", root / "data")
    shutil.copy(PROJECT / "mkdocs.yml", root)
    (root / "data/lists/enterprises.csv").unlink()
    relations = corpus / name / "relations.jsonl"
    options = ImportOptions(
        set_fields=STATED, assign_index=CODE, relations=relations if relations.is_file() else None
    )
    for file in import_records(corpus / name / "meta.jsonl", options).files:
        path = root / "content" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8")
    return check(read_settings(root / "mkdocs.yml"), DAY).problems


def _table(found: dict[str, tuple[Problem, ...]]) -> None:
    hits = {name: Counter(p.rule for p in problems) for name, problems in found.items()}
    files = {
        name: Counter(rule for rule, _ in {(p.rule, p.place.path) for p in problems})
        for name, problems in found.items()
    }
    severities = {p.rule: p.severity.value for problems in found.values() for p in problems}
    print("| rule | severity | policies: findings in files | laws: findings in files |")
    print("|---|---|---|---|")
    for rule, severity in sorted(severities.items()):
        cells = [f"{hits[name][rule]} in {files[name][rule]}" for name in found]
        print(f"| {rule} | {severity} | {' | '.join(cells)} |")


def _samples(name: str, number: str, problems: tuple[Problem, ...], root: Path) -> None:
    own, line_at = [p for p in problems if p.rule == number], lines_below(root)
    for problem in own[:: max(1, len(own) // SHOWN)][:SHOWN]:
        line = line_at(problem.place)
        start = max(0, problem.place.column - 41)
        print(f"\n{name} {problem.place} {number} {problem.message}")
        print(f"    {line[start : problem.place.column + problem.place.length + 39]}")


if __name__ == "__main__":
    main()

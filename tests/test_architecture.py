"""Each stage imports only stages to its left; each power has one place."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "site_builder"
# From left to right. A module imports its own stage and stages to its left.
STAGES = (
    ("value",),
    ("problem", "text", "pattern"),
    ("archive_arguments", "beside", "day"),
    ("arguments", "pool"),
    ("settings", "workers"),
    ("records",),
    ("model",),
    ("search",),  # one reading of characters and terms, for the index that artifacts make and for queries
    ("rules",),
    ("pages", "artifacts", "importing", "skeleton", "report", "duty"),
    ("duty_report",),
    ("pipeline",),
    ("output",),
    ("commands", "archive_commands", "progress_bar"),
    ("cli",),
    ("program",),
)
RANK = {name: rank for rank, stage in enumerate(STAGES) for name in stage}
MODULES = sorted(PACKAGE.rglob("*.py"))


def stage_of(module: Path) -> str:
    """Give the stage a module belongs to."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path) -> set[str]:
    """List the full names of everything a module imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def calls(module: Path) -> set[str]:
    """List the names of all functions and methods a module calls."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            found.add(ast.unparse(node.func).rsplit(".", 1)[-1])
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_a_stage_imports_only_what_is_to_its_left(module: Path) -> None:
    """Records know nothing of the model, the model nothing of rules, and so on."""
    stage = stage_of(module)
    if stage == "__init__":
        return
    others = {n.split(".")[1] for n in imports(module) if n.startswith("site_builder.")}
    assert stage in RANK, f"{stage} has no place among the stages"
    assert {o for o in others if o != stage and RANK[o] >= RANK[stage]} == set()


def test_only_the_adapter_imports_mkdocs() -> None:
    """The core outlives MkDocs."""
    found = [m for m in MODULES if any(n.split(".")[0] == "mkdocs" for n in imports(m))]
    assert found == [PACKAGE / "output/mkdocs_plugin.py"]


# What takes long to import, and who answers without it.
SLOW = {
    "site_builder.cli": {
        "mkdocs",
        "jinja2",
        "numpy",
        "PIL",
        "lxml",
        "pypdfium2",
        "pypinyin",
        "difflib",
        "stdnum",
        "pydantic",
        "yaml",
    },
    "site_builder.output.linking": {"pydantic", "yaml", "jinja2", "numpy", "importlib.metadata"},
    "site_builder.output.unchanged": {"pydantic", "yaml", "jinja2", "numpy", "importlib.metadata"},
    "site_builder.output.mkdocs_plugin": {
        "mkdocs.livereload",
        "PIL",
        "lxml",
        "pypdfium2",
        "pypinyin",
        "difflib",
    },
}


@pytest.mark.parametrize("module", SLOW)
def test_a_command_imports_what_it_alone_needs(module: str) -> None:
    """What is built already needs no settings read, a check no build, a build no web server or PDF engine."""
    code = f"import sys, {module}; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)

    assert set() == SLOW[module] & set(said.stdout.split())


READING = {"read_text", "read_bytes", "scandir", "rglob", "iterdir", "open"}
WRITING = {"write_text", "write_bytes", "mkdir", "rename", "unlink", "rmtree", "copyfile", "move"}


def test_only_records_and_output_touch_files() -> None:
    """Between records and output there are only values; settings read their one file."""
    allowed = {"records", "output", "settings"}
    found = [m for m in MODULES if calls(m) & (READING | WRITING) and stage_of(m) not in allowed]
    assert found == []


def test_only_output_writes() -> None:
    """Nothing but the last stage changes a disk."""
    assert [m for m in MODULES if calls(m) & WRITING and stage_of(m) != "output"] == []


def test_only_the_command_line_prints_and_exits() -> None:
    """`print` and `exit` have one home."""
    found = [m for m in MODULES if calls(m) & {"print", "exit"} and stage_of(m) != "cli"]
    assert found == []


def test_only_the_entry_points_read_the_clock() -> None:
    """Time is an input."""
    entry = {PACKAGE / "cli.py", PACKAGE / "output/mkdocs_plugin.py"}
    assert [m for m in MODULES if calls(m) & {"now", "today", "time"} and m not in entry] == []


def test_a_module_holds_one_idea() -> None:
    """No module is longer than 250 lines."""
    assert [m for m in MODULES if len(m.read_text("utf-8").splitlines()) > 250] == []


def test_classes_of_values_are_made_in_one_way() -> None:
    """By what takes a seventh of the time (docs/decisions/0055)."""
    others = [
        module.name
        for module in MODULES
        if module.name != "value.py" and "from dataclasses import dataclass" in module.read_text("utf-8")
    ]

    assert not others

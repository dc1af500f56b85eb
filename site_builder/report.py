"""Problems for people and for programs: text with a caret, JSON, SARIF, what GitHub and GitLab read."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from site_builder.pattern import pattern_of
from site_builder.problem import Place, Problem, Severity
from site_builder.records.source import lines_below
from site_builder.rules.registry import all_rules
from site_builder.rules.rule import Rule
from site_builder.text import cells, visible

# A report is kept, in a server's log perhaps: of personal data it shows where, not what.
PERSONAL = "P"
_DIGIT = pattern_of(r"[0-9Xx](?=[0-9Xx ]{3})")
WIDTH = 96  # cells of a source line that are shown; a longer one is cut around the fault
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def report(form: str, problems: Sequence[Problem], line_of: Callable[[Place], str]) -> str:
    """Give the problems in one of the forms that `check --format` offers."""
    if form == "sarif":
        return sarif_report(problems, all_rules())
    if made := {"json": json_report, "github": github_report, "gitlab": gitlab_report}.get(form):
        return made(problems)
    return text_report(problems, line_of) or "没有发现问题"


def worded(root: Path, problems: Sequence[Problem]) -> str:
    """Give problems of files below `root` as people read them; nothing for none."""
    return text_report(problems, lines_below(root))


def text_report(problems: Sequence[Problem], line_of: Callable[[Place], str]) -> str:
    """
    Give each problem with its source line and a caret under the fault; nothing for none.

    What stops a build stands last, where a screen ends after three hundred warnings.
    """
    if not problems:
        return ""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    parts = [_told(problem, _discreet(problem, line_of(problem.place))) for problem in (*warnings, *errors)]
    counts, rule = f"{len(errors)} 个错误，{len(warnings)} 个警告", (errors or warnings)[0].rule
    return "\n\n".join([*parts, f"共 {counts}；site-builder rule {rule} 解释一条规则"])


def _discreet(problem: Problem, line: str) -> str:
    return _DIGIT.sub("*", line) if problem.rule.startswith(PERSONAL) else line


def _told(problem: Problem, line: str) -> str:
    mark = "警告 " if problem.severity is Severity.WARNING else ""
    lines = [f"{visible(str(problem.place))} {problem.rule} {mark}{visible(problem.message)}"]
    if line.strip() and problem.place.line:
        lines += _shown(problem.place, line)
    gutter = " " * max(4, len(str(problem.place.line)))
    return "\n".join([*lines, f"{gutter} = 修改：{visible(problem.fix)}"])


def _shown(place: Place, line: str) -> list[str]:
    start = max(0, place.column - 1)
    before, fault, after = _window(line, start, place.length)
    gutter = max(4, len(str(place.line)))
    shown = [f"{place.line:>{gutter}} | {before}{fault}{after}"]
    if place.column:
        caret = "^" * max(1, min(cells(fault), WIDTH))
        shown.append(f"{'':>{gutter}} | {' ' * cells(before)}{caret}")
    return shown


def _window(line: str, start: int, length: int) -> tuple[str, str, str]:
    """Cut a long line down to what stands around the fault."""
    before = visible(line[:start])
    fault = visible(line[start : start + length])
    after = visible(line[start + length :].rstrip())
    if cells(before + fault + after) <= WIDTH:
        return before, fault, after
    side = WIDTH // 4
    before = before if len(before) <= side else "…" + before[-side:]
    fault = fault if len(fault) <= side else fault[:side] + "…"
    after = after if len(after) <= side else after[:side] + "…"
    return before, fault, after


def json_report(problems: Sequence[Problem]) -> str:
    """Give problems as JSON: `version`, the counts, and one object a problem."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    said = {
        "version": 1,
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [
            {
                "path": p.place.path,
                "line": p.place.line,
                "column": p.place.column,
                "length": p.place.length,
                "rule": p.rule,
                "severity": p.severity.value,
                "message": p.message,
                "fix": p.fix,
            }
            for p in problems
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def sarif_report(problems: Sequence[Problem], rules: Iterable[Rule]) -> str:
    """Give problems as SARIF 2.1.0, which code hosts show beside the change."""
    listed = [
        {
            "id": rule.number,
            "name": rule.name,
            "shortDescription": {"text": rule.title},
            "fullDescription": {"text": rule.page.strip()},
            "help": {"text": rule.fix},
            "defaultConfiguration": {"level": rule.severity.value},
        }
        for rule in rules
    ]
    run = {
        "tool": {"driver": {"name": "site-builder", "rules": listed}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in problems],
    }
    said = {"$schema": SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(said, ensure_ascii=False, indent=1)


def _result(problem: Problem) -> dict[str, object]:
    place = problem.place
    physical: dict[str, object] = {"artifactLocation": {"uri": quote(place.path)}}
    if place.line:
        region = {"startLine": place.line}
        if place.column:
            region |= {"startColumn": place.column, "endColumn": place.column + place.length}
        physical["region"] = region
    return {
        "ruleId": problem.rule,
        "level": problem.severity.value,
        "message": {"text": f"{problem.message}。修改：{problem.fix}"},
        "locations": [{"physicalLocation": physical}],
    }


def github_report(problems: Sequence[Problem]) -> str:
    """Give problems as workflow commands, which GitHub shows at the line."""
    return "\n".join(_command(problem) for problem in problems)


def gitlab_report(problems: Sequence[Problem]) -> str:
    """Give problems as a code-quality report, which GitLab shows in the merge request."""
    said = [
        {
            "check_name": p.rule,
            "description": f"{p.message}。修改：{p.fix}",
            "severity": "major" if p.severity is Severity.ERROR else "minor",
            "fingerprint": hashlib.sha256(f"{p.place} {p.rule} {p.message}".encode()).hexdigest(),
            "location": {"path": p.place.path, "lines": {"begin": max(1, p.place.line)}},
        }
        for p in problems
    ]
    return json.dumps(said, ensure_ascii=False, indent=1)


def _command(problem: Problem) -> str:
    place = problem.place
    properties = {"file": place.path, "line": place.line, "col": place.column, "title": problem.rule}
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    return f"::{problem.severity.value} {written}::{_data(f'{problem.message}。修改：{problem.fix}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

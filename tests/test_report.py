"""Problems are told so that an editor finds the place and a program can read them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from site_builder.problem import Place, Problem, Severity
from site_builder.report import github_report, gitlab_report, json_report, sarif_report, text_report
from site_builder.rules.registry import all_rules


def a_problem(**fields: object) -> Problem:
    """Make a problem in line 3 of a policy."""
    place = Place(path="content/policies/a.md", line=3, column=8, length=6)
    values = {
        "place": place, "rule": "M108", "message": "没有「教肓」这个主题", "fix": "改成有的", **fields,
    }  # fmt: skip
    return Problem(**values)  # type: ignore[arg-type]


def test_a_report_shows_line_caret_and_remedy() -> None:
    """An editor sees the place, the line, the caret and what to do."""
    problem = a_problem(place=Place(path="content/policies/a.md", line=3, column=8, length=2))

    said = text_report([problem], lambda _: "topic: 教肓")

    expected = """\
content/policies/a.md:3:8 M108 没有「教肓」这个主题
   3 | topic: 教肓
     |        ^^^^
     = 修改：改成有的

共 1 个错误，0 个警告；site-builder rule M108 解释一条规则"""
    assert expected == said


def test_a_report_tells_nobody_s_number() -> None:
    """What a rule on personal data found is not printed again, and the caret stays under it."""
    place = Place(path="content/policies/a.md", line=9, column=4, length=18)

    said = text_report([a_problem(rule="P801", place=place)], lambda _: "身份证11010519491231002X")

    assert "身份证***************02X" in said
    assert f"{' ' * 6}{'^' * 18}" in said


def test_errors_stand_behind_the_warnings() -> None:
    """What stops a build is what a screen shows when three hundred warnings have gone by."""
    warning = a_problem(severity=Severity.WARNING, rule="T801", message="别的")

    said = text_report([a_problem(), warning, a_problem(message="还有")], lambda _: "")

    assert said.index("别的") < said.index("教肓") < said.index("还有")
    assert said.endswith("共 2 个错误，1 个警告；site-builder rule M108 解释一条规则")


def test_no_problems_no_report() -> None:
    """Silence means that all is well."""
    assert text_report([], lambda _: "") == ""


@given(st.text(alphabet="甲Ａa\t ０é", max_size=30), st.text(alphabet="乙b", min_size=1, max_size=9))
def test_the_caret_stands_under_the_fault(before: str, fault: str) -> None:
    """Carets count cells: Han characters take two, whatever stands before them."""
    place = Place(path="a.md", line=1, column=len(before) + 1, length=len(fault))

    lines = text_report([a_problem(place=place)], lambda _: f"{before}{fault}。").split("\n")

    source, caret = (line for line in lines if " | " in line)
    start = caret.index("^")
    assert wcswidth(source[: source.rindex(fault)]) == start
    assert caret.count("^") == wcswidth(fault)


def test_a_long_line_is_cut_around_the_fault() -> None:
    """A line of ten thousand characters doesn't fill the screen."""
    place = Place(path="a.md", line=1, column=5001, length=2)

    said = text_report([a_problem(place=place)], lambda _: "长" * 5000 + "错误" + "长" * 5000)

    assert max(wcswidth(line) for line in said.split("\n")) < 140
    assert "错误" in said


@pytest.mark.parametrize("sign", ["\x1b[31m", "\u202e", "\r", "\x07", "\u200b"])
def test_a_terminal_is_never_sent_what_acts_on_it(sign: str) -> None:
    """Escape sequences and direction marks in content are shown, not obeyed."""
    problem = a_problem(message=f"值「{sign}」", place=Place(path=f"a{sign}.md", line=1, column=1))

    said = text_report([problem], lambda _: f"title: {sign}")

    assert sign not in said


def test_json_has_every_field() -> None:
    """Programs get what people get."""
    said = json.loads(json_report([a_problem(), a_problem(severity=Severity.WARNING)]))

    assert (said["version"], said["errors"], said["warnings"]) == (1, 1, 1)
    first = said["problems"][0]
    expected = {"path", "line", "column", "length", "rule", "severity", "message", "fix"}
    assert expected == set(first)
    assert (first["line"], first["column"], first["severity"]) == (3, 8, "error")


def test_sarif_names_rules_and_places() -> None:
    """Every result's rule is described, and its region is in code points from 1."""
    problem = a_problem(place=Place(path="content/政策/a.md", line=3, column=8, length=6))
    whole = a_problem(place=Place(path="content/b.md"))

    run = json.loads(sarif_report([problem, whole], all_rules()))["runs"][0]

    described = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= described
    physical = run["results"][0]["locations"][0]["physicalLocation"]
    assert physical["region"] == {"startLine": 3, "startColumn": 8, "endColumn": 14}
    assert physical["artifactLocation"]["uri"].isascii()
    assert "region" not in run["results"][1]["locations"][0]["physicalLocation"]


def test_gitlab_report_names_each_problem_once() -> None:
    """GitLab needs a place with a line, a severity of its own words, and an unlike fingerprint each."""
    whole_file = a_problem(place=Place(path="content/policies/a.md"), severity=Severity.WARNING)

    first, second = json.loads(gitlab_report([a_problem(), whole_file]))

    assert (first["severity"], second["severity"]) == ("major", "minor")
    assert first["location"] == {"path": "content/policies/a.md", "lines": {"begin": 3}}
    assert second["location"]["lines"]["begin"] == 1
    assert first["fingerprint"] != second["fingerprint"]


def test_github_commands_are_one_line_each() -> None:
    """Signs that would end a command or a property are escaped."""
    problem = a_problem(message="第一行\n100%", place=Place(path="a,b:c.md", line=2, column=1))

    said = github_report([problem])

    assert said.startswith("::error file=a%2Cb%3Ac.md,line=2,col=1,title=M108::第一行%0A100%25")
    assert "\n" not in said

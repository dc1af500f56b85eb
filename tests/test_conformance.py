"""The matrix of WCAG 2.2 is complete and names tests that exist, and the statement says the same."""

import ast
from pathlib import Path

import pytest

from tools.conformance import AUTOMATIC, BY_HAND, MATRIX, NOT_APPLICABLE, WRITTEN, conformance, criteria

PROJECT = Path(__file__).resolve().parent.parent
# The success criteria of WCAG 2.2 (W3C Recommendation); 4.1.1 was removed in it.
LEVEL_A = """
1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3
2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2
"""
LEVEL_AA = """
1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8
3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3
"""


def missing(names: tuple[str, ...]) -> list[str]:
    """Give those names of tests that are no test of the project."""
    found = []
    for name in names:
        path, _, function = name.partition("::")
        file = PROJECT / path
        tree = ast.parse(file.read_text("utf-8")) if file.is_file() else ast.parse("")
        if function not in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}:
            found.append(name)
    return found


def test_the_matrix_is_complete() -> None:
    """All 31 criteria of level A and 24 of level AA, each once, in their order."""
    levels = {c.criterion: c.level for c in criteria()}

    assert len(criteria()) == len(levels) == 55
    assert levels == {**dict.fromkeys(LEVEL_A.split(), "A"), **dict.fromkeys(LEVEL_AA.split(), "AA")}
    numbers = [tuple(map(int, c.criterion.split("."))) for c in criteria()]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("criterion", criteria(), ids=lambda c: c.criterion)
def test_each_criterion_says_how_it_is_tested(criterion) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """An automatic one names tests that exist and its result; the others say how, or why not."""
    assert criterion.method in {AUTOMATIC, BY_HAND, NOT_APPLICABLE}
    assert criterion.how
    assert bool(criterion.test_names) is (criterion.method == AUTOMATIC)
    assert missing(criterion.test_names) == []
    assert bool(criterion.result) is (criterion.method != NOT_APPLICABLE)
    assert criterion.gap or "部分" not in criterion.result


def test_a_test_that_is_gone_is_noticed() -> None:
    """A name without a test, in a file that exists or not, is told."""
    here = "tests/test_conformance.py::test_the_matrix_is_complete"

    assert missing((here, f"{here}_no_more", "tests/none.py::test_x")) == [
        f"{here}_no_more",
        "tests/none.py::test_x",
    ]


def test_the_statement_is_that_of_the_matrix() -> None:
    """`make accept` has written it; every gap stands in it."""
    text = WRITTEN.read_text("utf-8")

    assert text == conformance(criteria())
    assert all(c.gap in text for c in criteria())
    assert sum(bool(c.gap) for c in criteria()) == text.count("（WCAG ")
    assert MATRIX.read_text("utf-8").count("\n") == 56

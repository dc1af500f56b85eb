"""What the accessibility statement says of the theme, for every column, from docs/a11y-matrix.csv."""

import csv
from dataclasses import dataclass
from html import escape
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
MATRIX = PROJECT / "docs/a11y-matrix.csv"
WRITTEN = PROJECT / "theme/components/conformance/conformance.html"
HEADS = ("成功准则", "等级", "检验", "怎样检验", "最近结果")
AUTOMATIC, BY_HAND, NOT_APPLICABLE = "自动", "人工", "不适用"


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """A success criterion of WCAG 2.2, A or AA: how it is tested, by which tests, and what came of it."""

    criterion: str
    name: str
    level: str
    method: str
    tests: str
    how: str
    result: str
    gap: str

    @property
    def test_names(self) -> tuple[str, ...]:
        """The tests, as pytest names them."""
        return tuple(self.tests.split(";")) if self.tests else ()


def criteria() -> tuple[Criterion, ...]:
    """Read the matrix."""
    with MATRIX.open(encoding="utf-8", newline="") as stream:
        return tuple(Criterion(**row) for row in csv.DictReader(stream))


def conformance(found: tuple[Criterion, ...]) -> str:
    """Write the component: what is not reached, how each criterion is tested, and its last result."""
    gaps = [f"<li>{escape(c.gap)}（WCAG {c.criterion} {escape(c.name)}）。</li>" for c in found if c.gap]
    counts = {
        method: sum(c.method == method for c in found) for method in (AUTOMATIC, BY_HAND, NOT_APPLICABLE)
    }
    rows = [
        f'<tr><th scope="row">{c.criterion} {escape(c.name)}</th><td>{c.level}</td><td>{c.method}</td>'
        f"<td>{escape(c.how)}</td><td>{escape(c.result or '不适用')}</td></tr>"
        for c in found
    ]
    said = (
        f"<p>共 {len(found)} 项：自动检验 {counts[AUTOMATIC]} 项，人工检验 {counts[BY_HAND]} 项，"
        f"本栏目没有所涉内容的 {counts[NOT_APPLICABLE]} 项。</p>"
    )
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    name = "逐项检验情况"
    return "\n".join(
        [
            "{# Written by `make accept` from docs/a11y-matrix.csv. #}",
            "{% macro gaps() %}",
            "<ul>",
            *gaps,
            "</ul>",
            "{% endmacro %}",
            "{% macro conformance() %}",
            said,
            f'<div class="table-scroll" role="region" aria-label="{name}" tabindex="0">',
            f"<table><caption>{name}</caption><thead><tr>{heads}</tr></thead><tbody>",
            *rows,
            "</tbody></table></div>",
            "{% endmacro %}",
            "",
        ]
    )

"""A table of a body has a name and heads, so that a cell is never read alone."""

import re

import pytest

from site_builder.output.markdown import render


def rows(head: str, *cells: str) -> str:
    """Render a table whose first column is `cells`, under the heading `head`."""
    lines = "".join(f"| {cell} | 8 |\n" for cell in cells)
    return render(f"| {head} | 数量 |\n|---|---:|\n{lines}").html


def test_the_first_column_tells_the_rows_apart() -> None:
    """Its cells are heads of their rows; those of the others are not."""
    html = rows("项目", "许可", "**处罚**")

    assert re.findall(r'<th scope="row">(.*?)</th>', html) == ["许可", "<strong>处罚</strong>"]
    assert html.count("<td>") == 2
    assert html.count('scope="col"') == 2


@pytest.mark.parametrize(
    ("head", "cells"),
    [("序号", ("1", "2")), ("项目", ("许可", "许可")), ("项目", ("许可", "")), ("", ("许可", "处罚"))],
)
def test_a_column_that_does_not_is_no_head(head: str, cells: tuple[str, ...]) -> None:
    """A count, a text that stands twice, an empty cell, and a column without a name head no row."""
    assert 'scope="row"' not in rows(head, *cells)


def test_a_table_is_named_after_its_heading() -> None:
    """Its number, and the heading above, whatever that holds."""
    table = "| 项 | 数 |\n|---|---|\n| 甲 | 1 |"
    html = render(f'{table}\n\n## 第一章 "总则"\n\n---\n\n{table}\n\n### 乙\n\n{table}').html

    names = re.findall(r'aria-label="([^"]*)"', html)
    assert names == ["表格1", "表格2：第一章 &quot;总则&quot;", "表格3：乙"]

"""
表格有表头，表头的格子不空，不用表格排版。

读屏软件念到一格，先念它的表头，没有表头就听不出这是什么（无障碍环境建设法第三十二条）。只有一列的表格不是表格，写成段落或者列表。
下面没有分隔行「|---|」的不会显示成表格。

Bad::

    ---
    title: 示例文件
    ---
    |   |   |
    |---|---|
    | 低保 | 每月 900 元 |

Good::

    ---
    title: 示例文件
    ---
    | 项目 | 标准 |
    |---|---|
    | 低保 | 每月 900 元 |
"""

from site_builder.model.grid import Grid, grids
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "T811",
    fix="第一行写每一列的名称，第二行写「|---|---|」",
    clause="A11Y-01",
    severity=Severity.WARNING,
    alone=True,
)
def table_without_head(site: Site) -> Findings:
    """Report tables without a head, with an empty cell in it, of one column, and rows that are no table."""
    for document in site.documents:
        for grid in grids(document.record):
            if told := _fault(grid):
                first = grid.rows[0]
                yield document.record.body_place(first.number, 1, len(first.text)), told


def _fault(grid: Grid) -> str:
    head = grid.rows[0].cells
    if not grid.is_table:
        return "表格的第二行不是「|---|」，不会显示成表格"
    if not any(head):
        return "表格没有表头，第一行是空的"
    if len(head) == 1:
        return f"表格只有「{head[0]}」一列，应当写成段落或者列表"
    if "" in head:
        return f"表头第 {head.index('') + 1} 格是空的"
    return ""

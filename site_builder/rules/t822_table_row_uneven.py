r"""
表格每一行的格数和表头相同。

多出来的格子不会显示，里面的内容就丢了；少了格子，后面的内容会排到别的列下面。单元格里要写竖线，写成 `\|`。

Bad::

    ---
    title: 示例文件
    ---
    | 项目 | 标准 |
    |---|---|
    | 低保 | 每月 900 元 | 2026 年起 |

Good::

    ---
    title: 示例文件
    ---
    | 项目 | 标准 | 备注 |
    |---|---|---|
    | 低保 | 每月 900 元 | 2026 年起 |
"""

from site_builder.model.grid import grids
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


@rule("T822", fix="补齐或者删去格子，让每一行和表头的格数相同", clause="DOC-03", alone=True)
def table_row_uneven(site: Site) -> Findings:
    """Report rows with more or fewer cells than the head of their table."""
    for document in site.documents:
        for grid in grids(document.record):
            if not grid.is_table:
                continue
            columns = len(grid.rows[0].cells)
            for row in grid.rows[1:]:
                if len(row.cells) != columns:
                    place = document.record.body_place(row.number, 1, len(row.text))
                    which = "分隔行" if row.is_rule else "这一行"
                    yield place, f"{which}有 {len(row.cells)} 格，表头有 {columns} 格"

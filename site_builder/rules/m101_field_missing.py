"""
必填的字段都填了。

《政府信息公开条例》第十二条要求目录包括索引、名称、内容概述和生成日期；标题、发布机构、索引号、成文日期、
发布日期、公开属性缺一项，读者就无法判断文件的来源和时间。程序不会替您编一个值。

Bad::

    ---
    topic: （缺）
    ---
    正文。

Good::

    ---
    topic: 教育
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("M101", fix="补上这个字段；各字段的写法见 docs/fields.md", clause="META-01", firm=True)
def field_missing(site: Site) -> Findings:
    """Report required fields that are not filled in."""
    yield from site.findings(Fault.MISSING_FIELD)

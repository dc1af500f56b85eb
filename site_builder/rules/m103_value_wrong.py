"""
每个字段的值合乎它的类型。

日期写作「年-月-日」，是或否写「是」「否」，公开属性是「主动公开」「依申请公开」「不予公开」之一，电话只有数字和连字符，
网址以 http:// 或 https:// 开头，附件路径在本文件的文件夹之内。

Bad::

    ---
    written_date: 2024年3月1日
    ---
    正文。

Good::

    ---
    written_date: 2024-03-01
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("M103", fix="照提示改成合格的值；各字段的写法见 docs/fields.md", firm=True)
def value_wrong(site: Site) -> Findings:
    """Report values that are not of the field's type."""
    yield from site.findings(Fault.FIELD_VALUE)

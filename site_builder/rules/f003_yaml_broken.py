"""
元数据是合格的 YAML：「字段: 值」，冒号是半角，后面有空格。

缩进只用空格，不用制表符（Tab）；引号要成对；值里有半角冒号加空格时，用引号括起整个值。

Bad::

    === content/policies/a.md (原样)
    ---
    title: "示例文件
    topic: 教育
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    title: "示例文件"
    topic: 教育
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("F003", fix="对照上下几行检查缩进（只用空格）、引号成对、冒号后有空格", firm=True)
def yaml_broken(site: Site) -> Findings:
    """Report front matter or data that is no YAML."""
    yield from site.findings(Fault.YAML_SYNTAX)

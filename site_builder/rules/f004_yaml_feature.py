"""
元数据只用文字、列表和「字段: 值」，不用 YAML 的锚点、引用、标签，嵌套不超过 8 层。

这些写法能让一小段文字展开成很多内容，或者执行程序，编辑工作用不到它们。

Bad::

    ---
    keywords: &a [教育]
    audience: *a
    ---
    正文。

Good::

    ---
    keywords: [教育]
    audience: [学生]
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("F004", fix="只写文字、列表和「字段: 值」，删去 & * ! << 等写法和过深的嵌套", firm=True)
def yaml_feature(site: Site) -> Findings:
    """Report anchors, aliases, tags, merge keys and deep nesting."""
    yield from site.findings(Fault.YAML_FEATURE)

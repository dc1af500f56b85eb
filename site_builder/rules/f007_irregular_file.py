"""
content/ 里只有普通文件，没有符号链接。

链接可能指向栏目之外的文件，把不该公开的内容带进网站。

Bad::

    === content/policies/a.md -> ../../outside.md

Good::

    ---
    title: 示例文件
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("F007", fix="删去链接，把文件本身放进 content/", firm=True)
def irregular_file(site: Site) -> Findings:
    """Report symbolic links and other files that are no regular ones."""
    yield from site.findings(Fault.IRREGULAR_FILE)

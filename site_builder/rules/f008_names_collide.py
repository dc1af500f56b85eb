"""
同一个文件夹里的文件名，不能只差大小写或者字符的编码形式。

在有的电脑上它们是同一个文件，后写的会覆盖先写的。

Bad::

    === content/policies/notice.md
    ---
    title: 示例文件一
    ---
    正文。
    === content/policies/Notice.md
    ---
    id: another
    title: 示例文件二
    ---
    正文。

Good::

    === content/policies/notice-1.md
    ---
    title: 示例文件一
    ---
    正文。
    === content/policies/notice-2.md
    ---
    title: 示例文件二
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("F008", fix="改其中一个文件的名称", firm=True)
def names_collide(site: Site) -> Findings:
    """Report names that are equal on some computers."""
    yield from site.findings(Fault.NAME_COLLISION)

"""
每个文件以两行「---」之间的元数据开头。

元数据说明这是什么文件、谁发布、能不能公开。缺了开头或者结尾的「---」，程序就分不清元数据和正文，
可能把不该公开的信息当作正文发布出去，所以不生成网站。

Bad::

    === content/policies/a.md (原样)
    ---
    title: 示例文件

    正文从这里开始，忘了写结尾的三个减号。

Good::

    === content/policies/a.md
    ---
    title: 示例文件
    ---
    正文从这里开始。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("F002", fix="文件第一行写「---」，逐行写「字段: 值」，再单独一行写「---」，下面是正文", firm=True)
def front_matter_missing(site: Site) -> Findings:
    """Report files whose front matter is missing or has no end."""
    yield from site.findings(Fault.FRONT_MATTER)

"""
正文文件不超过 2 MiB，一行不超过 50,000 个字符，元数据不超过 64 KiB。

读者用手机打开网页，过大的页面打不开。大的表格、图册请作为附件。

Bad::

    === content/policies/a.md (3 MiB)
    ---
    title: 示例文件
    ---
    正文。

Good::

    ---
    title: 示例文件
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("F006", fix="把大段数据改为附件，或把正文分成几个文件", firm=True)
def too_large(site: Site) -> Findings:
    """Report files, lines and front matter beyond their limits."""
    yield from site.findings(Fault.TOO_LARGE)

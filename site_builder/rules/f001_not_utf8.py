"""
内容文件是 UTF-8 编码的文本。

同一个文件在各处读出来要完全一样，只有统一编码才做得到。文件开头的 BOM 可以有；其他编码（如 GBK、
UTF-16）和空字符不行。用编辑器“另存为”，编码选 UTF-8。

Bad::

    === content/policies/a.md (GBK)
    ---
    title: 示例文件
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    title: 示例文件
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("F001", fix="用编辑器另存为 UTF-8 编码", firm=True)
def not_utf8(site: Site) -> Findings:
    """Report files whose bytes are no UTF-8 text."""
    yield from site.findings(Fault.ENCODING)

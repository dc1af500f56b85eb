"""
字段名是字段表里有的。

写错一个字母，程序就读不到这一项，比如把 expire_date 写错，文件就成了没有有效期的。

Bad::

    ---
    expired_date: 2030-01-01
    ---
    正文。

Good::

    ---
    expire_date: 2030-01-01
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("M102", fix="改成字段表（docs/fields.md）里的名称，或删去这一行", firm=True)
def field_unknown(site: Site) -> Findings:
    """Report fields that the kind does not have."""
    yield from site.findings(Fault.UNKNOWN_FIELD)

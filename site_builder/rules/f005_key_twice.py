"""
一个字段只写一次。

写了两次，程序不能猜哪一次是对的：比如先写了「依申请公开」，后面又写了「主动公开」。

Bad::

    ---
    topic: 教育
    topic: 住房
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


@rule("F005", fix="只保留一个，删去另一个", firm=True)
def key_twice(site: Site) -> Findings:
    """Report a field that is written twice."""
    yield from site.findings(Fault.DUPLICATE_KEY)

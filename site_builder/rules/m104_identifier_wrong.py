"""
文件的标识（文件名或 id）由小写英文字母、数字和连字符组成。

标识是网址的最后一段。网址要能抄写、能念出来、在任何电脑上都一样。

Bad::

    ---
    id: 关于招生
    ---
    正文。

Good::

    ---
    id: enrolment-2024
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("M104", fix="文件名或 id 改成小写英文字母、数字和连字符", firm=True)
def identifier_wrong(site: Site) -> Findings:
    """Report identifiers that no address can end in."""
    yield from site.findings(Fault.IDENTIFIER)

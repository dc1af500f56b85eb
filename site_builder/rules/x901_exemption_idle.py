"""
豁免写明理由，豁免的是存在的、可以豁免的、确实违反了的规则。

规则总有不适用的情形。豁免写在文件自己的元数据里，只对这一份文件起作用，理由公布在网站的“规则豁免情况”里，由公众监督。
读不了文件、会泄露信息的错误不能豁免。改好了就删去豁免，不要留着掩盖以后的错误。

Bad::

    ---
    exemptions: [{rule: Z999, reason: 本文件情况特殊}]
    ---
    正文。

Good::

    ---
    is_normative: 是
    exemptions: [{rule: I401, reason: 本文件只公布名单，没有需要解读的内容}]
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


@rule("X901", fix="删去这条豁免，或改正规则编号", firm=True)
def exemption_idle(_: Site) -> Findings:
    """Report nothing by itself: whether an exemption is used is known when all rules have run."""
    return iter(())

"""
链接通到政府网站，或者名单上的网站。

政府网站不链接商业网站，失效的域名被人抢注后会通到赌博、色情内容，是单项否决（国办秘函〔2019〕19号）。可以链接的域名写在
data/profile.yml 的 website.outbound_hosts，核对过的公共企事业单位公开平台加在那里。正文的链接、来源、企业清单的网址都检查。

Bad::

    ---
    title: 示例文件
    ---
    见[示例服务平台](https://www.service.test/)。

Good::

    ---
    title: 示例文件
    ---
    见[示例省政府信息公开](https://www.example.gov.cn/)。
"""

from site_builder.model.outbound import outbound
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "W807",
    fix="删去链接，或者核对以后把域名加进 website.outbound_hosts",
    clause="WEB-06",
    severity=Severity.WARNING,
    alone=True,
)
def link_outward(site: Site) -> Findings:
    """Report links to hosts that are not on the list; numeric ones are W809's and W810's."""
    allowed = (site.settings.domain, *site.vocabulary.profile.website.outbound_hosts)
    for link in outbound(site):
        if not (link.is_private or link.is_numeric or link.is_within(allowed)):
            yield link.place, f"链接「{link.url}」通到「{link.host}」，不在可以链接的域名之内"

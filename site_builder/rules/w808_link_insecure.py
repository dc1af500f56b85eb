"""
链接用 https。

http 的网页在路上能被改动，浏览器会提示不安全。先打开 https 的网址看看，能用就改；对方只有 http 的，写豁免。

Bad::

    ---
    title: 示例文件
    ---
    见[示例省政府信息公开](http://www.example.gov.cn/)。

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
    "W808", fix="把 http:// 改成 https://，打开看看", clause="WEB-06", severity=Severity.WARNING, alone=True
)
def link_insecure(site: Site) -> Findings:
    """Report links that are not encrypted."""
    for link in outbound(site):
        if link.url.lower().startswith("http://") and not link.is_private:
            yield link.place, f"链接「{link.url}」不是 https"

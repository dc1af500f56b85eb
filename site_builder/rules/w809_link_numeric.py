"""
链接用域名，不用 IP 地址。

读者看不出 IP 地址是谁的网站，换了服务器链接就断；政府网站以 gov.cn 域名提供服务（国办发〔2017〕47号）。

Bad::

    ---
    title: 示例文件
    ---
    登录[示例申报系统](https://8.8.8.8/apply)。

Good::

    ---
    title: 示例文件
    ---
    登录[示例申报系统](https://apply.example.gov.cn/)。
"""

from site_builder.model.outbound import outbound
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule("W809", fix="改成这个系统的域名", clause="WEB-06", severity=Severity.WARNING, alone=True)
def link_numeric(site: Site) -> Findings:
    """Report links to IP addresses that the public can reach."""
    for link in outbound(site):
        if link.is_numeric and not link.is_private:
            yield link.place, f"链接「{link.url}」用的是 IP 地址"

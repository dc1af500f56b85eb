"""
链接不通到内部网络。

`localhost`、`192.168.…`、`10.…` 只有机关内部打得开，读者点了没有反应，还会让人知道内部网络是怎样编号的。

Bad::

    ---
    title: 示例文件
    ---
    登录[示例申报系统](https://192.168.1.20/apply)。

Good::

    ---
    title: 示例文件
    ---
    登录[示例申报系统](https://apply.example.gov.cn/)。
"""

from site_builder.model.outbound import outbound
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


@rule("W810", fix="改成外部能打开的网址，没有的就删去链接", clause="WEB-05", alone=True)
def link_inward(site: Site) -> Findings:
    """Report links to hosts that only the office itself can reach."""
    for link in outbound(site):
        if link.is_private:
            yield link.place, f"链接「{link.url}」只有内部网络打得开"

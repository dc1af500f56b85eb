"""
链接的文字说明它通到哪里。

读屏软件能把一页的链接单独列出来念，一串「点击查看」「更多」分不清谁是谁；裸的网址念出来是一长串字母（无障碍环境建设法第三十二条）。

Bad::

    ---
    title: 示例文件
    ---
    申请表[点击这里](https://www.example.gov.cn/form)下载。

Good::

    ---
    title: 示例文件
    ---
    下载[临时救助申请表](https://www.example.gov.cn/form)。
"""

import re

from site_builder.model.body import links
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_EMPTY_NAME = pattern_of(
    r"(?:请?(?:点击|点|点开|戳|单击|查看|下载|了解|阅读|打开|进入)?(?:这里|此处|这儿|链接|查看|下载|进入|打开|阅读|了解)?"
    r"(?:更多|详情|全文|原文|内容|链接|附件)?|网址|地址|more|here|click ?here|link|read ?more|download|details)[>＞》…。.]*",
    re.IGNORECASE,
)
_ADDRESS = pattern_of(r"(?:https?:/?/?|www\.)[^\u4e00-\u9fff]*", re.IGNORECASE)


@rule(
    "T812",
    fix="把链接的文字改成它通到的文件或者网站的名称",
    clause="A11Y-01",
    severity=Severity.WARNING,
    alone=True,
)
def link_unnamed(site: Site) -> Findings:
    """Report links named by what to do with them, or by their address."""
    for document in site.linking:
        for link in links(document.record):
            name = re.sub(r"[\s*_`]", "", link.text)
            if link.is_image or not name:
                continue
            if _ADDRESS.fullmatch(name):
                yield link.place, f"链接的文字是网址「{link.text}」"
            elif _EMPTY_NAME.fullmatch(name):
                yield link.place, f"链接的文字「{link.text}」没有说通到哪里"

"""
链接只用 http、https、mailto、tel。

`javascript:` 之类的链接会在读者的电脑上执行程序。以 `//` 开头的链接在磁盘上打不开。

Bad::

    ---
    title: 示例文件
    ---
    [申请表](javascript:alert)

Good::

    ---
    title: 示例文件
    ---
    [示例网站](https://www.example.gov.cn/)
"""

from html import unescape
from urllib.parse import unquote

from site_builder.model.body import links
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.rules.rule import Findings, rule

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = pattern_of(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_UNSEEN = pattern_of(r"[\x00-\x20\x7f\u200b-\u200f\u2028-\u202e\ufeff]")


@rule(
    "L604", fix="改成 http://、https://、mailto: 或 tel: 开头的地址", clause="WEB-06", firm=True, alone=True
)
def scheme_forbidden(site: Site) -> Findings:
    """Report links whose scheme, as a browser would read it, is not allowed."""
    for document in site.linking:
        for link in links(document.record):
            bare = _UNSEEN.sub("", unescape(unescape(unquote(link.target))))
            match = _SCHEME.match(bare)
            if match and match[1].lower() not in SCHEMES:
                yield link.place, f"链接「{link.target}」以「{match[0]}」开头"
            elif bare.startswith(("//", "\\")):
                yield link.place, f"链接「{link.target}」没有写 https:"

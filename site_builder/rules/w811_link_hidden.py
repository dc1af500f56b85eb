"""
链接看得见，说的和通到的是一处。

没有文字的链接读者看不见，是被人挂上的暗链的样子；文字写一个网址、实际通到另一个网站，是钓鱼的样子（国办秘函〔2019〕19号）。

Bad::

    ---
    title: 示例文件
    ---
    正文。[](https://www.example.gov.cn/)

Good::

    ---
    title: 示例文件
    ---
    正文。[示例省政府信息公开](https://www.example.gov.cn/)
"""

import re
import unicodedata
from urllib.parse import urlsplit

from site_builder.model.body import links
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.rules.rule import Findings, rule

_ADDRESS = pattern_of(r"\s*(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[:/].*)?\s*", re.IGNORECASE)
_FILE = pattern_of(r"\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|jpe?g|png|txt|csv|md|html?)$", re.IGNORECASE)


@rule(
    "W811",
    fix="删去这个链接，或者写清它通到哪里；不是自己写的，查一查是谁改了文件",
    clause="WEB-06",
    alone=True,
)
def link_hidden(site: Site) -> Findings:
    """Report links that show nothing, or that show an address of another site."""
    for document in site.linking:
        for link in links(document.record):
            if link.is_image:
                continue
            if not any(unicodedata.category(c)[0] in "LN" for c in link.text):
                yield link.place, f"链接「{link.target}」没有看得见的文字"
            elif (said := _host(link.text)) and (leads := _host(link.target)) and not _same(said, leads):
                yield link.place, f"链接的文字是「{link.text}」，实际通到「{leads}」"


def _host(text: str) -> str:
    match = _ADDRESS.fullmatch(text)
    if match is None or ("/" not in text and _FILE.search(text)):
        return ""
    return (urlsplit(f"//{match[1]}").hostname or "").removeprefix("www.")


def _same(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")

"""
文件里没有看不见的字符。

零宽字符、改变文字方向的字符不占地方，能让一行字看上去和写的不一样：金额、日期倒着读，文号、网址查不到（国家信息安全漏洞库把这种
手法叫作“特洛伊源代码”）。它们多半是从网页或者聊天软件里复制时带进来的。整个文件都检查，元数据和清单也一样；写成 `&#8203;` 的也算。

Bad::

    ---
    title: 示例文件
    ---
    补助标准为每月&#8203;300元。

Good::

    ---
    title: 示例文件
    ---
    补助标准为每月300元。
"""

from html import unescape

from site_builder.model.body import lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Fault
from site_builder.records.source import unseen_name
from site_builder.rules.rule import Findings, rule

_ENTITY = pattern_of(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")


@rule("T802", fix="删去这个字符；看不见就把前后两个字一起删掉重打", clause="DOC-03", firm=True, alone=True)
def character_unseen(site: Site) -> Findings:
    """Report characters that turn the direction of text or can't be seen, and their entities."""
    yield from site.findings(Fault.UNSEEN)
    for document in site.documents:
        if "&" not in document.body:
            continue
        for number, line in lines(document.record):
            for match in _ENTITY.finditer(line):
                character = unescape(match[0])
                if name := unseen_name(character):
                    place = document.record.body_place(number, match.start() + 1, len(match[0]))
                    yield place, f"「{match[0]}」是{name}的字符 U+{ord(character):04X}"

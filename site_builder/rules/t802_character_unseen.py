"""
文件里没有看不见的字符。

零宽字符、改变文字方向的字符不占地方，能让一行字看上去和写的不一样：金额、日期倒着读，文号、网址查不到（国家信息安全漏洞库把这种
手法叫作“特洛伊源代码”）。它们多半是从网页或者聊天软件里复制时带进来的。整个文件都检查，元数据和清单也一样。

Bad::

    ---
    title: 示例文件
    ---
    补助标准为每月\u200b300元。

Good::

    ---
    title: 示例文件
    ---
    补助标准为每月300元。
"""

from site_builder.model.site import Site
from site_builder.problem import Fault
from site_builder.rules.rule import Findings, rule


@rule("T802", fix="删去这个字符；看不见就把前后两个字一起删掉重打", clause="DOC-03", firm=True)
def character_unseen(site: Site) -> Findings:
    """Report characters that turn the direction of text or can't be seen."""
    yield from site.findings(Fault.UNSEEN)

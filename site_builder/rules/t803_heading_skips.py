"""
正文的标题从 `##` 开始，不跳级。

网页的一级标题是文件的标题，正文用 `##`（一、）、`###`（（一））、`####`（1.）、`#####`（（1））。用读屏软件的人靠标题跳着读，
跳了级，他会以为中间漏了内容（无障碍环境建设法第三十二条）。

Bad::

    ---
    title: 示例文件
    ---
    ## 一、申请条件

    #### （一）户籍条件

Good::

    ---
    title: 示例文件
    ---
    ## 一、申请条件

    ### （一）户籍条件
"""

from site_builder.model.seen import HEADING, seen_lines
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

TOP = 2  # the level of a body's first heading


@rule("T803", fix="改「#」的个数，比上一级标题多一个", clause="DOC-03", severity=Severity.WARNING, alone=True)
def heading_skips(site: Site) -> Findings:
    """Report headings more than one level below the heading above, and those that look like the title."""
    for document in site.documents:
        above = TOP - 1
        for line in seen_lines(document.record, HEADING):
            if line.level < TOP:
                yield line.place(), f"标题「{line.shown}」用了一个「#」，那是文件标题的级别，正文从「##」开始"
            elif line.level > above + 1:
                signs = "#" * (above + 1)
                yield line.place(), f"标题「{line.shown}」跳了级：上一级之下应当用「{signs}」"
            above = max(line.level, TOP)

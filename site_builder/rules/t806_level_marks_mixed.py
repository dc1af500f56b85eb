"""
同一级标题用同一种序数，下一级标题的序数低于上一级。

「一、」之下是「（一）」或「1.」，再下是「（1）」；同一级里不一会儿用「一、」一会儿用「（一）」（GB/T 9704）。

Bad::

    ---
    title: 示例文件
    ---
    ## 一、申请条件

    有本区户籍。

    ## （二）申请材料

    身份证。

Good::

    ---
    title: 示例文件
    ---
    ## 一、申请条件

    有本区户籍。

    ## 二、申请材料

    身份证。
"""

from itertools import pairwise

from site_builder.model.level import Level, heading_ranks, level_of
from site_builder.model.seen import HEADING, is_plain, seen_lines
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "T806",
    fix="同一级改用同一种序数，或者改「#」的个数",
    clause="DOC-03",
    severity=Severity.WARNING,
    alone=True,
)
def level_marks_mixed(site: Site) -> Findings:
    """Report numbered headings whose mark is unlike their neighbour's, or not below their parent's."""
    for document in site.documents:
        if is_plain(document.record) and _is_uniform(document.body):
            continue
        open_: list[tuple[int, Level | None]] = []  # the last heading of each level above
        for line in seen_lines(document.record, HEADING):
            while open_ and open_[-1][0] > line.level:
                open_.pop()
            level = level_of(line)
            before = open_.pop()[1] if open_ and open_[-1][0] == line.level else None
            above = open_[-1][1] if open_ else None
            open_.append((line.level, level))
            if level is None:
                continue
            if before and before.rank != level.rank:
                message = f"标题「{level.written}」与同一级的「{before.written}」用了两种序数"
                yield line.place(0, len(level.written)), message
            elif above and above.rank >= level.rank:
                message = f"标题「{level.written}」在「{above.written}」之下，序数却不低于它"
                yield line.place(0, len(level.written)), message


def _is_uniform(body: str) -> bool:
    """Tell it at a glance: headings of one level have marks of one rank, and those below them of a lower one."""
    found = sorted(heading_ranks(body))
    return all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(found))

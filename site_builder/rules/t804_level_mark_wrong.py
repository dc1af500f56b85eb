"""
层次序数写作「一、」「（一）」「1.」「（1）」。

四级依次用「一、」「（一）」「1.」「（1）」（GB/T 9704）：括号是全角的，括号后面不加顿号；阿拉伯数字后面用圆点，不用顿号。

Bad::

    ---
    title: 示例文件
    ---
    ## 一、申请条件

    （一）、有本区户籍。

    （二）、家庭财产符合规定。

Good::

    ---
    title: 示例文件
    ---
    ## 一、申请条件

    （一）有本区户籍。

    （二）家庭财产符合规定。
"""

import re

from site_builder.model.level import ODD, Level, Rank, levels
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_RIGHT = {
    Rank.FIRST: pattern_of(r".{1,4}、"),
    Rank.SECOND: pattern_of(r"（.{1,4}）"),
    Rank.THIRD: pattern_of(r"[0-9]{1,2}[.．]"),
    Rank.FOURTH: pattern_of(r"（[0-9]{1,2}）"),
}


@rule("T804", fix="照提示改写序数", clause="DOC-03", severity=Severity.WARNING, alone=True)
def level_mark_wrong(site: Site) -> Findings:
    """Report marks of levels in another form, once a document and form, for they come in rows."""
    for document in site.documents:
        wrong: dict[str, list[Level]] = {}
        for level in levels(document.record, ODD):
            if not _RIGHT[level.rank].fullmatch(level.written):
                shape = re.sub(r"[0-9]+", "1", re.sub(r"[一二三四五六七八九十]+", "一", level.written))
                wrong.setdefault(shape, []).append(level)
        for found in wrong.values():
            first = found[0]
            more = f"（本文件这样写的有 {len(found)} 处）" if len(found) > 1 else ""
            yield first.place, f"序数「{first.written}」应写作「{first.right}」{more}"

"""
序数一个接一个，不漏不重。

「（三）」之后是「（四）」。跳了一个，多半是漏了一段；重了一个，引用的人就说不清是哪一项。

Bad::

    ---
    title: 示例文件
    ---
    申请人应当提交下列材料：

    （一）申请书；

    （三）身份证。

Good::

    ---
    title: 示例文件
    ---
    申请人应当提交下列材料：

    （一）申请书；

    （二）身份证。
"""

import re
from collections.abc import Iterator

from site_builder.model.chinese_numeral import han_integer
from site_builder.model.level import Level, Rank, counts, levels
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

# Whatever begins a new text begins a new count, as annexes, articles and headings without a mark do.
_ANEW = pattern_of(r"\n(?:附件|附录|附表|附|第[一二三四五六七八九十百零〇]+[编章节条]|[“\"]|#+ )")


@rule("T807", fix="核对有没有漏掉的内容，改正序数", clause="DOC-03", severity=Severity.WARNING, alone=True)
def level_number_missing(site: Site) -> Findings:
    """Report marks that don't follow the one before, where it is plain which that is."""
    for document in site.documents:
        if not any(True for _ in _breaks(counts(document.body))):
            continue
        found, lines = tuple(levels(document.record)), document.body.split("\n")
        for number, other in _breaks(tuple((level.rank, level.value) for level in found)):
            level, before = found[number], found[other]
            right = _next(before)
            if not _is_anew(lines[before.line.number : level.line.number], right):
                said = "重复了" if level.value == before.value else f"前面是「{before.written}」"
                yield level.place, f"序数「{level.written}」{said}，应当是「{right}」"


def _breaks(marks: tuple[tuple[Rank, int], ...]) -> Iterator[tuple[int, int]]:
    """Give the positions of each mark that doesn't go on, and of the one before it on its level."""
    open_: list[tuple[int, set[int]]] = []  # the last mark of each rank; the counts that it interrupted
    for number, (rank, value) in enumerate(marks):
        while open_ and marks[open_[-1][0]][0] > rank:
            open_.pop()
        if not open_ or marks[open_[-1][0]][0] is not rank:
            open_.append((number, set()))
            continue
        before, waiting = open_.pop()
        last = marks[before][1]
        open_.append((number, waiting | {last + 1} if value == 1 else waiting))
        if value not in {1, last + 1} | waiting:
            yield number, before


def _next(level: Level) -> str:
    number = level.value + 1
    value = str(number) if level.rank in (Rank.THIRD, Rank.FOURTH) else han_integer(number)
    return re.sub(r"[0-9]+|[一二三四五六七八九十]+", value, level.written, count=1)


def _is_anew(between: list[str], right: str) -> bool:
    """Tell whether another count began in between, or the number missed stands within a line."""
    text = "\n".join(between)
    return _ANEW.search(text, len(between[0])) is not None or right in text

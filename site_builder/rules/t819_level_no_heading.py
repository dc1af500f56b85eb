"""
单独成行的「一、……」写成 `##` 标题。

公文的一级标题在网页上也是标题：有了它才有目录，读屏软件才能一节一节跳着读，检索才能指到那一节（无障碍环境建设法第三十二条）。
每个文件只报第一处。

Bad::

    ---
    title: 示例文件
    ---
    一、申请条件

    有本区户籍。

    二、申请材料

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

from site_builder.model.level import Level, Rank, levels
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

LONGEST = 30  # characters behind the mark
FEWEST = 2
_FIRST = pattern_of(r"\n[一二三四五六七八九十]{1,4}、")
_SENTENCE = pattern_of(r"[。；：！？，;:,!?]")


@rule(
    "T819",
    fix="在行首写「## 」，下一级「（一）」写「### 」",
    clause="A11Y-01",
    severity=Severity.WARNING,
    alone=True,
)
def level_no_heading(site: Site) -> Findings:
    """Report documents whose first-level headings are paragraphs."""
    for document in site.documents:
        if "\n二、" not in f"\n{document.body}":
            continue
        found = [level for level in levels(document.record, _FIRST) if _is_heading(level)]
        if len(found) >= FEWEST and {level.value for level in found} >= {1, 2}:
            first = found[0]
            shown = first.written + first.text
            yield first.line.place(), f"「{shown}」等 {len(found)} 处是一级标题，没有写成「## 」"


def _is_heading(level: Level) -> bool:
    return (
        level.rank is Rank.FIRST
        and not level.line.level
        and 0 < len(level.text) <= LONGEST
        and not _SENTENCE.search(level.text)
    )

"""
引号成对。

少了一半，读者分不清哪些是原话。引文跨几段的，每段开头可以都有前引号，最后一段有后引号。

Bad::

    ---
    title: 示例文件
    ---
    本办法所称“低收入家庭，是指人均收入低于规定标准的家庭。本办法所称“困难学生”，是指这些家庭的学生。

Good::

    ---
    title: 示例文件
    ---
    本办法所称“低收入家庭”，是指人均收入低于规定标准的家庭。
"""

from site_builder.model.seen import Seen, seen_lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_QUOTES = pattern_of("[“”]")


@rule(
    "T823", fix="补上另一半引号，或者删去多余的这一半", clause="DOC-03", severity=Severity.WARNING, alone=True
)
def quotation_unpaired(site: Site) -> Findings:
    """Report quotation marks without their other half, where a quotation of many paragraphs can't explain it."""
    for document in site.documents:
        if document.body.count("“") == document.body.count("”"):
            continue
        open_: tuple[Seen, int] | None = None
        for line in seen_lines(document.record, _QUOTES):
            for match in _QUOTES.finditer(line.text):
                start = match.start()
                if match[0] == "”":
                    if open_ is None:
                        yield line.place(start, start + 1), _told(line.text, start, "前")
                    open_ = None
                    continue
                is_next_paragraph = not line.text[:start].strip()
                if open_ and not is_next_paragraph:
                    yield open_[0].place(open_[1], open_[1] + 1), _told(open_[0].text, open_[1], "后")
                open_ = (line, start)


def _told(text: str, start: int, half: str) -> str:
    return f"「{text[max(0, start - 6) : start + 7]}」里的「{text[start]}」没有{half}一半"

"""
日期前后合乎顺序：成文不晚于发布，施行不晚于有效期，受理截止不早于受理开始和发布，成文不晚于今天。

日期颠倒说明至少有一个抄错了；弄虚作假的日期在政府网站检查中是单项否决（国办秘函〔2019〕19号）。发布日期可以在
今天之后：到了那一天，文件才会出现在网站上。

Bad::

    ---
    written_date: 2024-03-05
    publish_date: 2024-03-04
    ---
    正文。

Good::

    ---
    written_date: 2024-03-01
    publish_date: 2024-03-04
    ---
    正文。
"""

from collections.abc import Iterator
from datetime import date

from site_builder.model.kinds import Document
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule

# Each pair: the earlier field, the later one, and their names.
PAIRS = (
    ("written_date", "publish_date", "成文日期", "发布日期"),
    ("publish_date", "publish_until", "发布日期", "展示截止日期"),
    ("effective_date", "expire_date", "施行日期", "有效期至"),
    ("written_date", "expire_date", "成文日期", "有效期至"),
    ("open_from", "open_until", "受理开始", "受理截止"),
    ("publish_date", "open_until", "发布日期", "受理截止"),
)


@rule("M107", fix="核对原文，改正抄错的日期", clause="META-03", alone=True)
def dates_out_of_order(site: Site) -> Findings:
    """Report dates that contradict each other or the day of the build."""
    for document in site.documents:
        written: date | None = getattr(document, "written_date", None)
        if written and written > site.day:
            yield document.at("written_date"), f"成文日期 {written} 在今天（{site.day}）之后"
        for name, message in _contradictions(document):
            yield document.at(name), message


def _contradictions(document: Document) -> Iterator[tuple[str, str]]:
    for early, late, early_name, late_name in PAIRS:
        before, after = getattr(document, early, None), getattr(document, late, None)
        if before and after and before > after:
            yield late, f"{late_name} {after} 早于{early_name} {before}"

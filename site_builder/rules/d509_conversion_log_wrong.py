"""
属性转换记录前后相接，最后一条与现在的公开属性一致。

公开属性转换要留下记录：什么时候、从什么属性转为什么属性、为什么（条例第十八条；2022年政务公开工作要点）。每一条的原属性是上一条的
现属性；日期从早到晚，不在今天以后；转为主动公开以后才能发布。

Bad::

    ---
    conversions:
      - {before: 依申请公开, after: 不予公开, date: 2024-03-02, reason: 本例不谈解读}
    ---
    正文。

Good::

    ---
    conversions:
      - {before: 依申请公开, after: 主动公开, date: 2024-03-02, reason: 本例不谈解读}
    ---
    正文。
"""

from collections.abc import Iterator
from itertools import pairwise

from site_builder.model.kinds import Document
from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.problem import Place
from site_builder.rules.rule import Findings, rule


@rule("D509", fix="按审查记录改正 conversions，或者改正 disclosure", clause="DISC-03", alone=True)
def conversion_log_wrong(site: Site) -> Findings:
    """Report logs of conversion that contradict themselves, the document or the calendar."""
    for document in site.documents:
        if document.conversions:
            yield from _chain(document)
            yield from _dates(document, site)


def _chain(document: Document) -> Iterator[tuple[Place, str]]:
    for number, entry in enumerate(document.conversions):
        if entry.before is entry.after:
            yield (
                document.at("conversions", number, "after"),
                f"从「{entry.before}」转为「{entry.after}」，没有转换",
            )
    for number, (earlier, later) in enumerate(pairwise(document.conversions), start=1):
        if later.before is not earlier.after:
            message = f"原属性「{later.before}」不是上一条转换后的「{earlier.after}」"
            yield document.at("conversions", number, "before"), message
    last = document.conversions[-1].after
    if last is not document.disclosure:
        message = f"最后转为「{last}」，公开属性（disclosure）却是「{document.disclosure}」"
        yield document.at("conversions", len(document.conversions) - 1, "after"), message


def _dates(document: Document, site: Site) -> Iterator[tuple[Place, str]]:
    for number, (earlier, later) in enumerate(pairwise(document.conversions), start=1):
        if later.date < earlier.date:
            message = f"转换日期 {later.date} 早于上一条的 {earlier.date}"
            yield document.at("conversions", number, "date"), message
    last = document.conversions[-1]
    place = document.at("conversions", len(document.conversions) - 1, "date")
    if last.date > site.day:
        yield place, f"转换日期 {last.date} 在今天（{site.day}）之后"
    published = document.publish_date
    if (
        last.after is Disclosure.PROACTIVE
        and document.disclosure is Disclosure.PROACTIVE
        and published
        and published < last.date
    ):
        yield place, f"{last.date} 才转为主动公开，发布日期却是 {published}"

"""
解读写全规定的内容，标题看得出来。

解读应当写背景依据、目标任务、关键词诠释、主要内容、适用范围、执行标准、注意事项、新旧政策差异、惠企利民举措和享受条件、后续
工作、解读机关和咨询电话（2022年政务公开工作要点）。至少五项做成标题，其中有新旧政策差异或者享受条件：读者先看标题，
找与自己有关的一段。各项的同义词在 data/profile.yml 的 interpretation.substance 里改。

Bad::

    === content/policies/a.md
    ---
    title: 关于示例事项的通知
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    contact: {office: 示例科, phone: 12345}
    ---
    ## 背景依据

    为了方便群众。

    ## 主要内容

    一共三条。

Good::

    === content/policies/a.md
    ---
    title: 关于示例事项的通知
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    contact: {office: 示例科, phone: 12345}
    ---
    ## 背景依据

    为了方便群众。

    ## 主要内容

    一共三条。

    ## 享受条件

    住在本区的人都可以。

    ## 执行标准

    每月一次。

    ## 注意事项

    带身份证。
"""

from collections.abc import Iterator

from site_builder.model.outline import outline
from site_builder.model.profile import InterpretationProfile
from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "I404",
    fix="按缺少的各项补写，每项一个标题",
    clause="INT-03",
    severity=Severity.WARNING,
    alone=True,
)
def substance_missing(site: Site) -> Findings:
    """Report interpretations whose headings name too few of the things that must be explained."""
    profile = site.vocabulary.profile.interpretation
    for document in site.interpretations:
        published = document.publish_date
        is_judged = published and published >= profile.since and not document.source
        if not is_judged or document.form not in profile.substance_forms:
            continue
        found = tuple(_named(outline(document.record), profile))
        missing = [name for name, _ in _elements(profile) if name not in found]
        if len(found) < profile.substance_min:
            has = f"，只有{'、'.join(found)}" if found else ""
            message = f"标题里只看得出 {len(found)} 项规定的内容{has}；没有{'、'.join(missing)}"
            yield document.record.body_place(0), message
        elif not set(found) & set(profile.key_substance):
            yield document.record.body_place(0), f"没有写{'，也没有写'.join(profile.key_substance)}"


def _named(headings: tuple[str, ...], profile: InterpretationProfile) -> Iterator[str]:
    for name, words in _elements(profile):
        if any(word in heading for heading in headings for word in words):
            yield name


def _elements(profile: InterpretationProfile) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in profile.substance:
        name, _, words = entry.partition("：")
        yield name, tuple(words.split("、")) if words else (name,)

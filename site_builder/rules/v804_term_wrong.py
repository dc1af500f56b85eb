"""
规范性文件的有效期为三年到五年；标题有“暂行”“试行”的为一年到两年。

《山东省行政程序规定》第五十三条。期满自动失效，所以有效期的最后一天要算得准：自2022年6月1日起施行、有效期五年的，到2027年5月31日为止。
别省的年数不同，写在 `data/profile.yml` 的 `normative` 里。

Bad::

    ---
    is_normative: 是
    effective_date: 2024-04-15
    expire_date: 2029-04-15
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。

Good::

    ---
    is_normative: 是
    effective_date: 2024-04-15
    expire_date: 2029-04-14
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。
"""

from collections.abc import Iterator

from site_builder.model.profile import NormativeProfile
from site_builder.model.site import Site
from site_builder.model.term import last_day_of_term
from site_builder.pattern import pattern_of
from site_builder.rules.normative import own_normative
from site_builder.rules.rule import Findings, rule

_QUOTED = pattern_of("《[^《》]*》")
_ISSUED = pattern_of("(?:印发|公布|发布|下发|颁布)(?:修订后的|新修订的)?《")


@rule("V804", fix="核对原文的有效期；超过上限的，另行发文确定", clause="NORM-02", alone=True)
def term_wrong(site: Site) -> Findings:
    """Report terms that are shorter or longer than the regulation allows, to the day."""
    profile = site.vocabulary.profile.normative
    for policy in own_normative(site):
        start, end = policy.effective_date, policy.expire_date
        if start is None or end is None or end < start:
            continue
        allowed = list(_allowed(policy.title, profile))
        spans = [(last_day_of_term(start, low), last_day_of_term(start, high)) for low, high, _ in allowed]
        if not any(low <= end <= high for low, high in spans):
            (low, high), (least, most, what) = spans[0], allowed[0]
            message = (
                f"自 {start} 起施行，有效期至 {end}；{what}的有效期为 {least} 年到 {most} 年，"
                f"应当不早于 {low}、不晚于 {high}"
            )
            yield policy.at("expire_date"), message


def _allowed(title: str, profile: NormativeProfile) -> Iterator[tuple[int, int, str]]:
    """Give the terms that a title allows; two where it only speaks of a trial document."""
    words = "、".join(profile.trial_words)
    trial = (profile.trial_years_min, profile.trial_years_max, f"标题有“{words}”的规范性文件")
    general = (profile.years_min, profile.years_max, "规范性文件")
    if not any(word in title for word in profile.trial_words):
        yield general
    elif _ISSUED.search(title) or any(word in _QUOTED.sub("", title) for word in profile.trial_words):
        yield trial
    else:
        yield from (general, trial)

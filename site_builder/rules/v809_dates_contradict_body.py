"""
元数据的施行日期不早于正文写的，有效期和正文写的一致。

有效性按元数据计算。正文写“自2022年6月1日起施行，有效期至2027年5月31日”，元数据写了别的日子，网页就会把失效的文件当作有效的。
正文多处写到自己的施行日期的，与其中一处一致即可；正文是修订后的
文本的，不作比较。施行日期比正文写的晚的，可能是修订后的文本，见 V812。

Bad::

    ---
    effective_date: 2024-06-01
    expire_date: 2029-06-30
    ---
    第一条　略。

    第二条　本办法自2024年6月1日起施行，有效期至2029年5月31日。

Good::

    ---
    effective_date: 2024-06-01
    expire_date: 2029-05-31
    ---
    第一条　略。

    第二条　本办法自2024年6月1日起施行，有效期至2029年5月31日。
"""

from collections.abc import Iterator
from datetime import date, timedelta

from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.stated_date import Effect, stated_effects
from site_builder.model.term import last_day_of_term
from site_builder.pattern import pattern_of
from site_builder.rules.rule import Findings, rule

_AMENDED = pattern_of("修正|修订|(?:根据|依据|经).{0,120}修改")
_HEAD = 3000  # characters in which a text tells that it was amended
_DAY = timedelta(days=1)


@rule("V809", fix="核对原文，改正元数据的日期", clause="NORM-04", alone=True)
def dates_contradict_body(site: Site) -> Findings:
    """Report a first or last day that no statement of the body agrees with."""
    for policy in site.policies:
        if policy.effective_date is None and policy.expire_date is None:
            continue
        effects = own_effects(policy)
        for name, label, others in _contradictions(policy, effects):
            where = others[0].place.line
            message = f"{label}是 {getattr(policy, name)}，正文第 {where} 行写「{others[0].text}」"
            yield policy.at(name), message


def own_effects(policy: Policy) -> list[Effect]:
    """Give what the body of a policy says of its dates, unless it is a text as amended later."""
    if policy.version_of:
        return []
    effects = list(stated_effects(policy.record))
    is_amended = _AMENDED.search(policy.title) or _AMENDED.search(policy.body[:_HEAD])
    return [] if is_amended else effects


def _contradictions(policy: Policy, effects: list[Effect]) -> Iterator[tuple[str, str, list[Effect]]]:
    first = policy.effective_date
    starts = [e for e in effects if e.is_of_start]
    if first and starts and all(e.effective and first < e.effective for e in starts):
        yield "effective_date", "施行日期", starts
    ends = [e for e in effects if e.expire or e.months]
    if policy.expire_date and ends and not any(policy.expire_date in last_days(policy, e) for e in ends):
        yield "expire_date", "有效期至", ends


def last_days(policy: Policy, effect: Effect) -> tuple[date, ...]:
    """Give the last days that a statement can mean, the likeliest first; a day's slip in counting is none."""
    if effect.expire:
        return (effect.expire, effect.expire - _DAY) if effect.is_day_of_end else (effect.expire,)
    if effect.months is None:
        return ()
    starts = (effect.effective or policy.effective_date, policy.publish_date, policy.written_date)
    known = starts[:1] if starts[0] else [start for start in starts if start]
    ends = [last_day_of_term(start, 0, effect.months) for start in known if start]
    return (*ends, *(end + _DAY for end in ends if end < date.max))

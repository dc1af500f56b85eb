"""
正文写了施行日期、有效期的，元数据也写。

网站按元数据计算有效性，不读正文。正文写“有效期五年”，元数据没有写 expire_date，五年以后网页还会说它现行有效。

Bad::

    ---
    effective_date: 2024-06-01
    ---
    第一条　略。

    第二条　本办法自2024年6月1日起施行，有效期五年。

Good::

    ---
    effective_date: 2024-06-01
    expire_date: 2029-05-31
    ---
    第一条　略。

    第二条　本办法自2024年6月1日起施行，有效期五年。
"""

from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.stated_date import Effect, stated_effects
from site_builder.model.validity import effective_day
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule
from site_builder.rules.v809_dates_contradict_body import last_days


@rule(
    "V810",
    fix="按正文补上 effective_date（施行日期）、expire_date（有效期至）",
    clause="NORM-04",
    severity=Severity.WARNING,
    alone=True,
)
def dates_only_in_body(site: Site) -> Findings:
    """Report first and last days that only the body tells."""
    for policy in site.policies:
        if policy.effective_date and policy.expire_date:
            continue
        for effect in stated_effects(policy.record):
            if wanted := _wanted(policy, effect):
                yield effect.place, f"正文写「{effect.text}」，元数据没有{wanted}"
                break


def _wanted(policy: Policy, effect: Effect) -> str:
    missing = []
    if policy.effective_date is None and effect.effective not in (None, effective_day(policy)):
        missing.append(f"施行日期（effective_date: {effect.effective}）")
    if policy.expire_date is None and (days := last_days(policy, effect)):
        missing.append(f"有效期至（expire_date: {days[0]}）")
    return "、".join(missing)

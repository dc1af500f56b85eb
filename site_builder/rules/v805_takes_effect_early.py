"""
规范性文件自公布之日起三十日后施行，提前施行的写明理由。

《山东省行政程序规定》第五十三条；公布后立即施行，只限于不立即施行将妨碍法律、法规和上级文件执行，或者不利于保障国家安全、
公共利益的情形。理由写在 early_effect_reason，会印在网页上。三十日是日历日，从发布的第二天算起。

Bad::

    ---
    is_normative: 是
    publish_date: 2024-03-04
    effective_date: 2024-04-02
    expire_date: 2029-04-01
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。

Good::

    ---
    is_normative: 是
    publish_date: 2024-03-04
    effective_date: 2024-04-03
    expire_date: 2029-04-02
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.model.working_day import calendar_days_after
from site_builder.rules.normative import own_normative
from site_builder.rules.rule import Findings, rule


@rule("V805", fix="核对日期；确需提前施行的，在 early_effect_reason 写明理由", clause="NORM-03", alone=True)
def takes_effect_early(site: Site) -> Findings:
    """Report normative documents that take effect before readers could learn of them."""
    days = site.vocabulary.profile.normative.days_before_effect
    for policy in own_normative(site):
        published, effective = policy.publish_date, policy.effective_date
        if published is None or effective is None or policy.early_effect_reason:
            continue
        earliest = calendar_days_after(published, days)
        if effective < earliest:
            message = f"{published} 发布，{effective} 施行，不满 {days} 日；应当不早于 {earliest} 施行"
            yield policy.at("effective_date"), message

"""
解读最迟在文件发布后三个工作日之内发布。

各地的规定一般是最迟三个工作日（可以在 data/profile.yml 的 interpretation.working_days 里改）。从文件发布的第二天起算，不算
周末和法定节假日，算调休上班的日子。

Bad::

    === content/policies/a.md
    ---
    is_normative: 是
    publish_date: 2024-03-04
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    publish_date: 2024-03-08
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    is_normative: 是
    publish_date: 2024-03-04
    ---
    正文。
    === content/interpretations/b.md
    ---
    interprets: [a]
    publish_date: 2024-03-04
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.rules.lateness import late_interpretations
from site_builder.rules.rule import Findings, rule


@rule("I403", fix="日期抄错的改正 publish_date；确实晚了的，在解读里写 exemptions 说明理由", clause="INT-02")
def interpretation_too_late(site: Site) -> Findings:
    """Report first interpretations published later than the limit allows."""
    limit = site.vocabulary.profile.interpretation.working_days
    for late in late_interpretations(site):
        if late.days > limit:
            message = f"解读比文件晚 {late.days} 个工作日发布（文件 {late.published}），超过 {limit} 个工作日"
            yield late.place, message

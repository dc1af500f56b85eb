"""
解读和文件同时发布。

政策文件和解读同步组织、同步审签、同步部署（2022年政务公开工作要点；国办发〔2016〕80号）。晚了的，群众先看到的是没有解读的文件。
晚得超过规定工作日的，见 I403。

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
    publish_date: 2024-03-06
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
from site_builder.problem import Severity
from site_builder.rules.lateness import late_interpretations
from site_builder.rules.rule import Findings, rule


@rule(
    "I402",
    fix="以后与文件同时发布；日期抄错的改正 publish_date",
    clause="INT-02",
    severity=Severity.WARNING,
)
def interpretation_late(site: Site) -> Findings:
    """Report first interpretations published after their policy, though within the limit."""
    limit = site.vocabulary.profile.interpretation.working_days
    for late in late_interpretations(site):
        if late.days <= limit:
            yield late.place, f"解读比文件晚 {late.days} 个工作日发布（文件 {late.published}）"

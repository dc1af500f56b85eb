"""
元数据的施行日期不晚于正文写的。

正文写“自2022年6月1日起施行”，元数据却写更晚的日子：要么抄错了，要么正文是修订后的文本、元数据写了修订的日期。修订后的文本也从原来的日期
施行，修订的日期由修改它的文件（amends）计算；请在正文的题注里写明修订的经过。

Bad::

    ---
    effective_date: 2024-07-01
    ---
    第一条　略。

    第二条　本办法自2024年6月1日起施行。

Good::

    ---
    effective_date: 2024-06-01
    ---
    第一条　略。

    第二条　本办法自2024年6月1日起施行。
"""

from site_builder.model.site import Site
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule
from site_builder.rules.v809_dates_contradict_body import own_effects


@rule(
    "V812",
    fix="核对原文，改正 effective_date；是修订后的文本的，在题注里写明",
    clause="NORM-04",
    severity=Severity.WARNING,
    alone=True,
)
def effect_later_than_body(site: Site) -> Findings:
    """Report a first day in the front matter after every one that the body tells."""
    for policy in site.policies:
        effective = policy.effective_date
        effects = [e for e in own_effects(policy) if e.is_of_start] if effective else []
        if effective and effects and all(e.effective and e.effective < effective for e in effects):
            where, text = effects[0].place.line, effects[0].text
            yield policy.at("effective_date"), f"施行日期是 {effective}，正文第 {where} 行写「{text}」"

"""
有条文、有有效期、规定行政相对人权利义务的，一般是规范性文件。

工作要点、方案、批复不写有效期；写了「第一条……」又写「有效期五年」的，多半是规范性文件（国办发〔2018〕37号）。写成 is_normative: 否，登记号、
要素、解读、评估的检查就都不做了。确实不是的，写 exemptions 说明理由。

Bad::

    ---
    is_normative: 否
    effective_date: 2024-06-01
    expire_date: 2029-05-31
    ---
    第一条　为了规范停车收费，制定本办法。

    第二条　停车收费标准由区发展和改革局制定。

    第三条　本办法自2024年6月1日起施行，有效期至2029年5月31日。

Good::

    ---
    is_normative: 否
    ---
    第一条　为了做好今年的工作，制定本方案。

    第二条　各部门分工如下。

    第三条　年底以前总结。
"""

from itertools import islice

from site_builder.model.site import Site
from site_builder.model.stated_date import may_state_term, stated_effects
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

_ARTICLE = pattern_of(r"\n(?=[#*\s第])[#*\s]{0,8}第[一二三四五六七八九十百]{1,5}条")
FEWEST = 3  # articles


@rule(
    "V814",
    fix="是规范性文件的，is_normative 写「是」，补上登记号；不是的，写 exemptions 说明理由",
    clause="NORM-01",
    severity=Severity.WARNING,
    alone=True,
)
def like_normative(site: Site) -> Findings:
    """Report policies with articles and a term that deny being normative."""
    for policy in site.policies:
        if policy.is_normative or policy.source or policy.registration_no:
            continue
        if not policy.expire_date and not may_state_term(policy.body):
            continue
        if len(list(islice(_ARTICLE.finditer(f"\n{policy.body}"), FEWEST))) < FEWEST:
            continue
        stated = next((e.text for e in stated_effects(policy.record) if e.expire or e.months), "")
        if stated or policy.expire_date:
            said = f"正文写「{stated}」" if stated else f"有效期至 {policy.expire_date}"
            yield policy.at("is_normative"), f"有条文，{said}，却写不是规范性文件"

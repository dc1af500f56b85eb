"""
有登记号的，是规范性文件；修改、代替规范性文件的，也是规范性文件。

写成 is_normative: 否，要素、有效期、解读、评估的检查就都不做了（《山东省行政程序规定》第五十三条；2022年政务公开工作要点）。

Bad::

    ---
    is_normative: 否
    registration_no: SSQDR-2024-0010001
    ---
    正文。

Good::

    ---
    is_normative: 否
    ---
    正文。
"""

from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule

CHANGING = ("amends", "replaces")


@rule(
    "V813",
    fix="把 is_normative 改为「是」；不是规范性文件的，删去登记号，核对修改、代替的文件",
    clause="NORM-01",
)
def normative_unsaid(site: Site) -> Findings:
    """Report policies that bear a registration number, or change a normative document, and deny being one."""
    changing = {
        reference.document.id: reference.text
        for reference in site.references_in(CHANGING)
        if isinstance(reference.target, Policy) and reference.target.is_normative
    }
    for policy in site.policies:
        if policy.is_normative or policy.source:
            continue
        if policy.registration_no:
            yield policy.at("is_normative"), f"有登记号「{policy.registration_no}」，却写不是规范性文件"
        elif policy.id in changing:
            yield (
                policy.at("is_normative"),
                f"修改或者代替规范性文件「{changing[policy.id]}」，却写不是规范性文件",
            )

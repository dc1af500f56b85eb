"""
行政规范性文件的要素齐全：标题、正文、文号、成文日期、发布日期、施行日期、有效期和登记号。

公开的规范性文件要有标题、正文、文号、成文日期、发布日期、有效性六项要素（2022年政务公开工作要点）；有效性由施行日期和有效期
计算。规范性文件应当载明施行日期和有效期（《山东省行政程序规定》第五十三条），统一登记、统一编号、统一印发（国办发〔2018〕37号）。
`normative.since` 以前成文的文件不在此列。

Bad::

    ---
    is_normative: 是
    doc_no: （缺）
    expire_date: （缺）
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。

Good::

    ---
    is_normative: 是
    doc_no: 示政发〔2024〕5号
    registration_no: SDDR-2024-0010001
    effective_date: 2024-04-15
    expire_date: 2029-04-14
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。
"""

from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.rules.normative import own_normative
from site_builder.rules.rule import Findings, rule

FIELDS = ("doc_no", "effective_date", "expire_date", "registration_no")


@rule(
    "V801", fix="按原文补上缺少的字段；不是规范性文件的，is_normative 写「否」", clause="NORM-01", alone=True
)
def normative_element_missing(site: Site) -> Findings:
    """Report our normative documents that lack one of their elements."""
    for policy in own_normative(site):
        missing = [f"{Policy.model_fields[n].title}（{n}）" for n in FIELDS if _is_missing(policy, n)]
        if not policy.body.strip():
            missing.append("正文")
        if missing:
            yield policy.at("is_normative"), f"规范性文件缺少{'、'.join(missing)}"


def _is_missing(policy: Policy, name: str) -> bool:
    """Whether nothing is written there; what is written wrongly is told by its own rule."""
    return getattr(policy, name) is None and policy.record.node.child(name) is None

"""
规范性文件的登记号符合本地的格式。

规范性文件统一登记、统一编号（国办发〔2018〕37号）。登记号由字母、年份和顺序号组成，字母各地不同，格式和样例写在
`data/profile.yml` 的 `normative.registration_pattern`、`registration_example`。

Bad::

    ---
    is_normative: 是
    registration_no: SDDR-2024-00001
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。

Good::

    ---
    is_normative: 是
    registration_no: SDDR-2024-0010001
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。
"""

import re

from site_builder.model.site import Site
from site_builder.rules.normative import own_normative
from site_builder.rules.rule import Findings, rule


@rule("V802", fix="按登记通知改正登记号", clause="NORM-01", alone=True)
def registration_wrong(site: Site) -> Findings:
    """Report registration numbers that are none."""
    profile = site.vocabulary.profile.normative
    pattern, example = profile.registration_pattern, profile.registration_example
    like = f"，应当像「{example}」" if re.fullmatch(pattern, example) else ""
    for policy in own_normative(site):
        if policy.registration_no and not re.fullmatch(pattern, policy.registration_no):
            yield policy.at("registration_no"), f"登记号「{policy.registration_no}」不合本地的格式{like}"

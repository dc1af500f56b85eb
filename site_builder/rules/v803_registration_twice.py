"""
每个登记号只用于一份规范性文件。

有效期届满要继续执行的，重新登记、重新编号、重新公布，有效期重新计算（《山东省行政程序规定》第五十三条）：那是一份新文件，用新的
登记号，在 replaces 里写旧文件。沿用旧登记号，等于没有重新登记。

Bad::

    === content/policies/old.md
    ---
    is_normative: 是
    registration_no: SDDR-2024-0010001
    written_date: 2024-02-01
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。
    === content/policies/new.md
    ---
    is_normative: 是
    registration_no: SDDR-2024-0010001
    replaces: [old]
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。

Good::

    === content/policies/old.md
    ---
    is_normative: 是
    registration_no: SDDR-2024-0010001
    written_date: 2024-02-01
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。
    === content/policies/new.md
    ---
    is_normative: 是
    registration_no: SDDR-2024-0010002
    replaces: [old]
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。
"""

from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule


@rule("V803", fix="核对登记通知；继续执行的文件要重新登记，用新的登记号", clause="NORM-01")
def registration_twice(site: Site) -> Findings:
    """Report a registration number that an earlier document has already."""
    first: dict[str, str] = {}
    registered = [p for p in site.policies if p.registration_no and not (p.source or p.version_of)]
    for policy in sorted(registered, key=lambda p: (p.written_date, p.record.path)):
        number = policy.registration_no
        assert number
        other = first.setdefault(number, policy.record.path)
        if other != policy.record.path:
            yield policy.at("registration_no"), f"登记号「{number}」已经用于 {other}"

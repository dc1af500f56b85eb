"""
同名的规范性文件前后相接：新的在 replaces 里写明代替了旧的。

期满继续执行、试行转正式、修订重发，都是一份新文件。不写明关系，网站上就会有两份同名的文件都像是有效的。

Bad::

    === content/policies/old.md
    ---
    title: 示例区民政局关于印发《示例区临时救助办法（试行）》的通知
    is_normative: 是
    effective_date: 2024-04-15
    expire_date: 2026-04-14
    written_date: 2024-03-01
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。
    === content/policies/new.md
    ---
    title: 示例区民政局关于印发《示例区临时救助办法》的通知
    is_normative: 是
    written_date: 2024-03-04
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。

Good::

    === content/policies/old.md
    ---
    title: 示例区民政局关于印发《示例区临时救助办法（试行）》的通知
    is_normative: 是
    effective_date: 2024-04-15
    expire_date: 2026-04-14
    written_date: 2024-03-01
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。
    === content/policies/new.md
    ---
    title: 示例区民政局关于印发《示例区临时救助办法》的通知
    is_normative: 是
    written_date: 2024-03-04
    replaces: [old]
    exemptions: [{rule: I401, reason: 本例不谈解读}]
    ---
    正文。
"""

import re

from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.title import short_title
from site_builder.problem import Severity
from site_builder.rules.normative import own_normative
from site_builder.rules.rule import Findings, rule

RELATIONS = ("replaces", "repeals", "amends", "declares_void")
BACK = ("replaced_by", "repealed_by", "amended_by", "declared_void_by")


@rule(
    "V806",
    fix="在新文件的 replaces（代替）或 repeals（废止）里写旧文件的文号",
    clause="NORM-05",
    severity=Severity.WARNING,
)
def continuation_unlinked(site: Site) -> Findings:
    """Report a normative document that has the name of an older one and does not say what became of it."""
    latest: dict[tuple[str, str], Policy] = {}
    for policy in sorted(own_normative(site), key=lambda p: (p.written_date, p.record.path)):
        key = policy.publisher, re.sub("[（(]?(?:试行|暂行)[）)]?", "", short_title(policy.title))
        older = latest.get(key)
        latest[key] = policy
        if older and not any(site.reverse[back].get(older.id) for back in BACK):
            named = f"（{older.doc_no}）" if older.doc_no else ""
            yield policy.at("title"), f"与较早的「{older.title}」{named}同名，没有写明代替或者废止了它"

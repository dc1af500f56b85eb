"""
修改、废止公开文件的文件，自己也公开。

没有公布的文件不能作为行政管理的依据（《优化营商环境条例》第六十四条）。读者看到“已废止”，要能看到废止它的文件。

Bad::

    === content/policies/a.md
    ---
    written_date: 2024-03-01
    ---
    正文。
    === content/policies/b.md
    ---
    written_date: 2024-03-02
    disclosure: 依申请公开
    publish_date: （缺）
    reviewer: 办公室
    reviewed_on: 2024-03-01
    repeals: [a]
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    written_date: 2024-03-01
    ---
    正文。
    === content/policies/b.md
    ---
    written_date: 2024-03-02
    repeals: [a]
    ---
    正文。
"""

from site_builder.model.shown import is_public
from site_builder.model.site import Site
from site_builder.model.types import Disclosure, Scope
from site_builder.rules.r305_older_ends_newer import RELATIONS
from site_builder.rules.rule import Findings, rule


@rule("R306", fix="把本文件改为主动公开并发布，或者不写这一项", clause="NORM-05", firm=True)
def ended_by_withheld(site: Site) -> Findings:
    """Report withheld policies that amend or end a public one."""
    for reference in site.references_in(RELATIONS):
        policy, other = reference.document, reference.target
        is_disclosed = policy.disclosure is Disclosure.PROACTIVE and policy.scope is Scope.WEB
        if other and not is_disclosed and is_public(other, site.day):
            yield reference.place, f"本文件不公开，却修改或废止公开的「{reference.text}」"

"""
修改、废止别人的文件，不早于被修改、废止的文件。

先有旧文件，才能修改或者废止它。日期反了，说明关系写反了，或者成文日期抄错了。

Bad::

    === content/policies/a.md
    ---
    written_date: 2024-03-02
    ---
    正文。
    === content/policies/b.md
    ---
    written_date: 2024-03-01
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

from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.rules.rule import Findings, rule

RELATIONS = ("amends", "repeals", "replaces", "declares_void")


@rule("R305", fix="核对两份文件的成文日期和先后关系", clause="NORM-05")
def older_ends_newer(site: Site) -> Findings:
    """Report policies that amend or end one written after them."""
    for reference in site.references_in(RELATIONS):
        policy, other = reference.document, reference.target
        if (
            isinstance(policy, Policy)
            and isinstance(other, Policy)
            and other.written_date > policy.written_date
        ):
            message = f"「{reference.text}」的成文日期 {other.written_date} 晚于本文件 {policy.written_date}"
            yield reference.place, message

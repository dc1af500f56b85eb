"""
修改后的全文，有同一天施行的、公开的修改文件。

规范性文件要由制定机关按程序作出修改决定才能修改（国办发〔2018〕37号）。只有修改后的全文，没有修改决定，读者看不出是谁、凭什么改的。修改
决定写 amends 指向第一个文本，施行日期与修改后的全文一致。转载的（写了 source）不在此列。

Bad::

    === content/policies/a.md
    ---
    effective_date: 2024-05-01
    ---
    正文。
    === content/policies/a-2025.md
    ---
    version_of: a
    effective_date: 2025-05-01
    ---
    修改后的正文。

Good::

    === content/policies/a.md
    ---
    effective_date: 2024-05-01
    ---
    正文。
    === content/policies/b.md
    ---
    amends: [a]
    effective_date: 2025-05-01
    ---
    正文。
    === content/policies/a-2025.md
    ---
    version_of: a
    effective_date: 2025-05-01
    ---
    修改后的正文。
"""

from site_builder.model.influence import texts_of
from site_builder.model.kinds import Policy
from site_builder.model.shown import is_public
from site_builder.model.site import Site
from site_builder.model.validity import effective_day
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "V825",
    fix="补上修改决定（amends 写第一个文本），或者核对 effective_date，写修改施行的日期",
    clause="NORM-05",
    severity=Severity.WARNING,
)
def amendment_missing(site: Site) -> Findings:
    """Report public texts as amended that no public document brought about on their first day."""
    for text in site.policies:
        if not text.version_of or text.source or not is_public(text, site.day):
            continue
        texts = texts_of(text, site)
        if texts[0] is text:
            continue  # it names no document; that is told by another rule
        ids = {t.id for t in texts}
        days = {
            effective_day(other)
            for id_ in sorted(ids)
            for other in site.reverse["amended_by"].get(id_, ())
            if isinstance(other, Policy) and other.id not in ids and is_public(other, site.day)
        }
        if effective_day(text) not in days:
            others = "、".join(str(day) for day in sorted(days))
            known = f"；已公开的修改文件自 {others} 起施行" if others else ""
            yield text.at("version_of"), f"没有自 {effective_day(text)} 起施行的修改文件{known}"

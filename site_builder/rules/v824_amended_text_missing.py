"""
修改过的规范性文件有修改后的全文。

规范性文件修改以后，要及时更新文本和有效性（2022年政务公开工作要点；规范性文件库比照国办公开办函〔2021〕33号规章库的要求，提供
现行文本和历次修改情况）。只有修改决定，读者要自己拼出现行的条文。正文里注明了修改它的文号的，视为已经更新。

Bad::

    === content/policies/a.md
    ---
    is_normative: 是
    ---
    正文。
    === content/policies/b.md
    ---
    amends: [a]
    is_normative: 是
    effective_date: 2025-05-01
    ---
    正文。
    === content/interpretations/c.md
    ---
    interprets: [a, b]
    ---
    正文。

Good::

    === content/policies/a.md
    ---
    doc_no: 示政发〔2024〕9号
    is_normative: 是
    ---
    正文。
    === content/policies/b.md
    ---
    amends: [a]
    is_normative: 是
    effective_date: 2025-05-01
    ---
    正文。
    === content/policies/a-2025.md
    ---
    version_of: a
    doc_no: 示政发〔2024〕9号
    is_normative: 是
    effective_date: 2025-05-01
    ---
    修改后的正文。
    === content/interpretations/c.md
    ---
    interprets: [a, b]
    ---
    正文。
"""

from collections.abc import Iterator

from site_builder.model.influence import texts_of
from site_builder.model.kinds import Policy
from site_builder.model.shown import is_public
from site_builder.model.site import Site
from site_builder.model.validity import effective_day
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule


@rule(
    "V824",
    fix="把修改后的全文另建一个文件，version_of 写第一个文本，effective_date 写修改施行的日期",
    clause="NORM-05",
    severity=Severity.WARNING,
)
def amended_text_missing(site: Site) -> Findings:
    """Report public normative documents amended by now whose text as amended can't be read."""
    for id_, others in site.reverse["amended_by"].items():
        policy = site.by_reference[id_]
        if not isinstance(policy, Policy) or not policy.is_normative or not is_public(policy, site.day):
            continue
        for other in others:
            if isinstance(other, Policy) and not _is_printed(policy, other, site):
                yield policy.at("title"), f"已由 {_name(other)} 修改，没有修改后的全文"


def _is_printed(policy: Policy, other: Policy, site: Site) -> bool:
    day = effective_day(other)
    if day > site.day:
        return True  # not yet to be printed
    texts = [t for t in texts_of(policy, site)[1:] if effective_day(t) >= day and is_public(t, site.day)]
    return bool(texts) or any(name in policy.body for name in _names(other))


def _names(policy: Policy) -> Iterator[str]:
    if policy.doc_no:
        yield policy.doc_no.text


def _name(policy: Policy) -> str:
    return next(_names(policy), f"《{policy.title}》")

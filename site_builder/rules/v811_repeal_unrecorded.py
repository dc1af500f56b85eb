"""
正文写了“同时废止”的文件，记在 repeals 里。

有效性从文件之间的关系计算，不读正文。正文废止了旧文件而 repeals 没有写，旧文件的网页还会说它现行有效。旧文件不在本栏目的，不必写。

Bad::

    === content/policies/old.md
    ---
    title: 示例区民政局关于印发《示例区临时救助办法》的通知
    doc_no: 示民发〔2019〕4号
    index_no: 11379900MB00000013/2019-00001
    written_date: 2019-03-01
    publish_date: 2019-03-04
    ---
    正文。
    === content/policies/new.md
    ---
    written_date: 2024-03-01
    ---
    本办法自发布之日起施行。《示例区临时救助办法》（示民发〔2019〕4号）同时废止。

Good::

    === content/policies/old.md
    ---
    title: 示例区民政局关于印发《示例区临时救助办法》的通知
    doc_no: 示民发〔2019〕4号
    index_no: 11379900MB00000013/2019-00001
    written_date: 2019-03-01
    publish_date: 2019-03-04
    ---
    正文。
    === content/policies/new.md
    ---
    written_date: 2024-03-01
    repeals: [示民发〔2019〕4号]
    ---
    本办法自发布之日起施行。《示例区临时救助办法》（示民发〔2019〕4号）同时废止。
"""

from collections.abc import Iterator
from datetime import date

from site_builder.model.document_number import parse_document_number
from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.stated_repeal import Repealed, stated_repeals
from site_builder.model.title import plain_title, quoted_names
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

RELATIONS = ("repeals", "replaces", "declares_void")
Names = tuple[tuple[str, tuple[tuple[date, str, tuple[str, ...]], ...]], ...]


def quotable(site: Site) -> Names:
    """Give, by every name that may be quoted, the policies: day of writing, id, what may refer to them."""
    found: dict[str, tuple[tuple[date, str, tuple[str, ...]], ...]] = {}
    for policy in site.policies:
        number = (policy.doc_no.text,) if policy.doc_no else ()
        known = (policy.written_date, policy.id, (policy.id, policy.index_no, *number))
        for name in (*number, *quoted_names(policy.title)):
            found[name] = (*found.get(name, ()), known)
    return tuple(sorted(found.items()))


@rule(
    "V811",
    fix="在 repeals 里写被废止文件的文号；只是提到它的废止的，改写这一句",
    clause="NORM-05",
    severity=Severity.WARNING,
    alone=True,
    given=quotable,
)
def repeal_unrecorded(site: Site, names: Names) -> Findings:
    """Report documents of the column that a body says it repeals and the front matter does not."""
    known = dict(names)
    for policy in site.policies:
        told = {(r.title, r.number): r for r in reversed(list(stated_repeals(policy.record)))}
        for repealed in reversed(told.values()):
            if not _is_recorded(policy, repealed, known):
                yield repealed.place, f"正文废止「{repealed.text}」，元数据的 repeals 没有写"


def _is_recorded(
    policy: Policy, repealed: Repealed, known: dict[str, tuple[tuple[date, str, tuple[str, ...]], ...]]
) -> bool:
    number = parse_document_number(repealed.number).number if repealed.number else None
    name = number.text if number else plain_title(repealed.title)
    older = [
        found for found in known.get(name, ()) if found[1] != policy.id and found[0] <= policy.written_date
    ]
    if not older:
        return True  # the column does not hold it
    said = set(_said(policy))
    return any(said & set(names) for _, _, names in older)


def _said(policy: Policy) -> Iterator[str]:
    for relation in RELATIONS:
        for text in getattr(policy, relation):
            number = parse_document_number(text).number
            yield number.text if number else text

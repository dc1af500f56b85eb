"""
正文写了“同时废止”的文件，记在 repeals 里。

有效性从文件之间的关系计算，不读正文。正文废止了旧文件而 repeals 没有写，旧文件的网页还会说它现行有效。旧文件不在本栏目的，不必写。

Bad::

    === content/policies/old.md
    ---
    title: 示例区民政局关于印发《示例区临时救助办法》的通知
    doc_no: 示民发〔2019〕4号
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

import re
from collections.abc import Iterator, Mapping

from site_builder.model.document_number import parse_document_number
from site_builder.model.kinds import Document, Policy
from site_builder.model.site import Site
from site_builder.model.stated_repeal import Repealed, stated_repeals
from site_builder.model.title import plain_title, quoted_names
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

RELATIONS = ("repeals", "replaces", "declares_void")


def repeals_of(document: Document) -> tuple[Repealed, ...]:
    """Give each document that a policy's body says it repeals, where it is said first."""
    if not isinstance(document, Policy):
        return ()
    told: dict[tuple[str, str], Repealed] = {}
    for repealed in stated_repeals(document.record):
        told.setdefault((repealed.title, repealed.number), repealed)
    return tuple(told.values())


_HAN_RUN = re.compile("[\u4e00-\u9fff]+")


@rule(
    "V811",
    fix="在 repeals 里写被废止文件的文号；只是提到它的废止的，改写这一句",
    clause="NORM-05",
    severity=Severity.WARNING,
    gathers=repeals_of,
)
def repeal_unrecorded(site: Site, stated: Mapping[str, tuple[Repealed, ...]]) -> Findings:
    """Report documents of the column that a body says it repeals and the front matter does not."""
    if not stated:
        return
    named = _by_name(site, {_name(repealed) for told in stated.values() for repealed in told})
    for path, told in stated.items():
        policy = site.by_path[path]
        assert isinstance(policy, Policy)
        recorded = {d.id for d in _recorded(policy, site)}
        for repealed in told:
            meant = [d for d in named.get(_name(repealed), ()) if _is_older(d, policy)]
            if meant and not recorded & {d.id for d in meant}:
                yield repealed.place, f"正文废止「{repealed.text}」，元数据的 repeals 没有写"


def _by_name(site: Site, wanted: set[str]) -> dict[str, list[Policy]]:
    found: dict[str, list[Policy]] = {}
    # Of what is wanted, the last characters that no bracket parts: a quick look before a close one.
    endings = {runs[-1][-4:] for name in wanted if (runs := _HAN_RUN.findall(name))}
    for policy in site.policies:
        number = (policy.doc_no.text,) if policy.doc_no else ()
        if not wanted.intersection(number) and not any(ending in policy.title for ending in endings):
            continue
        for name in (*number, *quoted_names(policy.title)):
            found.setdefault(name, []).append(policy)
    return found


def _name(repealed: Repealed) -> str:
    number = parse_document_number(repealed.number).number if repealed.number else None
    return number.text if number else plain_title(repealed.title)


def _is_older(other: Policy, policy: Policy) -> bool:
    return other.id != policy.id and other.written_date <= policy.written_date


def _recorded(policy: Policy, site: Site) -> Iterator[Document]:
    for relation in RELATIONS:
        for reference in getattr(policy, relation):
            if target := site.resolve(reference):
                yield target

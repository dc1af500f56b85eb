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

from collections.abc import Iterator, Mapping, Sequence

from site_builder.model.document_number import parse_document_number
from site_builder.model.kinds import Document, Policy
from site_builder.model.site import Site
from site_builder.model.stated_repeal import Repealed, stated_repeals
from site_builder.model.title import plain_title, quoted_names
from site_builder.problem import Severity
from site_builder.rules.rule import Findings, rule

RELATIONS = ("repeals", "replaces", "declares_void")
Told = tuple[Repealed, str]  # and the name by which the column may know it


def repeals_of(document: Document) -> tuple[Told, ...]:
    """Give each document that a policy's body says it repeals, where it is said first."""
    if not isinstance(document, Policy):
        return ()
    told: dict[tuple[str, str], Repealed] = {}
    for repealed in stated_repeals(document.record):
        told.setdefault((repealed.title, repealed.number), repealed)
    return tuple((repealed, _name(repealed)) for repealed in told.values())


@rule(
    "V811",
    fix="在 repeals 里写被废止文件的文号；只是提到它的废止的，改写这一句",
    clause="NORM-05",
    severity=Severity.WARNING,
    gathers=repeals_of,
)
def repeal_unrecorded(site: Site, stated: Mapping[str, tuple[Told, ...]]) -> Findings:
    """Report documents of the column that a body says it repeals and the front matter does not."""
    if not stated:
        return
    named = _by_name(site, {name for told in stated.values() for _, name in told})
    for path, told in stated.items():
        policy = site.by_path[path]
        assert isinstance(policy, Policy)
        recorded = {d.id for d in _recorded(policy, site)}
        for repealed, name in told:
            meant = [d for d in named.get(name, ()) if _is_older(d, policy)]
            if meant and not recorded & {d.id for d in meant}:
                yield repealed.place, f"正文废止「{repealed.text}」，元数据的 repeals 没有写"


def _by_name(site: Site, wanted: set[str]) -> dict[str, list[Policy]]:
    found: dict[str, list[Policy]] = {}
    numbered = {n for n, p in enumerate(site.policies) if p.doc_no and p.doc_no.text in wanted}
    for position in sorted(numbered | _titled(site.policies, wanted)):
        policy = site.policies[position]
        number = (policy.doc_no.text,) if policy.doc_no else ()
        for name in (*number, *quoted_names(policy.title)):
            found.setdefault(name, []).append(policy)
    return found


def _titled(policies: Sequence[Policy], names: set[str]) -> set[int]:
    """Give the positions of the policies whose title may be quoted as one of `names`: few, of ten thousand."""
    titles = plain_title("\n".join(policy.title for policy in policies)).split("\n")
    return {
        position
        for position, title in enumerate(titles)
        if title in names or title[title.find("关于") :] in names or ("》" in title and _brings(title, names))
    }


def _brings(title: str, names: set[str]) -> bool:
    """Whether a title with an annexed text's may be quoted as one of `names`."""
    inner = title[title.find("《") + 1 : title.rfind("》")]
    return inner in names or ("《" in inner and not names.isdisjoint(quoted_names(title)))


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

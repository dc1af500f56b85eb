"""
The judgement of a site by all rules, which judges again only what changed.

A rule that is `alone` sees one document at a time, so what it found in a document stands until the
document, its attachments, the vocabularies, the settings, the day or the rule's `given` change.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from site_builder.model.kept import Kept
from site_builder.model.kinds import Document
from site_builder.model.public_site import attached_path
from site_builder.model.site import Site
from site_builder.problem import Problem, Severity
from site_builder.rules.exemption import waived
from site_builder.rules.registry import all_rules
from site_builder.rules.rule import Rule
from site_builder.value import dataclass
from site_builder.workers import Here, Workers

Found = Mapping[str, tuple[Problem, ...]]
PART = 256  # documents that a worker judges at a time
FEW = 8  # rules, which judge all documents sooner than workers start
Facts = dict[str, tuple[Any, ...]]  # what a rule gathers, by path
Judged = dict[str, tuple[str, Mapping[str, tuple[Any, ...]]]]


@dataclass(frozen=True, kw_only=True)
class Alone:
    """A rule that is `alone` with what it is `given`, and the `key` under which what it finds stands."""

    rule: Rule
    heard: Facts
    given: object
    pairs: dict[str, tuple[str, ...]]
    key: str


def judge(
    site: Site, kept: Kept | None = None, workers: Workers | None = None
) -> tuple[tuple[Problem, ...], Judged]:
    """
    Run every rule that the profile has not switched off; gives problems by place, and what to keep.

    Rules that are alone, or gather, and look at all documents anew do so by `workers`, a part of them each.
    """
    kept = kept or Kept()
    problems: set[Problem] = set()
    judged: Judged = {}
    frame = sha256(repr((site.day, site.settings, site.vocabulary)).encode()).hexdigest()
    unchanged = _unchanged(site, kept)
    alone = _singles(site, unchanged, {}) if unchanged else ()
    singly = {r.number: _alone(r, site, frame, kept, unchanged) for r in all_rules() if r.alone}
    anew = [a for n, a in singly.items() if not unchanged or kept.judged.get(n, ("",))[0] != a.key]
    gathering = () if unchanged else tuple(rule for rule in all_rules() if rule.gathers)
    found_anew, facts_anew = _found_anew(site, anew, gathering, workers or Here())
    for rule in all_rules():
        if rule.gathers:
            _, gathered = kept.judged.get(rule.number, ("", {}))
            if (facts := facts_anew.get(rule.number)) is None:
                facts = _facts(rule.gathers, site, gathered, unchanged)
            judged[rule.number] = ("", facts)
            problems.update(_problems(rule, site, facts))
            continue
        if not rule.alone:
            problems.update(_problems(rule, site))
            continue
        one = singly[rule.number]
        if (new := found_anew.get(rule.number)) is None:
            _, found = kept.judged[rule.number]
            beside = {p for p, named in one.pairs.items() if not unchanged.issuperset(named)}
            same = unchanged - beside if beside else unchanged
            singles = _singles(site, same, one.pairs) if rule.beside else alone
            new = {p for path, told in found.items() if path in same for p in told}
            for path, single in singles:
                new |= {p for p in _problems(rule, single, one.given) if path in ("", p.place.path)}
        judged[rule.number] = (one.key, _by_path(new))
        if rule.heard:
            judged[_heard(rule)] = ("", one.heard)
        problems |= new
    return waived(site, tuple(sorted(_unrepeated(problems, site))), all_rules()), judged


def _alone(rule: Rule, site: Site, frame: str, kept: Kept, unchanged: frozenset[str]) -> Alone:
    _, known = kept.judged.get(_heard(rule), ("", {}))
    given, heard = given_to(rule, site, {path: said for path, said in known.items() if path in unchanged})
    pairs = _pairs(site, rule.beside)
    key = frame
    if rule.given or rule.beside:
        key += " " + sha256(repr((given, pairs)).encode()).hexdigest()
    return Alone(rule=rule, heard=heard, given=given, pairs=pairs, key=key)


def _heard(rule: Rule) -> str:
    return f"{rule.number} heard"  # beside what it found


def given_to(rule: Rule, site: Site, known: Facts) -> tuple[object, Facts]:
    """Give what a rule must know of other documents, and what is heard of each for that; some is `known`."""
    if not rule.given:
        return None, {}
    if not rule.heard:
        return rule.given(site), {}
    by_path = {document.record.path: document for document in site.withheld}
    heard = {path: known[path] if path in known else rule.heard(d) for path, d in by_path.items()}
    return rule.given(site, heard), heard


def _found_anew(
    site: Site, rules: list[Alone], gathering: tuple[Rule, ...], workers: Workers
) -> tuple[dict[str, set[Problem]], dict[str, Facts]]:
    """Give what rules find in all documents, and what others gather from them, by their numbers."""
    found = {a.rule.number: set(_problems(a.rule, site, a.given)) for a in rules if a.rule.beside}
    parted = [a for a in rules if not a.rule.beside]
    facts: dict[str, Facts] = {rule.number: {} for rule in gathering}
    if not parted and not gathering:
        return found, facts
    found.update({a.rule.number: set() for a in parted})
    shared = site, {a.rule.number: a.given for a in parted}, frozenset(facts)
    parts = [(start, start + PART) for start in range(0, len(site.documents), PART)]
    is_much = len(parts) > 1 and len(parted) > FEW
    for _, (told, gathered) in (workers if is_much else Here()).each(judge_part, shared, [*parts, (0, 0)]):
        for number, problems in told.items():
            found[number].update(problems)
        for number, its_own in gathered.items():
            facts[number].update(its_own)
    return found, facts


def judge_part(
    shared: tuple[Site, dict[str, object], frozenset[str]], part: tuple[int, int]
) -> tuple[dict[str, tuple[Problem, ...]], dict[str, Facts]]:
    """
    Give what rules find in the documents of a part, and what others gather there; run by a worker.

    In an empty part they find what is in lists.
    """
    site, given, gathering = shared
    documents = site.documents[slice(*part)]
    own = replace(site, documents=documents, enterprises=() if documents else site.enterprises)
    found, facts = {}, {}
    for rule in all_rules():
        if rule.number in given:
            found[rule.number] = tuple(_problems(rule, own, given[rule.number]))
        elif rule.gathers and rule.number in gathering:
            facts[rule.number] = _facts(rule.gathers, own, {}, frozenset())
    return found, facts


def _unrepeated(problems: set[Problem], site: Site) -> Iterator[Problem]:
    """Leave out what rules say of a value that could not be read: it is told already, and better."""
    found = {(finding.place, finding.message) for finding in site.found}
    spots = {(place.path, place.line, place.column) for place, _ in found}
    for problem in problems:
        place = problem.place
        if (place.path, place.line, place.column) not in spots or (place, problem.message) in found:
            yield problem


def _facts(
    gathers: Callable[[Document], tuple[Any, ...]],
    site: Site,
    known: Mapping[str, tuple[Any, ...]],
    unchanged: frozenset[str],
) -> Facts:
    """Give what a rule gathers, by path; of unchanged documents what is known that it gathered before."""
    found = {path: facts for path, facts in known.items() if path in unchanged and path in site.by_path}
    for path in site.by_path.keys() - unchanged:
        if facts := gathers(site.by_path[path]):
            found[path] = facts
    return found


def _pairs(site: Site, relations: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Give, by a document's path, the paths of those it names in `relations`."""
    pairs: dict[str, tuple[str, ...]] = {}
    for reference in site.references_in(relations) if relations else ():
        if reference.target:
            path = reference.document.record.path
            pairs[path] = (*pairs.get(path, ()), reference.target.record.path)
    return pairs


def _singles(
    site: Site, unchanged: frozenset[str], pairs: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, Site], ...]:
    """Give each changed document with its path, as a site of its own with those it is paired with."""
    singles = []
    for path in site.by_path.keys() - unchanged:
        beside = {p: site.by_path[p] for p in (path, *pairs.get(path, ()))}
        singles.append((path, replace(site, documents=tuple(beside.values()), enterprises=())))
    lists = replace(site, documents=())
    return (*singles, ("", lists))


def attached(site: Site) -> dict[str, tuple[str, ...]]:
    """Give, by a document's path, the hashes of its attachments; for documents that have any."""
    return {
        d.record.path: tuple(
            file.sha256 if (file := site.files.get(attached_path(d, a.file))) else "" for a in d.attachments
        )
        for d in site.documents
        if d.attachments
    }


def _unchanged(site: Site, kept: Kept) -> frozenset[str]:
    now = attached(site)
    paths = now.keys() | kept.attached.keys()
    return site.unchanged - {p for p in paths if now.get(p) != kept.attached.get(p)}


def _by_path(problems: set[Problem]) -> Found:
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        found[problem.place.path] = (*found.get(problem.place.path, ()), problem)
    return found


def _problems(rule: Rule, site: Site, given: object = None) -> Iterator[Problem]:
    level = site.settings.severities.get(rule.number, rule.severity.value)
    if level == "off":
        return
    for place, message in rule.check(site, given) if rule.given or rule.gathers else rule.check(site):
        yield Problem(
            place=place, rule=rule.number, message=message, fix=rule.fix, severity=Severity(level)
        )  # fmt: skip

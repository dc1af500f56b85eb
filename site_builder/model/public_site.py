"""The firewall: the one value from which every page and every artifact is made."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from operator import attrgetter
from pathlib import PurePosixPath
from typing import TypeVar

from site_builder.model.enterprise import EnterpriseRow
from site_builder.model.influence import influence_on
from site_builder.model.kinds import CatalogueItem, Document, HandWrittenPage, Interpretation, Policy
from site_builder.model.life import Event, Turn, life_alone, life_of, turns_alone, turns_of
from site_builder.model.lineage import lineages
from site_builder.model.site import RELATIONS, ContentFile, Reference, Site, attachment_address
from site_builder.model.synonym import SynonymRow
from site_builder.model.validity import Influence, Validity, effective_day, expiry_of, validity_on
from site_builder.model.vocabulary import Vocabulary
from site_builder.model.withdrawal import Withdrawal, expired
from site_builder.settings import Settings
from site_builder.value import dataclass

_Kind = TypeVar("_Kind", bound=Document)


@dataclass(frozen=True, kw_only=True)
class PublicFile:
    """An attachment as readers see it: `address` in the site (ASCII), `size` in bytes."""

    title: str
    address: str
    extension: str
    size: int
    sha256: str
    source: str


@dataclass(frozen=True, kw_only=True)
class PublicSite:
    """
    The documents that may be published on `day`, newest first, and what follows from them.

    Relations name public documents only, so that a public page can't give away a withheld number.
    Page and artifact functions take this value and nothing else. `lives` and `turns` have
    None where they follow from the policy itself, and are worked out when they are asked for.
    """

    settings: Settings
    day: date
    vocabulary: Vocabulary
    documents: tuple[Document, ...]
    enterprises: tuple[EnterpriseRow, ...]
    synonyms: tuple[SynonymRow, ...]
    links: dict[str, dict[str, tuple[str, ...]]]
    files: dict[str, tuple[PublicFile, ...]]
    validities: dict[str, Validity]
    last_days: dict[str, date | None]
    lives: dict[str, tuple[Event, ...] | None]
    turns: dict[str, tuple[Turn, ...] | None]
    lines: dict[str, tuple[str, ...]]
    withdrawn: tuple[Withdrawal, ...]

    @cached_property
    def by_id(self) -> dict[str, Document]:
        """Public documents by id."""
        return {d.id: d for d in self.documents}

    @cached_property
    def by_path(self) -> dict[str, Document]:
        """Public documents by the path of their file."""
        return {d.record.path: d for d in self.documents}

    @cached_property
    def policies(self) -> tuple[Policy, ...]:
        """政策文件, newest first."""
        return self.of_kind(Policy)

    @cached_property
    def interpretations(self) -> tuple[Interpretation, ...]:
        """政策解读, newest first."""
        return self.of_kind(Interpretation)

    @cached_property
    def catalogue_items(self) -> tuple[CatalogueItem, ...]:
        """标准目录事项, by field in the vocabulary's order and then by serial."""
        order = {field.label: n for n, field in enumerate(self.vocabulary.fields)}
        items = self.of_kind(CatalogueItem)
        return tuple(sorted(items, key=lambda i: (order.get(i.field, 999), i.serial, i.id)))

    @cached_property
    def pages(self) -> tuple[HandWrittenPage, ...]:
        """The pages written by hand, newest first."""
        return self.of_kind(HandWrittenPage)

    def of_kind(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        """Give the documents of one kind, newest first."""
        return tuple([d for d in self.documents if isinstance(d, kind)])

    def relations(self, document: Document) -> Mapping[str, tuple[str, ...]]:
        """Give the ids of the public documents in each relation in which `document` stands: in most, none."""
        return self.links.get(document.id, {})

    def related(self, document: Document, relation: str) -> tuple[Document, ...]:
        """Give the public documents in `relation` (`repeals`, `repealed_by`, ...) to `document`."""
        found = self.links.get(document.id, {}).get(relation)
        return tuple(self.by_id[i] for i in found) if found else ()

    def attachments(self, document: Document) -> tuple[PublicFile, ...]:
        """Give the attachments of `document`, in the order its editor gave them."""
        return self.files.get(document.id, ())

    def validity(self, policy: Policy) -> Validity:
        """Give the validity of a public policy on the site's day."""
        return self.validities[policy.id]

    def last_day(self, policy: Policy) -> date | None:
        """Give the last day of the document's term, whichever of its texts says it."""
        return self.last_days[policy.id]

    def life(self, policy: Policy) -> tuple[Event, ...]:
        """Give the dated events of a public policy, those to come too."""
        found = self.lives[policy.id]
        return life_alone(policy, self.day, self.vocabulary) if found is None else found

    def coming(self, policy: Policy) -> tuple[Turn, ...]:
        """Give the changes of its validity that are known beforehand."""
        found = self.turns[policy.id]
        return turns_alone(policy, self.day) if found is None else found

    def newer_texts(self, policy: Policy) -> tuple[Policy, ...]:
        """Give the public texts of the same document, as amended, that have taken the place of this one."""
        if not self.relations(policy):
            return ()
        first = next(iter(self.related(policy, "version_of")), policy)
        texts = [t for t in self.related(first, "versions") if isinstance(t, Policy)]
        begin = effective_day(policy)
        newer = [t for t in texts if begin < effective_day(t) <= self.day]
        return tuple(sorted(newer, key=lambda t: (effective_day(t), t.id)))

    def line(self, policy: Policy) -> tuple[Policy, ...]:
        """Give the line of texts in which a public policy stands, oldest first; it alone is a line too."""
        found = (self.by_id[i] for i in self.lines.get(policy.id, (policy.id,)))
        return tuple(text for text in found if isinstance(text, Policy))


def url_of(document: Document, site: PublicSite) -> str:
    """Give the address of a document's page on the web."""
    return site.settings.site_url + document.address


def public_site(site: Site) -> PublicSite:
    """Let through what may be published; every writer gets the result and nothing else."""
    documents = sorted(site.public, key=attrgetter("id"))
    documents.sort(key=attrgetter("publish_date"), reverse=True)
    public = {d.id for d in documents}
    policies = [d for d in documents if isinstance(d, Policy)]
    links = _links(site, documents, public)
    influences = {p.id: influence_on(p, site, public) for p in policies if p.id in site.involved}
    changed = [p for p in policies if p.id in influences]
    from_itself = dict.fromkeys([p.id for p in policies])
    return PublicSite(
        settings=site.settings,
        day=site.day,
        # Those that hold by now are in `withdrawn`; what is to come is nobody's business.
        vocabulary=site.vocabulary.model_copy(update={"withdrawals": ()}),
        documents=tuple(documents),
        enterprises=site.enterprises,
        synonyms=site.synonyms,
        links=links,
        files={d.id: _files(d, site) for d in documents if d.attachments},
        validities={p.id: validity_on(site.day, p) for p in policies}
        | {p.id: _validity(p, site.day, influences[p.id], public) for p in changed},
        last_days={p.id: p.expire_date for p in policies}
        | {p.id: expiry_of(p, influences[p.id]) for p in changed},
        lives=from_itself | {p.id: life_of(p, site, public) for p in changed},
        turns=from_itself | {p.id: turns_of(p, site, public) for p in changed},
        lines=lineages(policies, links),
        withdrawn=_withdrawn(site),
    )


def _withdrawn(site: Site) -> tuple[Withdrawal, ...]:
    """Give what the editors withdrew and what has run out by itself, the latest first."""
    stated = {w.address: w for w in site.vocabulary.withdrawals if w.since <= site.day}
    ended = {w.address: w for d in site.documents if (w := expired(d, site.day))}
    return tuple(sorted((ended | stated).values(), key=lambda w: (-w.since.toordinal(), w.address)))


def _validity(policy: Policy, day: date, influence: Influence, public: set[str]) -> Validity:
    """Compute the validity from all documents, and name what brought it about only if public."""
    found = validity_on(day, policy, influence)
    return found if found.by is None or found.by.id in public else replace(found, by=None)


def _links(site: Site, documents: list[Document], public: set[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    links: dict[str, dict[str, tuple[str, ...]]] = {i: {} for i in public}
    stated: dict[str, list[Reference]] = {}
    for reference in site.references_in(RELATIONS):
        stated.setdefault(reference.document.id, []).append(reference)
    for id_ in (d.id for d in documents if d.id in stated):
        for reference in stated[id_]:
            target = reference.target
            if target is None or target.id not in public or target.id == id_:
                continue
            _add(links[id_], reference.relation, target.id)
            _add(links[target.id], RELATIONS[reference.relation], id_)
    return links


def _add(relations: dict[str, tuple[str, ...]], name: str, other: str) -> None:
    if other not in relations.get(name, ()):
        relations[name] = (*relations.get(name, ()), other)


def attached_path(document: Document, file: str) -> str:
    """Give the path, relative to the project's folder, of a file named in `attachments`."""
    return str(PurePosixPath(document.record.path).parent / file)


def _files(document: Document, site: Site) -> tuple[PublicFile, ...]:
    found = []
    for number, attachment in enumerate(document.attachments, start=1):
        file: ContentFile | None = site.files.get(attached_path(document, attachment.file))
        if file is None:
            continue
        found.append(PublicFile(
            title=attachment.title, address=attachment_address(document, number, file),
            extension=file.extension, size=file.size, sha256=file.sha256, source=file.path,
        ))  # fmt: skip
    return tuple(found)

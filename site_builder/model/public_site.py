"""The firewall: the one value from which every page and every artifact is made."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar

from site_builder.model.enterprise import EnterpriseRow
from site_builder.model.kinds import CatalogueItem, Document, HandWrittenPage, Interpretation, Policy
from site_builder.model.site import RELATIONS, ContentFile, Site
from site_builder.model.types import Disclosure, Scope
from site_builder.model.validity import State, Validity, validity_on
from site_builder.model.vocabulary import Vocabulary
from site_builder.settings import Settings

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
    Page and artifact functions take this value and nothing else.
    """

    settings: Settings
    day: date
    vocabulary: Vocabulary
    documents: tuple[Document, ...]
    enterprises: tuple[EnterpriseRow, ...]
    links: dict[str, dict[str, tuple[str, ...]]]
    files: dict[str, tuple[PublicFile, ...]]
    validities: dict[str, Validity]

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
        return tuple(d for d in self.documents if isinstance(d, kind))

    def related(self, document: Document, relation: str) -> tuple[Document, ...]:
        """Give the public documents in `relation` (`repeals`, `repealed_by`, ...) to `document`."""
        return tuple(self.by_id[i] for i in self.links.get(document.id, {}).get(relation, ()))

    def attachments(self, document: Document) -> tuple[PublicFile, ...]:
        """Give the attachments of `document`, in the order its editor gave them."""
        return self.files.get(document.id, ())

    def validity(self, policy: Policy) -> Validity:
        """Give the validity of a public policy on the site's day."""
        return self.validities[policy.id]


def is_public(document: Document, day: date) -> bool:
    """
    Tell whether a document may be published on `day`.

    It is so when it is disclosed proactively (条例 arts 13, 19), to the web, and in its window.
    """
    return (
        document.disclosure is Disclosure.PROACTIVE
        and document.scope is Scope.WEB
        and document.publish_date is not None
        and document.publish_date <= day
        and (document.publish_until is None or day <= document.publish_until)
    )


def public_site(site: Site) -> PublicSite:
    """Let through what may be published; every writer gets the result and nothing else."""
    documents = sorted(
        (d for d in site.documents if is_public(d, site.day)),
        key=lambda d: (-(d.publish_date or site.day).toordinal(), d.id),
    )
    public = {d.id for d in documents}
    return PublicSite(
        settings=site.settings,
        day=site.day,
        vocabulary=site.vocabulary,
        documents=tuple(documents),
        enterprises=site.enterprises,
        links=_links(site, documents, public),
        files={d.id: _files(d, site) for d in documents if d.attachments},
        validities={d.id: _validity(d, site, public) for d in documents if isinstance(d, Policy)},
    )


ENDS = {
    "repealed_by": State.REPEALED,
    "replaced_by": State.REPEALED,
    "declared_void_by": State.DECLARED_VOID,
}


def _validity(policy: Policy, site: Site, public: set[str]) -> Validity:
    """Compute the validity from all documents, and name what brought it about only if public."""

    def policies(relation: str) -> tuple[Policy, ...]:
        others = site.reverse[relation].get(policy.id, ())
        return tuple(d for d in others if isinstance(d, Policy) and d is not policy)

    ended_by = tuple((state, other) for name, state in ENDS.items() for other in policies(name))
    found = validity_on(site.day, policy, amended_by=policies("amended_by"), ended_by=ended_by)
    return found if found.by and found.by.id in public else replace(found, by=None)


def _links(site: Site, documents: list[Document], public: set[str]) -> dict[str, dict[str, tuple[str, ...]]]:
    links: dict[str, dict[str, tuple[str, ...]]] = {i: {} for i in public}
    for document in documents:
        for name, back in RELATIONS.items():
            for reference in getattr(document, name, ()):
                target = site.resolve(reference)
                if target is None or target.id not in public or target.id == document.id:
                    continue
                _add(links[document.id], name, target.id)
                _add(links[target.id], back, document.id)
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
        extension = PurePosixPath(file.path).suffix.lower().lstrip(".")
        found.append(
            PublicFile(
                title=attachment.title,
                address=f"files/{document.id}-{number}.{extension}",
                extension=extension,
                size=file.size,
                sha256=file.sha256,
                source=file.path,
            )
        )
    return tuple(found)

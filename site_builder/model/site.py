"""The site as its editors wrote it: every document, withheld ones too, and what was found wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from site_builder.model.document_number import parse_document_number
from site_builder.model.enterprise import EnterpriseRow
from site_builder.model.kinds import Document, Interpretation, OfficialDocument, Policy
from site_builder.model.vocabulary import Vocabulary
from site_builder.problem import Fault, Finding, Place
from site_builder.settings import Settings

# Relations are stored on the newer document, in the field named first; the reverse is derived.
RELATIONS = {
    "interprets": "interpreted_by",
    "amends": "amended_by",
    "repeals": "repealed_by",
    "replaces": "replaced_by",
    "declares_void": "declared_void_by",
    "documents": "catalogued_by",
}


@dataclass(frozen=True, kw_only=True)
class ContentFile:
    """A file in content/ that is no document: an attachment, perhaps. `size` is in bytes."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Site:
    """
    Everything the editors wrote.

    Rules judge this; nothing that leaves the build is made from it but through `PublicSite`.
    `unread` holds the ids of documents that could not be modelled, so that a relation to one of
    them is not called dangling on top of it.
    """

    settings: Settings
    day: date
    vocabulary: Vocabulary
    documents: tuple[Document, ...]
    enterprises: tuple[EnterpriseRow, ...] = ()
    files: Mapping[str, ContentFile] = field(default_factory=dict)
    found: tuple[Finding, ...] = ()
    unread: frozenset[str] = frozenset()

    def findings(self, fault: Fault) -> Iterator[tuple[Place, str]]:
        """Give what reading and modelling found of one fault."""
        for finding in self.found:
            if finding.fault is fault:
                yield finding.place, finding.message

    @cached_property
    def policies(self) -> tuple[Policy, ...]:
        """The policies, in the order of `documents`."""
        return tuple(d for d in self.documents if isinstance(d, Policy))

    @cached_property
    def interpretations(self) -> tuple[Interpretation, ...]:
        """The interpretations, in the order of `documents`."""
        return tuple(d for d in self.documents if isinstance(d, Interpretation))

    @cached_property
    def by_path(self) -> dict[str, Document]:
        """Documents by the path of their file."""
        return {d.record.path: d for d in self.documents}

    @cached_property
    def by_reference(self) -> dict[str, Document]:
        """Documents by what may name them: id, document number, index number."""
        found: dict[str, Document] = {}
        for document in self.documents:
            for name in reference_names(document):
                found.setdefault(name, document)
        return found

    def resolve(self, reference: str) -> Document | None:
        """Give the document that `reference` (an id or a document number, however written) names."""
        parsed = parse_document_number(reference).number
        direct = self.by_reference.get(reference)
        return direct or (self.by_reference.get(parsed.text) if parsed else None)

    @cached_property
    def reverse(self) -> dict[str, dict[str, tuple[Document, ...]]]:
        """For each relation's reverse name and each target's id: the documents that state it."""
        found: dict[str, dict[str, tuple[Document, ...]]] = {n: {} for n in RELATIONS.values()}
        for document in self.documents:
            for name, back in RELATIONS.items():
                for reference in getattr(document, name, ()):
                    if target := self.resolve(reference):
                        found[back][target.id] = (*found[back].get(target.id, ()), document)
        return found


def reference_names(document: Document) -> tuple[str, ...]:
    """Give the names by which other documents may refer to this one."""
    if isinstance(document, OfficialDocument):
        number = (document.doc_no.text,) if document.doc_no else ()
        return (document.id, document.index_no, *number)
    return (document.id,)

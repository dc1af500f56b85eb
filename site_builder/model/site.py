"""The site as its editors wrote it: every document, withheld ones too, and what was found wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cache, cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from site_builder.model.body import has_links
from site_builder.model.document_number import parse_document_number
from site_builder.model.enterprise import EnterpriseRow
from site_builder.model.kinds import Document, Interpretation, OfficialDocument, Policy
from site_builder.model.shown import is_public, is_withheld
from site_builder.model.synonym import SynonymRow
from site_builder.model.vocabulary import Vocabulary
from site_builder.problem import Fault, Finding, Place
from site_builder.records.node import Node
from site_builder.settings import Settings
from site_builder.value import dataclass

if TYPE_CHECKING:
    from site_builder.model.personal_data.document import Located
    from site_builder.model.working_day import Calendar
    from site_builder.records.attachment.content import FileContent

# Relations are stored on the newer document, in the field named first; the reverse is derived.
RELATIONS = {
    "interprets": "interpreted_by",
    "amends": "amended_by",
    "repeals": "repealed_by",
    "replaces": "replaced_by",
    "declares_void": "declared_void_by",
    "documents": "catalogued_by",
    "version_of": "versions",
}


# The reverse names that an editor may write by hand, and the relation each must agree with.
REVERSED = {back: name for name, back in RELATIONS.items() if back in Policy.model_fields}
NAMING = frozenset({*RELATIONS, *REVERSED})  # of these, most documents have none


@dataclass(frozen=True, kw_only=True)
class Reference:
    """What `document` writes in the field `relation`, as its `number`-th item, and whom that names."""

    document: Document
    relation: str
    number: int
    text: str
    target: Document | None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.document.at(self.relation, self.number)


@dataclass(frozen=True, kw_only=True)
class ContentFile:
    """
    A file in content/ that is no document: an attachment, perhaps. `size` is in bytes.

    `read` opens it, when its content is first asked for.
    """

    path: str
    size: int
    sha256: str
    read: "Callable[[], FileContent]" = field(repr=False, compare=False)

    @property
    def extension(self) -> str:
        """The ending of its name, in lower case, without the dot."""
        return PurePosixPath(self.path).suffix.lower().lstrip(".")

    @cached_property
    def content(self) -> "FileContent":
        """What lies inside it."""
        return self.read()


def attachment_address(document: Document, number: int, file: ContentFile) -> str:
    """Give the address in the site of a document's attachment `number`, counted from 1."""
    return f"files/{document.id}-{number}.{file.extension}"


@dataclass(frozen=True, kw_only=True)
class Site:
    """
    Everything the editors wrote.

    Rules judge this; nothing that leaves the build is made from it but through `PublicSite`.
    `unread` holds the ids of documents that could not be modelled, so that a relation to one of
    them is not called dangling on top of it; `unchanged` the paths of files that are as an earlier
    check saw them.
    """

    settings: Settings
    day: date
    vocabulary: Vocabulary
    documents: tuple[Document, ...]
    enterprises: tuple[EnterpriseRow, ...] = ()
    synonyms: tuple[SynonymRow, ...] = ()
    files: Mapping[str, ContentFile] = field(default_factory=dict)
    found: tuple[Finding, ...] = ()
    unread: frozenset[str] = frozenset()
    unchanged: frozenset[str] = frozenset()
    vocabulary_nodes: Mapping[str, Node] = field(default_factory=dict)

    def vocabulary_place(self, name: str, *path: str | int) -> Place:
        """Give the place of an entry of the vocabulary `name`, or of the folder of vocabularies."""
        homes = (node for node in self.vocabulary_nodes.values() if node.child(name))
        home = next(homes, None)
        return home.at((name, *path)) if home else Place(path=self.settings.data_dir)

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
    def public(self) -> tuple[Document, ...]:
        """The documents that may be published on `day`, in the order of `documents`."""
        return tuple([d for d in self.documents if is_public(d, self.day)])

    @cached_property
    def withheld(self) -> tuple[Document, ...]:
        """The documents that readers may not have seen, in the order of `documents`."""
        public = {id(d) for d in self.public}  # of which none is
        return tuple([d for d in self.documents if id(d) not in public and is_withheld(d, self.day)])

    @cached_property
    def linking(self) -> tuple[Document, ...]:
        """The documents whose bodies may have links, images or tags, in the order of `documents`."""
        return tuple(d for d in self.documents if has_links(d.record))

    @cached_property
    def by_path(self) -> dict[str, Document]:
        """Documents by the path of their file."""
        return {d.record.path: d for d in self.documents}

    @cached_property
    def by_reference(self) -> dict[str, Document]:
        """Documents by what may name them: id, document number (that of the first text), index number."""
        found: dict[str, Document] = {}
        for document in sorted(self.documents, key=lambda d: bool(vars(d).get("version_of"))):
            for name in reference_names(document):
                found.setdefault(name, document)
        return found

    def resolve(self, reference: str) -> Document | None:
        """Give the document that `reference` (an id or a document number, however written) names."""
        if direct := self.by_reference.get(reference):
            return direct
        parsed = parse_document_number(reference).number
        return self.by_reference.get(parsed.text) if parsed else None

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference that a document makes, in the order of the documents."""
        return tuple(
            Reference(document=d, relation=name, number=n, text=text, target=self.resolve(text))
            for d in self.documents
            if not NAMING.isdisjoint(vars(d))
            for name in _fields_of(type(d))
            for n, text in enumerate(stated(d, name))
        )

    def references_in(self, relations: Iterable[str]) -> Iterator[Reference]:
        """Give the references in some relations."""
        wanted = frozenset(relations)
        return (reference for reference in self.references if reference.relation in wanted)

    @cached_property
    def calendar(self) -> "Calendar":
        """The State Council's calendar, with the years that the county states itself."""
        from site_builder.model.working_day import calendar_of  # noqa: PLC0415 - only who judges counts days

        return calendar_of(self.vocabulary.working_days)

    @cached_property
    def personal_data(self) -> "tuple[Located, ...]":
        """What is a person's own in all that readers see, or will see; of what is posted, numbers only."""
        from site_builder.model.personal_data.shown import shown_of  # noqa: PLC0415 - as above

        return shown_of(self.documents, self.enterprises, self.day)

    @cached_property
    def reverse(self) -> dict[str, dict[str, tuple[Document, ...]]]:
        """For each relation's reverse name and each target's id: the documents that state it."""
        found: dict[str, dict[str, tuple[Document, ...]]] = {n: {} for n in RELATIONS.values()}
        for reference in self.references_in(RELATIONS):
            if reference.target:
                back, id_ = found[RELATIONS[reference.relation]], reference.target.id
                back[id_] = (*back.get(id_, ()), reference.document)
        return found

    @cached_property
    def acted_on(self) -> frozenset[str]:
        """The ids of the documents that another one names in any relation."""
        return frozenset(id_ for named in self.reverse.values() for id_ in named)

    @cached_property
    def involved(self) -> frozenset[str]:
        """Those, and the ids of the documents that amend another one or are its text as amended."""
        naming = (r.document.id for r in self.references_in(("amends", "version_of")))
        return self.acted_on.union(naming)


@cache
def _fields_of(kind: type[Document]) -> tuple[str, ...]:
    return tuple(name for name in (*RELATIONS, *REVERSED) if name in kind.model_fields)


def stated(document: Document, relation: str) -> tuple[str, ...]:
    """Give what a document writes in the field `relation`, one or many."""
    value = vars(document).get(relation, ())
    return (value,) if isinstance(value, str) else value or ()


def reference_names(document: Document) -> tuple[str, ...]:
    """Give the names by which other documents may refer to this one."""
    if isinstance(document, OfficialDocument):
        number = (document.doc_no.text,) if document.doc_no else ()
        return (document.id, document.index_no, *number)
    return (document.id,)

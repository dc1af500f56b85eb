"""What search knows of one document: the row that readers see, and its text."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Protocol

from site_builder.model.kinds import Document, OfficialDocument, Policy
from site_builder.model.public_site import PublicSite
from site_builder.search.number import key_of
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Entry:
    """
    One public document; its place in the list of entries is its number.

    `keywords` are what its editor says readers look for; they count as the title does. `key` is the year of
    its document number and what stands for the number in that year's file.
    """

    url: str
    title: str
    number: str
    date: str
    kind: str
    issuer: str
    organisation: str
    topic: str
    validity: str
    keywords: str
    key: tuple[int, str] | None
    text: str

    @property
    def row(self) -> list[str]:
        """Give what a result shows, as the engines read it; the keywords are for the check."""
        return [
            self.url, self.title, self.number, self.date, self.kind, self.issuer, self.topic, self.validity,
            self.keywords,
        ]  # fmt: skip


class Texts(Protocol):
    """Texts by the ids of documents."""

    def get(self, document: str, default: str, /) -> str:
        """Give the text of a document, or what stands for none."""
        ...


def entries(site: PublicSite, plain: Texts, documents: Sequence[Document] | None = None) -> list[Entry]:
    """
    Give the entries of `documents`, or of all that are public in the order of their numbers.

    The oldest is the first, so that a new one takes the next number. `plain` are `searchable` texts.
    """
    documents = in_order(site) if documents is None else documents
    return [_entry(d, site, plain.get(d.id, "")) for d in documents]


def in_order(site: PublicSite) -> list[Document]:
    """Give the public documents in the order of their numbers."""
    return sorted(site.documents, key=_age)


def digest_of(found: Iterable[Entry]) -> bytes:
    """Give the digest of what entries say beside their texts."""
    digest = sha256()
    for entry in found:
        digest.update(repr({**vars(entry), "text": ""}).encode("utf-8", "surrogatepass"))
    return digest.digest()


def searchable(text: str) -> str:
    """Give a text without markup as it is searched and shown: no line of it empty, no white space twice."""
    return "\n".join(filter(None, map(" ".join, map(str.split, text.splitlines()))))


def _age(document: Document) -> tuple[int, str]:
    assert document.publish_date
    return document.publish_date.toordinal(), document.id


def _entry(document: Document, site: PublicSite, text: str) -> Entry:
    number, key = "", None
    issuers: tuple[str, ...] = ()
    if isinstance(document, OfficialDocument):
        issuers = document.issuers
        if document.doc_no:
            number, found = document.doc_no.text, key_of(document.doc_no)
            key = (found.year, found.name)
    return Entry(
        url=document.address,
        title=document.title,
        number=number,
        date=document.publish_date.isoformat() if document.publish_date else "",
        kind=document.label,
        issuer="、".join(issuers or (document.publisher,)),
        organisation=document.publisher,
        topic=document.topic,
        validity=site.validity(document).label if isinstance(document, Policy) else "",
        keywords=" ".join(document.keywords),
        key=key,
        text=text,
    )

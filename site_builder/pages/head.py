"""The fifteen heads of 条例 article 20, with what is disclosed under each; none is left blank."""

from collections.abc import Iterable
from dataclasses import dataclass

from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.model.vocabulary import Head
from site_builder.pages.listing import grouped

SHOWN = 5  # documents under one head; a list elsewhere has all


@dataclass(frozen=True, kw_only=True)
class HeadOf:
    """One of the heads: `documents` are its newest, `total` counts all."""

    head: Head
    documents: tuple[Document, ...]
    total: int


def heads_of(site: PublicSite, documents: Iterable[Document]) -> tuple[HeadOf, ...]:
    """Give every head, those without documents too, for they must say that there are none."""
    found = grouped(documents, lambda document: document.art20)
    return tuple(
        HeadOf(
            head=head,
            documents=tuple(found.get(head.number, ())[:SHOWN]),
            total=len(found.get(head.number, ())),
        )
        for head in site.vocabulary.art20
    )

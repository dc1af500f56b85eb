"""The fifteen heads of 条例 article 20, with what is disclosed under each; none is left blank."""

from collections.abc import Mapping, Sequence

from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.model.vocabulary import Head
from site_builder.value import dataclass

SHOWN = 5  # documents under one head; a list elsewhere has all


@dataclass(frozen=True, kw_only=True)
class HeadOf:
    """One of the heads: `documents` are its newest, `total` counts all."""

    head: Head
    documents: tuple[Document, ...]
    total: int


def heads_of(site: PublicSite, found: Mapping[int, Sequence[Document]]) -> tuple[HeadOf, ...]:
    """Give every head with what was `found` by its number; those without say that there is nothing."""
    return tuple(
        HeadOf(
            head=head,
            documents=tuple(found.get(head.number, ())[:SHOWN]),
            total=len(found.get(head.number, ())),
        )
        for head in site.vocabulary.art20
    )

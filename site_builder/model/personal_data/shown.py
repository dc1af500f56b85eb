"""Personal data of a column: in all that it shows."""

from collections.abc import Iterable
from datetime import date

from site_builder.model.enterprise import EnterpriseRow
from site_builder.model.kinds import Document
from site_builder.model.personal_data.datum import Kind
from site_builder.model.personal_data.document import (
    Located,
    is_or_will_be_public,
    is_posted,
    personal_data_of,
    personal_data_of_row,
)

# What a list on a village board may not show: never an ID, never an account (domain 8).
NOT_EVEN_POSTED = frozenset({Kind.IDENTITY_NUMBER, Kind.MASKED_IDENTITY, Kind.BANK_CARD})


def shown_of(
    documents: tuple[Document, ...], enterprises: Iterable[EnterpriseRow], day: date
) -> tuple[Located, ...]:
    """Give what is a person's own in all that readers see, or will see; of what is posted, numbers only."""
    shown = (d for d in documents if is_or_will_be_public(d, day))
    in_documents = (located for d in shown for located in personal_data_of(d))
    in_lists = (located for row in enterprises for located in personal_data_of_row(row))
    posted = (d for d in documents if is_posted(d, day))
    on_paper = (located for d in posted for located in personal_data_of(d))
    numbers = (x for x in on_paper if x.datum.kind in NOT_EVEN_POSTED and x.datum.is_certain)
    return (*in_documents, *in_lists, *numbers)

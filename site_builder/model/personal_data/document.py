"""Personal data of a whole document or of a row of a list, each with its place in the file."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from site_builder.model.enterprise import EnterpriseRow
from site_builder.model.kinds import Document
from site_builder.model.personal_data.body import personal_data_in_body
from site_builder.model.personal_data.datum import PersonalDatum
from site_builder.model.personal_data.listing import list_of_children
from site_builder.model.personal_data.sign import has_sign
from site_builder.model.personal_data.text import personal_data
from site_builder.model.types import Disclosure, Scope
from site_builder.problem import Place
from site_builder.records.node import Node

# Fields whose form a type checks: codes, dates and addresses, none of them a person's.
_TYPED = frozenset(
    {
        "id", "index_no", "doc_no", "written_date", "publish_date", "publish_until", "effective_date",
        "open_from", "open_until",
        "expire_date", "reviewed_on", "next_review", "date", "file", "url", "amends", "repeals",
        "replaces", "declares_void", "interprets", "documents", "art20", "serial", "rule",
        "credit_code", "platform_url", "guide_url", "catalogue_url", "updated",
    }
)  # fmt: skip
PROACTIVE, WEB = Disclosure.PROACTIVE, Scope.WEB  # looked up once: Python 3.11 takes 0.2 µs
NAMES_OF_LISTS = {("title",), ("attachments", "title")}
CONTACT_PHONE = ("contact", "phone")


class Located(NamedTuple):
    """A datum and where it stands in the project; `document` is None in a list."""

    place: Place
    datum: PersonalDatum
    document: Document | None = None


def is_or_will_be_public(document: Document, day: date) -> bool:
    """Tell whether readers see a document, or will when its day of publication has come."""
    is_over = document.publish_until is not None and document.publish_until < day
    return document.disclosure is PROACTIVE and document.scope is WEB and not is_over


def is_posted(document: Document, day: date) -> bool:
    """Tell whether a document is, or will be, shown on paper only: numbers have no business there either."""
    is_over = document.publish_until is not None and document.publish_until < day
    return document.disclosure is PROACTIVE and document.scope is not WEB and not is_over


def personal_data_of(document: Document) -> Iterator[Located]:
    """Find personal data in a document's fields and body; its contact's phone has a field of its own."""
    fields = list(_scalars(document.record.node, ()))
    is_signed = has_sign("\n".join([str(node.value) for _, node in fields]))
    for path, node in fields:
        if is_signed:
            yield from (located._replace(document=document) for located in _in_scalar(node, ""))
        if path in NAMES_OF_LISTS and (datum := list_of_children(str(node.value))):
            yield Located(_place(node, datum), datum, document)
    for found in personal_data_in_body(document.body, document.title):
        datum = found.datum
        place = document.record.body_place(found.line, found.column + 1, datum.end - datum.start)
        yield Located(place, datum, document)


def personal_data_of_row(row: EnterpriseRow) -> Iterator[Located]:
    """Find personal data in a row of the list of public enterprises."""
    for name, node in row.record.value.items():
        if name not in _TYPED and isinstance(node.value, str):
            title = row.__class__.model_fields[name].title or ""
            yield from _in_scalar(node, title)


def _scalars(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Give the scalars in which something of a person's own may stand, each with the names of its fields."""
    if isinstance(node.value, str):
        yield path, node
    elif isinstance(node.value, tuple):
        for item in node.value:
            yield from _scalars(item, path)
    else:
        for name, child in node.value.items():
            if name in _TYPED or (*path, name) == CONTACT_PHONE:
                continue
            if isinstance(child.value, str):
                yield (*path, name), child
            else:
                yield from _scalars(child, (*path, name))


def _in_scalar(node: Node, label: str) -> Iterator[Located]:
    text = str(node.value)
    for datum in personal_data(text, label=label):
        yield Located(_place(node, datum), datum)


def _place(node: Node, datum: PersonalDatum) -> Place:
    """Point to the datum; to the whole value where it is written in another way than it reads."""
    text, place = str(node.value), node.place
    quotes = (place.length - len(text)) // 2
    if place.length - len(text) not in (0, 2):
        return place
    return Place(
        path=place.path,
        line=place.line,
        column=place.column + quotes + datum.start,
        length=datum.end - datum.start,
    )

"""The metadata box of a document: its fields, named as the model names them."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from site_builder.model.kinds import Document, Policy
from site_builder.model.public_site import PublicSite
from site_builder.model.vocabulary import Vocabulary

# In the order in which published boxes show them; fields that a kind lacks are passed over.
ORDER = (
    *("index_no", "doc_no", "publisher", "issuers", "drafter", "topic", "genre"),
    *(
        "written_date",
        "publish_date",
        "effective_date",
        "early_effect_reason",
        "expire_date",
        "open_from",
        "open_until",
        "registration_no",
    ),
    *("form", "disclosure", "audience", "keywords", "art20", "source"),
)
HIDDEN_WHEN_HAND_WRITTEN = ("topic", "disclosure")


class Value(NamedTuple):  # a page has a dozen: a frozen dataclass takes four times as long to make
    """One value of a fact: text, a day or a policy's validity; an address in the site or outside."""

    text: str = ""
    day: date | None = None
    address: str = ""
    url: str = ""
    policy: Policy | None = None


class Fact(NamedTuple):
    """A row of the box."""

    label: str
    values: tuple[Value, ...]


def facts_of(document: Document, site: PublicSite) -> tuple[Fact, ...]:
    """Give the rows of the box; a field that is not filled in has no row."""
    vocabulary = site.vocabulary
    rows = [
        Fact(label, _values(name, value, vocabulary))
        for name, label in _labels(type(document))
        if (value := getattr(document, name))
    ]
    if isinstance(document, Policy):
        validity = Value(site.validity(document).label, policy=document)
        rows.append(Fact("有效性", (validity,)))
    return tuple(rows)


@cache
def _labels(kind: type[Document]) -> tuple[tuple[str, str], ...]:
    """Give the fields of a kind that its boxes show, with what they are called there."""
    fields = kind.model_fields
    return tuple((name, fields[name].title or name) for name in ORDER if name in fields)


def _values(name: str, value: Any, vocabulary: Vocabulary) -> tuple[Value, ...]:  # noqa: ANN401 - of any field
    if name == "art20":
        labels = {head.number: head.label for head in vocabulary.art20}
        return tuple([_head(number, labels) for number in value])
    if isinstance(value, tuple):
        return tuple([Value(str(item)) for item in value])
    if isinstance(value, date):
        found = Value(day=value)
    elif name == "publisher":
        body = vocabulary.organisation(value)
        found = Value(value, address=f"organisations/{body.id}.html" if body else "")
    elif name == "topic":
        topic = vocabulary.topic(value)
        found = Value(value, address=f"topics/{topic.id}.html" if topic else "")
    elif name == "source":
        found = Value(value.name, url=value.url or "")
    else:
        found = Value(str(value))
    return (found,)


def _head(number: int, labels: Mapping[int, str]) -> Value:
    text = f"第{number}项 {labels.get(number, '')}".strip()
    return Value(text, address=f"disclosure/{number}.html" if number in labels else "")

"""The metadata box of a document: its fields, named as the model names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from site_builder.model.kinds import Document, Policy
from site_builder.model.public_site import PublicSite

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


@dataclass(frozen=True, kw_only=True)
class Value:
    """One value of a fact: text, a day or a policy's validity; an address in the site or outside."""

    text: str = ""
    day: date | None = None
    address: str = ""
    url: str = ""
    policy: Policy | None = None


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A row of the box."""

    label: str
    values: tuple[Value, ...]


def facts_of(document: Document, site: PublicSite) -> tuple[Fact, ...]:
    """Give the rows of the box; a field that is not filled in has no row."""
    rows = [
        Fact(label=label, values=tuple(_values(name, document, site)))
        for name, label in _labels(type(document))
        if getattr(document, name)
    ]
    if isinstance(document, Policy):
        label = Value(text=site.validity(document).label, policy=document)
        rows.append(Fact(label="有效性", values=(label,)))
    return tuple(rows)


@cache
def _labels(kind: type[Document]) -> tuple[tuple[str, str], ...]:
    """Give the fields of a kind that its boxes show, with what they are called there."""
    fields = kind.model_fields
    return tuple((name, fields[name].title or name) for name in ORDER if name in fields)


def _values(name: str, document: Document, site: PublicSite) -> Iterator[Value]:
    value = getattr(document, name)
    if name == "publisher":
        body = site.vocabulary.organisation(value)
        yield Value(text=value, address=f"organisations/{body.id}.html" if body else "")
    elif name == "topic":
        topic = site.vocabulary.topic(value)
        yield Value(text=value, address=f"topics/{topic.id}.html" if topic else "")
    elif name == "art20":
        labels = {head.number: head.label for head in site.vocabulary.art20}
        for number in value:
            text = f"第{number}项 {labels.get(number, '')}".strip()
            yield Value(text=text, address=f"disclosure/{number}.html" if number in labels else "")
    elif name == "source":
        yield Value(text=value.name, url=value.url or "")
    elif isinstance(value, date):
        yield Value(day=value)
    elif isinstance(value, tuple):
        yield from (Value(text=str(item)) for item in value)
    else:
        yield Value(text=str(value))

"""Facets: for each document one character a facet, which stands for one of the facet's values."""

from collections.abc import Callable, Iterable

from site_builder.artifacts.search.entry import Entry
from site_builder.model.kinds import KINDS
from site_builder.model.public_site import PublicSite
from site_builder.model.validity import FINAL, LABELS, State
from site_builder.search.layout import FIRST_VALUE

Values = dict[str, tuple[str, ...]]
NONE = ""  # the value of documents that have none, such as the validity of an interpretation
HOLDS, ENDED, OTHER = 115, 60, 100  # percents by which validity weighs
_OF: dict[str, Callable[[Entry], str]] = {
    "topic": lambda entry: entry.topic,
    "kind": lambda entry: entry.kind,
    "year": lambda entry: entry.date[:4],
    "organisation": lambda entry: entry.organisation,
    "validity": lambda entry: entry.validity,
}


def facet_values(site: PublicSite, entries: Iterable[Entry]) -> Values:
    """Give the values that occur, in the order in which a page shows them."""
    found = {name: {of(entry) for entry in entries} for name, of in _OF.items()}
    orders = {
        "topic": [topic.label for topic in site.vocabulary.topics],
        "kind": [kind.label for kind in KINDS],
        "year": sorted(found["year"], reverse=True),
        "organisation": [body.name for body in site.vocabulary.organisations],
        "validity": [LABELS[state] for state in State],
    }
    return {
        name: (NONE, *(v for v in order if v in found[name]), *sorted(found[name] - {NONE, *order}))
        for name, order in orders.items()
    }


def facet_columns(entries: list[Entry], values: Values) -> dict[str, str]:
    """Give each facet's characters, by document."""
    columns = {}
    for name, known in values.items():
        sign = {value: chr(FIRST_VALUE + number) for number, value in enumerate(known)}
        columns[name] = "".join(sign[_OF[name](entry)] for entry in entries)
    return columns


def validity_weights(values: Values) -> list[int]:
    """Give the percent by which each value of validity weighs in the order of results."""
    weights = {NONE: OTHER, LABELS[State.IN_FORCE]: HOLDS, LABELS[State.AMENDED]: HOLDS}
    weights |= {LABELS[state]: ENDED for state in FINAL}
    return [weights.get(value, OTHER) for value in values["validity"]]

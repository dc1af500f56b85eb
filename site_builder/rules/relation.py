"""Relations as editors write them: each reference with its place."""

from collections.abc import Iterable, Iterator

from site_builder.model.kinds import Document, Policy
from site_builder.model.site import RELATIONS
from site_builder.problem import Place

# The reverse names that an editor may write by hand, and the relation each must agree with.
REVERSED = {back: name for name, back in RELATIONS.items() if back in Policy.model_fields}


def references(document: Document, relations: Iterable[str]) -> Iterator[tuple[Place, str]]:
    """Give the references that `document` makes in `relations`, in their order."""
    for name in relations:
        for number, reference in enumerate(getattr(document, name, ())):
            yield document.at(name, number), reference

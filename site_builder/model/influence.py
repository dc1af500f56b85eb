"""What the documents of a site do to one policy: which amend it, end it, or print its text anew."""

from collections.abc import Container

from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.validity import Influence, State, Validity, effective_day, validity_on

ENDS = {
    "repealed_by": State.REPEALED,
    "replaced_by": State.REPEALED,
    "declared_void_by": State.DECLARED_VOID,
}


def texts_of(policy: Policy, site: Site) -> tuple[Policy, ...]:
    """Give all texts of the document that `policy` is a text of, the first and then by effective day."""
    first = site.resolve(policy.version_of) if policy.version_of else policy
    if not isinstance(first, Policy):
        first = policy
    later = [
        d for d in site.reverse["versions"].get(first.id, ()) if isinstance(d, Policy) and d is not first
    ]
    return (first, *sorted(later, key=lambda text: (effective_day(text), text.id)))


def influence_on(policy: Policy, site: Site, shown: Container[str]) -> Influence:
    """
    Gather what acts on `policy`; whoever names one text of a document means the document.

    A text that is not `shown` to readers (the ids of public documents) changes nothing for them. A
    text as amended has taken in what took effect before it.
    """
    texts = texts_of(policy, site)
    ids = [text.id for text in texts]
    begin = effective_day(policy)

    def acting(relation: str) -> tuple[Policy, ...]:
        others = (d for id_ in ids for d in site.reverse[relation].get(id_, ()))
        return tuple({d.id: d for d in others if isinstance(d, Policy) and d.id not in ids}.values())

    return Influence(
        amended_by=tuple(
            d for d in acting("amended_by") if not policy.version_of or effective_day(d) > begin
        ),
        ended_by=tuple((state, other) for name, state in ENDS.items() for other in acting(name)),
        later=tuple(t for t in texts[ids.index(policy.id) + 1 :] if t.id in shown),
    )


def validity_of(policy: Policy, site: Site, shown: Container[str]) -> Validity:
    """Compute the validity on the site's day from all documents, withheld ones too."""
    return validity_on(site.day, policy, influence_on(policy, site, shown))

"""What the documents of a site do to one policy: which amend it, end it, or print its text anew."""

from collections.abc import Container
from datetime import date

from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.validity import (
    NOTHING,
    Influence,
    State,
    Validity,
    effective_day,
    end_of,
    validity_on,
)
from site_builder.pattern import pattern_of

ENDS = {
    "repealed_by": State.REPEALED,
    "replaced_by": State.REPEALED,
    "declared_void_by": State.DECLARED_VOID,
}


# A document that by its title does nothing but amend; one that issues a text anew does more.
_AMENDING = pattern_of(
    "(?:修改|修正|延长)[^《》印]{0,8}《|修正案|(?:修改|修正)[^《》印]{0,16}的(?:决定|通知|公告)"
    "|部分废止《|废止《[^《》]{2,60}》(?:第|部分|有关)"
)


def texts_of(policy: Policy, site: Site) -> tuple[Policy, ...]:
    """Give all texts of the document that `policy` is a text of, the first and then by effective day."""
    if not policy.version_of and policy.id not in site.acted_on:
        return (policy,)
    first = site.resolve(policy.version_of) if policy.version_of else policy
    if not isinstance(first, Policy):
        first = policy
    later = [
        d for d in site.reverse["versions"].get(first.id, ()) if isinstance(d, Policy) and d is not first
    ]
    return (first, *sorted(later, key=lambda text: (effective_day(text), text.id)))


def influence_on(
    policy: Policy,
    site: Site,
    shown: Container[str],
    *,
    is_foreseen: bool = False,
    before: frozenset[str] = frozenset(),
) -> Influence:
    """
    Gather what acts on `policy`; whoever names one text of a document means the document.

    A text that is not `shown` to readers (the ids of public documents) changes nothing for them. A
    text as amended has taken in what took effect before it. What `is_foreseen` may be told before it
    comes, so that only documents that are shown count. `before` are the documents whose end is
    being looked for already, for amendments may be said to amend each other.
    """
    if policy.id not in site.involved:
        return NOTHING
    texts = texts_of(policy, site)
    ids = [text.id for text in texts]
    begin = effective_day(policy)

    def acting(relation: str) -> tuple[Policy, ...]:
        others = (d for id_ in ids for d in site.reverse[relation].get(id_, ()))
        found = {d.id: d for d in others if isinstance(d, Policy) and d.id not in ids}
        return tuple(d for d in found.values() if not is_foreseen or d.id in shown)

    return Influence(
        amended_by=tuple(
            d for d in acting("amended_by") if not policy.version_of or effective_day(d) > begin
        ),
        ended_by=tuple((state, other) for name, state in ENDS.items() for other in acting(name)),
        later=tuple(t for t in texts[ids.index(policy.id) + 1 :] if t.id in shown),
        earlier=texts[: ids.index(policy.id)],
        spent=_spent(texts[0], site, shown, is_foreseen=is_foreseen, before=before | set(ids)),
    )


def _spent(
    policy: Policy, site: Site, shown: Container[str], *, is_foreseen: bool, before: frozenset[str]
) -> date | None:
    """Give the day from which nothing is left that a document, which only amends, amends."""
    if not policy.amends or not _AMENDING.search(policy.title):
        return None
    days = []
    for name in policy.amends:
        target = site.resolve(name)
        if not isinstance(target, Policy) or target.id in before or (is_foreseen and target.id not in shown):
            return None
        acting = influence_on(target, site, shown, is_foreseen=is_foreseen, before=before)
        end = end_of(target, acting)
        if end is None or end.since is None:
            return None
        days.append(end.since)
    return max(days)


def validity_of(policy: Policy, site: Site, shown: Container[str]) -> Validity:
    """Compute the validity on the site's day from all documents, withheld ones too."""
    return validity_on(site.day, policy, influence_on(policy, site, shown))

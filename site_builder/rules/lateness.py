"""How late the first interpretation of a policy came, in working days after the policy."""

from collections.abc import Iterator
from datetime import date

from site_builder.model.kinds import Interpretation
from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.model.working_day import working_days_between
from site_builder.problem import Place
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Late:
    """An interpretation that came `days` working days after what was `published` without it."""

    place: Place
    days: int
    published: date


def late_interpretations(site: Site) -> Iterator[Late]:
    """
    Give the first interpretations that came late, of our own policies that must have one.

    One that explains several policies came with the newest of them.
    """
    since = site.vocabulary.profile.interpretation.since
    newest: dict[str, date] = {}
    for reference in site.references_in(("interprets",)):
        if reference.target and reference.target.publish_date:
            day, id_ = reference.target.publish_date, reference.document.id
            newest[id_] = max(newest.get(id_, day), day)
    for policy in site.policies:
        if not (policy.is_normative or policy.affects_rights) or policy.source:
            continue
        published = policy.publish_date
        others = site.reverse["interpreted_by"].get(policy.id, ())
        days = sorted(
            (other.publish_date, other.id, other)
            for other in others
            if isinstance(other, Interpretation)
            and other.disclosure is Disclosure.PROACTIVE
            and other.publish_date
            and other.publish_date <= site.day
        )
        if not days or not published or published < since:
            continue
        first, _, interpretation = days[0]
        late = working_days_between(published, first, site.calendar).count
        if late and newest[interpretation.id] <= published:
            yield Late(place=interpretation.at("publish_date"), days=late, published=published)

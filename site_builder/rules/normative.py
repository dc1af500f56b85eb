"""Normative documents that the rules of family V judge: our own, disclosed, and of the regulated time."""

from collections.abc import Iterator
from datetime import date

from site_builder.model.influence import ENDS
from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.types import Disclosure
from site_builder.model.validity import Influence, effective_day, evaluation_opens, expiry_of
from site_builder.value import dataclass


def own_normative(site: Site) -> Iterator[Policy]:
    """Give the normative documents that the county made itself and that are to be published, each once."""
    since = site.vocabulary.profile.normative.since
    for policy in site.policies:
        is_own = policy.is_normative and policy.source is None and policy.version_of is None
        if is_own and policy.disclosure is Disclosure.PROACTIVE and policy.written_date >= since:
            yield policy


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """A normative document that has to be evaluated from `opens` to `expires`, its newest text."""

    policy: Policy
    opens: date
    expires: date


def evaluations_due(site: Site, last: date) -> Iterator[Evaluation]:
    """
    Give what has to be evaluated by its own last day, where that may begin by `last` (SSD53).

    A document with several texts is one document: whichever of them records the evaluation, or is
    replaced by a new document, it is done.
    """
    months = site.vocabulary.profile.normative.evaluation_months
    for first in own_normative(site):
        later = (d for d in site.reverse["versions"].get(first.id, ()) if isinstance(d, Policy))
        texts = sorted((first, *later), key=lambda text: (effective_day(text), text.id))
        newest = texts[-1]
        ends = expiry_of(newest, Influence(earlier=tuple(texts[:-1])))
        if ends is None or ends < site.day:
            continue
        opens = evaluation_opens(ends, months)
        is_evaluated = any(text.evaluated_on and text.evaluated_on >= opens for text in texts)
        is_ended = any(site.reverse[back].get(text.id) for back in ENDS for text in texts)
        if opens <= last and not is_evaluated and not is_ended:
            yield Evaluation(policy=newest, opens=opens, expires=ends)

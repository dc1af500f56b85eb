"""Normative documents that the rules of family V judge: our own, disclosed, and of the regulated time."""

from collections.abc import Iterator

from site_builder.model.kinds import Policy
from site_builder.model.site import Site
from site_builder.model.types import Disclosure


def own_normative(site: Site) -> Iterator[Policy]:
    """Give the normative documents that the county made itself and that are to be published, each once."""
    since = site.vocabulary.profile.normative.since
    for policy in site.policies:
        is_own = policy.is_normative and policy.source is None and policy.version_of is None
        if is_own and policy.disclosure is Disclosure.PROACTIVE and policy.written_date >= since:
            yield policy

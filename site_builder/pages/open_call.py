"""正在办理和征集: what can still be applied for, paid or answered; the first to end comes first."""

from collections.abc import Iterator
from datetime import date, timedelta

from site_builder.model.kinds import Policy
from site_builder.model.public_site import PublicSite
from site_builder.model.validity import FINAL
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class OpenCall:
    """A policy that calls on people until `last`; `over` is the day after, when a stale copy says so."""

    policy: Policy
    begin: date | None  # where it is still to come
    last: date
    over: date


def open_calls(site: PublicSite) -> tuple[OpenCall, ...]:
    """Give the calls that have not ended on the site's day, those that are about to begin too."""
    return tuple(sorted(_calls(site), key=lambda call: (call.last, call.policy.id)))


def _calls(site: PublicSite) -> Iterator[OpenCall]:
    for policy in site.policies:
        if policy.open_until is None or policy.open_until < site.day or site.validity(policy).state in FINAL:
            continue
        begin = policy.open_from
        yield OpenCall(
            policy=policy,
            begin=begin if begin and begin > site.day else None,
            last=policy.open_until,
            over=policy.open_until + timedelta(days=1),
        )

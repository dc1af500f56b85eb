"""即将到期: policies in force whose term ends within the profile's days, the most urgent first."""

from collections.abc import Iterator
from datetime import timedelta

from site_builder.model.kinds import Policy
from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME, list_pages
from site_builder.pages.once import once
from site_builder.pages.page import Crumb, Page

STEM = "validity/expiring"
TITLE = "即将到期的政策文件"


@once
def expiring_policies(site: PublicSite) -> tuple[Policy, ...]:
    """Give the policies in force that expire within the profile's days of the site's day."""
    until = site.day + timedelta(days=site.vocabulary.profile.normative.expiring_days)
    ending = [(last, p.id, p) for p in site.policies if (last := site.last_day(p)) and last <= until]
    found = [e for e in ending if site.validity(e[2]).holds and not site.newer_texts(e[2])]
    return tuple(policy for _, _, policy in sorted(found, key=lambda e: e[:2]))


def expiring_pages(site: PublicSite) -> Iterator[Page]:
    """Give the list; it changes from day to day, as the lists by validity do."""
    days = site.vocabulary.profile.normative.expiring_days
    yield from list_pages(
        site,
        stem=STEM,
        title=TITLE,
        documents=expiring_policies(site),
        crumbs=(HOME, Crumb(label="按有效性", address="validity/index.html")),
        template="expiring.html",
        column_type="政策文件",
        description=f"有效期在 {days} 天之内届满的文件，先到期的在前；期满自动失效，继续执行的另行公布",
    )

"""The home page: the four entries, the topics, and what was published last."""

from collections.abc import Iterator
from itertools import islice

from site_builder.model.kinds import CatalogueItem, HandWrittenPage
from site_builder.model.public_site import PublicSite
from site_builder.pages.open_call import open_calls
from site_builder.pages.page import Page
from site_builder.pages.topic import topic_groups


def home_pages(site: PublicSite) -> Iterator[Page]:
    """Give the home page."""
    latest = (d for d in site.documents if not isinstance(d, CatalogueItem | HandWrittenPage))
    groups = topic_groups(site)
    primary = {topic.label for topic in site.vocabulary.topics if topic.primary}
    yield Page(
        path="index.html",
        title=site.settings.site_name,
        template="home.html",
        view={
            "calls": open_calls(site),
            "latest": tuple(islice(latest, site.settings.latest)),
            "primary": tuple(g for g in groups if g.label in primary),
            "topics": tuple(g for g in groups if g.label not in primary and g.count),
            "updated": site.documents[0].publish_date if site.documents else None,
            "total": len(site.documents),
        },
        description=site.settings.column_description,
        column_type="首页",
    )

"""主题: an index of all topics, and each topic's documents, newest first."""

from collections.abc import Iterator
from operator import attrgetter

from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.pages.listing import HOME, Group, first_page, grouped_by, index_page, list_pages
from site_builder.pages.navigation import Link
from site_builder.pages.once import once
from site_builder.pages.page import Crumb, Page

INDEX = Crumb(label="按主题", address="topics/index.html")
ENTERPRISE_TOPIC = "enterprise-lists"
ENTERPRISES = Link(
    label="公共企事业单位信息公开 适用主体清单",
    address="enterprises.html",
    note="各单位的服务电话、公开平台和监督投诉电话",
)


def topic_pages(site: PublicSite) -> Iterator[Page]:
    """Give the index and a list for every topic of the vocabulary, empty ones too."""
    yield index_page(INDEX.address, "按主题查看", topic_groups(site))
    documents = _by_topic(site)
    for topic in site.vocabulary.topics:
        links = (ENTERPRISES,) if topic.id == ENTERPRISE_TOPIC and site.enterprises else ()
        yield from list_pages(
            site,
            stem=f"topics/{topic.id}",
            title=topic.label,
            documents=documents.get(topic.label, ()),
            crumbs=(HOME, INDEX),
            description=topic.description or "",
            view={"links": links, "feed": f"topics/{topic.id}.xml"},
        )


@once
def topic_groups(site: PublicSite) -> tuple[Group, ...]:
    """Give the topics in the vocabulary's order, with the number of their documents."""
    documents = _by_topic(site)
    return tuple(
        Group(
            label=topic.label,
            address=first_page(f"topics/{topic.id}"),
            count=len(documents.get(topic.label, ())),
            description=topic.description or "",
        )
        for topic in site.vocabulary.topics
    )


@once
def _by_topic(site: PublicSite) -> dict[str, list[Document]]:
    return grouped_by(site.documents, attrgetter("topic"))

"""Atom feeds (RFC 4287): one for the column, one for every topic."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from site_builder.artifacts.artifact import Artifact
from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.model.summary import summary_of
from site_builder.pattern import pattern_of

NAMESPACE = "http://www.w3.org/2005/Atom"
# What XML 1.0 has no Char for; said by what it has, it takes ten times as long to compile.
NO_XML = pattern_of("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Told(NamedTuple):
    """Of what a feed tells, and where: its path, its title, its page's address, its documents."""

    path: str
    title: str
    page: str
    latest: tuple[Document, ...]


def feeds(site: PublicSite) -> Iterator[Artifact]:
    """Give the column's feed and each topic's, of the latest documents."""
    return (_feed(site, told) for told in _told(site))


def fed(site: PublicSite) -> Iterator[Document]:
    """Give the documents of which feeds tell, some of them more than once."""
    return (document for told in _told(site) for document in told.latest)


def _told(site: PublicSite) -> Iterator[_Told]:
    name, most = site.settings.site_name, site.settings.latest
    of_topic: dict[str, list[Document]] = {topic.label: [] for topic in site.vocabulary.topics}
    for document in site.documents:
        of_topic.setdefault(document.topic, []).append(document)
    yield _Told("feed.xml", name, "index.html", site.documents[:most])
    for topic in site.vocabulary.topics:
        latest = tuple(of_topic[topic.label][:most])
        yield _Told(f"topics/{topic.id}.xml", f"{topic.label} - {name}", f"topics/{topic.id}.html", latest)


def _feed(site: PublicSite, told: _Told) -> Artifact:
    root, address = Element("feed", xmlns=NAMESPACE), site.settings.site_url
    updated = told.latest[0].publish_date if told.latest else site.day
    root.set("xml:lang", "zh-CN")
    _add(root, "id", address + told.path)
    _add(root, "title", told.title)
    _add(root, "updated", _time(updated or site.day))
    SubElement(root, "link", rel="self", type="application/atom+xml", href=address + told.path)
    SubElement(root, "link", rel="alternate", type="text/html", href=address + told.page)
    _add(SubElement(root, "author"), "name", site.settings.organiser or site.settings.site_name)
    if site.settings.demonstration:
        _add(root, "subtitle", site.settings.demonstration)
    for document in told.latest:
        _entry(root, document, address)
    indent(root, " ")
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return Artifact(path=told.path, data=data + b"\n")


def _entry(root: Element, document: Document, address: str) -> None:
    entry = SubElement(root, "entry")
    published = document.publish_date
    assert published
    _add(entry, "id", address + document.address)
    _add(entry, "title", document.title)
    _add(entry, "published", _time(published))
    _add(entry, "updated", _time(published))
    SubElement(entry, "link", rel="alternate", type="text/html", href=address + document.address)
    _add(SubElement(entry, "author"), "name", document.publisher)
    SubElement(entry, "category", term=document.topic)
    _add(entry, "summary", summary_of(document))


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = NO_XML.sub("", text)


def _time(day: date) -> str:
    """Give the beginning of a day in China; documents are published by the day."""
    return f"{day.isoformat()}T00:00:00+08:00"

"""Feeds and the sitemap are well formed and name every public document by its full address."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from site_builder.artifacts import sitemap
from site_builder.artifacts.feed import NAMESPACE, NO_XML, feeds
from site_builder.artifacts.sitemap import sitemaps
from tests.builders import a_policy, a_public_site, the_settings

ATOM = f"{{{NAMESPACE}}}"


def test_one_feed_for_the_column_and_one_a_topic() -> None:
    """Readers subscribe to what concerns them."""
    site = a_public_site(a_policy("a", topic="教育"), a_policy("b", topic="住房"))

    found = {f.path: ET.fromstring(f.data) for f in feeds(site)}

    assert sorted(found) == [
        "feed.xml", "topics/education.xml", "topics/general.xml", "topics/housing.xml",
    ]  # fmt: skip
    ids = [e.findtext(f"{ATOM}id") for e in found["topics/housing.xml"].iter(f"{ATOM}entry")]
    assert ids == ["https://www.example.gov.cn/policies/b.html"]


def test_a_feed_has_what_atom_requires() -> None:
    """Each feed and entry has id, title and updated, with a time zone (RFC 4287)."""
    site = a_public_site(a_policy("a", title="<甲>&乙".replace("<", "〈").replace(">", "〉")))

    root = ET.fromstring(next(iter(feeds(site))).data)

    for element in (root, *root.iter(f"{ATOM}entry")):
        assert element.findtext(f"{ATOM}id")
        assert element.findtext(f"{ATOM}title")
        assert element.findtext(f"{ATOM}updated") == "2024-03-04T00:00:00+08:00"


def test_a_feed_holds_the_latest_only() -> None:
    """A feed of ten years is no feed."""
    documents = [a_policy(f"p{n}") for n in range(5)]

    site = a_public_site(*documents, settings=the_settings(latest=3))

    assert len(ET.fromstring(next(iter(feeds(site))).data).findall(f"{ATOM}entry")) == 3


def test_characters_that_xml_forbids_are_dropped() -> None:
    """A control character in a body can't break the feed."""
    site = a_public_site(a_policy("a", body="正文\u000b里有\ufffe怪字符。"))

    ET.fromstring(next(iter(feeds(site))).data)


def test_all_characters_of_xml_are_left() -> None:
    """As XML 1.0 lists them, and no other."""
    of_xml = {0x9, 0xA, 0xD, *range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x10000, 0x110000)}

    left = {code for code in range(0x110000) if not NO_XML.fullmatch(chr(code))}

    assert of_xml == left


def test_a_long_sitemap_is_cut_into_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the protocol's limit the sitemap is an index of parts."""
    monkeypatch.setattr(sitemap, "LIMIT", 2)
    addresses = [(f"{n}.html", date(2024, 1, 1)) for n in range(5)]

    found = {a.path: a.data for a in sitemaps(a_public_site(), addresses)}

    assert sorted(found) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert b"<sitemapindex" in found["sitemap.xml"]
    assert b"https://www.example.gov.cn/4.html" in found["sitemap-3.xml"]

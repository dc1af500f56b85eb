"""Links that leave the site are found wherever they are written, and their hosts are told apart."""

import pytest

from site_builder.model.outbound import Outbound, outbound
from tests.builders import a_policy, a_site


def the_one(url: str) -> Outbound:
    """Give the link of a body that has one."""
    [link] = outbound(a_site(a_policy("a", body=f"见[网站]({url})。")))
    return link


@pytest.mark.parametrize(
    ("url", "numeric", "private"),
    [
        ("https://www.example.gov.cn/a", False, False),
        ("https://8.8.8.8/", True, False),
        ("http://192.168.1.2:8080/", True, True),
        ("http://10.0.0.1/", True, True),
        ("http://127.0.0.1/", True, True),
        ("http://[::1]/", True, True),
        ("https://localhost/", False, True),
        ("http://oa.intranet/", False, True),
    ],
)
def test_hosts_are_told_apart(url: str, *, numeric: bool, private: bool) -> None:
    """Addresses of machines, those within the office, and names."""
    link = the_one(url)

    assert (link.is_numeric, link.is_private) == (numeric, private)


@pytest.mark.parametrize(
    ("url", "within"),
    [
        ("https://gov.cn/", True),
        ("https://WWW.GOV.CN./", True),
        ("https://notgov.cn/", False),
        ("https://gov.cn.evil.test/", False),
        ("https://gov.cn@evil.test/", False),
    ],
)
def test_a_suffix_is_whole_labels(url: str, *, within: bool) -> None:
    """A name that ends alike, or hides the real host, isn't on the list."""
    assert the_one(url).is_within(("gov.cn",)) is within


def test_sources_count() -> None:
    """A reprint's source is a link too; links within the column are not."""
    policy = a_policy("a", body="见[甲](a.md)、[乙](#s1)。", source={"name": "甲", "url": "http://a.test/"})

    assert [link.url for link in outbound(a_site(policy))] == ["http://a.test/"]

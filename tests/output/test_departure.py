"""A link that leaves the column says so, and where it leads; one that stays says nothing."""

import pytest

from site_builder.output.departure import departure, with_departures


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://www.service.test/a?b=c", "离开本站，前往 www.service.test"),
        ("HTTPS://WWW.Service.test:8443/", "离开本站，前往 www.service.test"),
        ("https://user@www.gov.cn.service.test/", "离开本站，前往 www.gov.cn.service.test"),
        ("https://fake-gov.cn/", "离开本站，前往 fake-gov.cn"),
        ("https://www.mca.gov.cn/", "前往 www.mca.gov.cn"),
        ("https://www.example.gov.cn/other/", ""),
        ("mailto:a@example.gov.cn", ""),
    ],
)
def test_a_link_says_whether_it_leaves(url: str, words: str) -> None:
    """Another host is named; one that is no government's, with the warning; our own never."""
    assert departure(url, "www.example.gov.cn") == words


def test_links_of_a_body_say_it() -> None:
    """The words are part of the link, so that they are read with it; links inside the site stay."""
    inner = '<a href="../a.html">甲</a>'
    html = f'<p>{inner}<a href="https://a.test/?x=1&amp;y=2" title="t"><strong>乙</strong></a></p>'

    assert with_departures(html, "www.example.gov.cn") == (
        f'<p>{inner}<a href="https://a.test/?x=1&amp;y=2" title="t" rel="external"><strong>乙</strong>'
        '<span class="departure">（离开本站，前往 a.test）</span></a></p>'
    )

"""A page comes up out of an archive's file alone."""

from pathlib import Path

from playwright.sync_api import Browser, Route

from site_builder.output.packages.package import packed
from tests.output.packages.test_packages import FILES, SETTINGS, URL, records
from tests.output.releases import publish_files


def test_a_warc_is_replayed_in_a_browser(tmp_path: Path, browser: Browser) -> None:
    """Every request is answered by the WARC: the page is there, with its style sheet."""
    release = publish_files(tmp_path / "site", FILES)
    packed(release, "warc", tmp_path / "a.warc.gz", SETTINGS)
    found = {url: (headers, body) for url, headers, body in records(tmp_path / "a.warc.gz")}

    def answer(route: Route) -> None:
        if route.request.url not in found:
            route.abort()
            return
        headers, body = found[route.request.url]
        route.fulfill(status=200, headers=dict(headers.headers), body=body)

    page = browser.new_page()
    page.route("**/*", answer)
    page.goto(f"{URL}policies/c.html")

    assert page.title() == "示例区最低生活保障办法"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)"
    page.close()

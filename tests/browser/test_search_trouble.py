"""Files that do not come, and sites that change under an open page, are told or mended, never mixed."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

QUERY = """(text) => window.opened.query(text).then(
  function (answer) { return {total: answer.total, rows: answer.rows.map(function (r) { return r.url; })}; },
  function (error) { return {kind: error.kind}; }
)"""
OPEN = """() => SiteSearch.open("").then(
  function (engine) { window.opened = engine; return engine.generation; },
  function (error) { return error.kind; }
)"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the tests' output quiet."""


@pytest.fixture
def site(demo: Path, tmp_path: Path) -> Path:
    """The files of search in a folder of our own, and a page beside them."""
    shutil.copytree(demo / "s", tmp_path / "s")
    shutil.copytree(demo / "assets", tmp_path / "assets")
    (tmp_path / "index.html").write_text("<!doctype html><meta charset=utf-8><title>test</title>")
    return tmp_path


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    """The folder over loopback HTTP."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def a_tab(browser: Browser, address: str) -> Page:
    """Open a page with the engine's script."""
    page = browser.new_context().new_page()
    page.goto(f"{address}/index.html")
    page.add_script_tag(url="assets/search.js")
    return page


def generation(site: Path) -> Path:
    """Give the folder of the one generation."""
    [found] = [path for path in (site / "s").iterdir() if path.is_dir()]
    return found


def republish(site: Path, name: str, title: str) -> None:
    """Publish another generation, in which titles are other ones, in the place of the one that was there."""
    old = generation(site)
    shutil.copytree(old, site / "s" / name)
    for path in (site / "s" / name / "x").rglob("*.js"):
        url, rest = path.read_text("utf-8").split(",", 1)
        path.write_text(f'{url},"{title}",{rest.split(",", 1)[1]}', "utf-8")
    (site / "s/current.js").write_text(f'__zs("{name}")\n')
    shutil.rmtree(old)


def test_offline_in_the_middle(browser: Browser, served: str) -> None:
    """While nothing can be loaded a query fails as offline; asked again with the net back, it is answered."""
    page = a_tab(browser, served)
    page.evaluate(OPEN)

    def lost(route: Route) -> None:
        route.abort("internetdisconnected")

    page.route("**/s/**", lost)
    assert page.evaluate(QUERY, "低保") == {"kind": "offline"}
    page.unroute("**/s/**", lost)
    assert page.evaluate(QUERY, "低保")["total"] > 0


def test_offline_from_the_start(browser: Browser, served: str) -> None:
    """An index that cannot be opened is offline too, and can be opened later."""
    page = a_tab(browser, served)
    page.route("**/s/**", lambda route: route.abort())
    assert page.evaluate(OPEN) == "offline"
    page.unroute("**/s/**")
    assert page.evaluate(OPEN) != "offline"


@pytest.mark.parametrize("broken", ["", "<html>404 not found</html>", "__zs("])
def test_a_missing_or_foreign_file(browser: Browser, served: str, site: Path, broken: str) -> None:
    """A file that is gone, or in whose place a server sends a page, is offline, not an empty answer."""
    for path in (generation(site) / "x").rglob("*.js"):
        path.write_text(broken) if broken else path.unlink()
    page = a_tab(browser, served)
    page.evaluate(OPEN)
    assert page.evaluate(QUERY, "低保") == {"kind": "offline"}


def test_two_tabs_with_two_generations(browser: Browser, served: str, site: Path) -> None:
    """A tab that opened the old generation moves to the new one as a whole; rows of both never mix."""
    old = a_tab(browser, served)
    first = old.evaluate(OPEN)
    republish(site, "newer0000000", "换过的标题")
    new = a_tab(browser, served)
    assert new.evaluate(OPEN) == "newer0000000" != first

    titles = """(text) => window.opened.query(text).then(function (answer) {
      return Array.from(new Set(answer.rows.map(function (row) { return row.title; })));
    })"""

    assert new.evaluate(titles, "补贴") == ["换过的标题"]
    assert old.evaluate(titles, "补贴") == ["换过的标题"]
    assert old.evaluate("window.opened.generation") == "newer0000000"


def test_a_later_query_makes_earlier_ones_stale(browser: Browser, served: str) -> None:
    """Answers that are overtaken, or cancelled, say so; the last one is not stale."""
    page = a_tab(browser, served)
    page.evaluate(OPEN)
    stale = page.evaluate("""() => {
      var first = window.opened.query("低保"), second = window.opened.query("教育");
      return Promise.all([first, second]).then(function (answers) {
        var third = window.opened.query("住房");
        window.opened.cancel();
        return third.then(function (answer) {
          return [answers[0].stale, answers[1].stale, answer.stale];
        });
      });
    }""")
    assert stale == [True, False, True]


def test_a_slow_file_is_given_up(browser: Browser, served: str) -> None:
    """A file that never comes is offline after a while, however long the network would wait."""
    page = a_tab(browser, served)
    page.evaluate(OPEN)
    page.clock.install()
    page.route("**/x/**", lambda _: None)
    page.evaluate(
        """() => { window.asked = window.opened.query("低保").catch(function (e) { return e.kind; }); }"""
    )
    page.wait_for_timeout(300)
    page.clock.run_for(25_000)
    page.clock.run_for(25_000)
    assert page.evaluate("window.asked") == "offline"

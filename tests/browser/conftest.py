"""A real browser over the real demonstration column; a machine without one says so and skips."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from site_builder.cli import main

PROJECT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
         "--disable-component-update", "--no-first-run"]  # fmt: skip


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration column, built, in a folder with Han characters and a space in its name."""
    site = tmp_path_factory.mktemp("browser") / "示例 site"
    config = str(PROJECT / "mkdocs.yml")
    assert main(["build", "-f", config, "-d", str(site), "--day", "2026-11-24"]) == 0
    return site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine, and none can be installed: browser tests skipped")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


PREFIX = "/gongkai/"  # where mkdocs.yml says the demonstration lies on its server


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the tests' output quiet."""

    def translate_path(self, path: str) -> str:
        """Serve the column below its prefix, and nothing beside it."""
        return super().translate_path(
            path.removeprefix(PREFIX.rstrip("/")) if path.startswith(PREFIX) else "/none"
        )


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built column over loopback HTTP, and give its address."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX.rstrip('/')}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def address(demo: Path) -> Iterator[str]:
    """The demonstration over loopback HTTP."""
    with served(demo) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone's page: 360 px wide."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()

"""
Draws the set of pictures by which the pages are looked at, into build/screenshots/: `make screenshots`.

One page of every template, on a phone, a tablet and a desk, in elder mode, dark and high contrast, and
every sheet of its print. The demonstration is built for this; nothing of it is kept in the repository.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, Page, sync_playwright

from site_builder.cli import main as site_builder
from tests.browser.conftest import CHROMIUM, FLAGS, PROJECT, served
from tests.browser.templates import template_pages

FOLDER = PROJECT / "build/screenshots"
DAY = "2026-11-24"  # the tests' day, so that two runs draw the same
MODES = {  # name: width of the window, what the reader has chosen
    "360": (360, ""),
    "768": (768, ""),
    "1280": (1280, ""),
    "elder": (360, "elder"),
    "elder-1280": (1280, "elder"),
    "dark": (1280, "dark"),
    "contrast": (1280, "high"),
}
TALLEST = 16_000  # pixels; Chromium draws no more
SCALE = 1.0  # of a sheet: 72 dots an inch are enough to judge a page


@contextmanager
def opened(browser: Browser, width: int, words: str) -> Iterator[Page]:
    """Give a page of a reader who has chosen `words`."""
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    if words:
        context.add_init_script(f"localStorage.setItem('site-display', '{words}')")
    yield context.new_page()
    context.close()


def main() -> None:
    """Build, draw, and say where the pictures are."""
    if CHROMIUM is None:
        sys.exit("no chromium on this machine")
    shutil.rmtree(FOLDER, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site = Path(scratch) / "site"
        if site_builder(["build", "-f", str(PROJECT / "mkdocs.yml"), "-d", str(site), "--day", DAY]):
            sys.exit(1)
        wanted = sys.argv[1:] or template_pages(site)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with served(site) as address:  # the page for wrong addresses is shown by a server alone
            for mode, (width, words) in MODES.items():
                with opened(browser, width, words) as page:
                    for name in wanted:
                        _draw(page, address, name, mode)
            with opened(browser, 1280, "") as page:
                for name in wanted:
                    _print(page, address, name)
        browser.close()
    sys.stdout.write(f"{len(list(FOLDER.iterdir()))} pictures in {FOLDER}\n")


def _draw(page: Page, address: str, name: str, mode: str) -> None:
    page.goto(f"{address}/{name}")
    tall = page.evaluate("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": 0, "width": MODES[mode][0], "height": min(tall, TALLEST)}
    page.screenshot(path=_path(name, mode), full_page=True, clip=clip)  # type: ignore[arg-type]


def _print(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/{name}")
    data = page.pdf(prefer_css_page_size=True, print_background=True)
    document = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        document[number].render(scale=SCALE).to_pil().save(_path(name, f"print-{number + 1:02}"))
    document.close()


def _path(name: str, mode: str) -> Path:
    FOLDER.mkdir(parents=True, exist_ok=True)
    return FOLDER / f"{name.removesuffix('.html').replace('/', '_')}--{mode}.png"


if __name__ == "__main__":
    main()

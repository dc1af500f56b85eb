"""Write what is generated from code; see the Makefile's `accept`."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from site_builder.cli import main as site_builder
from site_builder.commands import accepted
from site_builder.output.content import accept
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.speech import READER, transcripts
from tests.rules.seeded import GOLDEN, found
from tools.conformance import WRITTEN, conformance, criteria

PROJECT = Path(__file__).resolve().parent.parent


def changed(scratch: Path) -> Iterator[Path]:
    """Write what differs, and give its paths."""
    yield from (Path(path) for path in accepted(PROJECT))
    if accept(GOLDEN, "\n".join(found(scratch)) + "\n"):
        yield GOLDEN
    if accept(WRITTEN, conformance(criteria())):
        yield WRITTEN
    if CHROMIUM is None or not READER.is_file():
        sys.stderr.write("no browser or screen reader here: what pages say is not written\n")
        return
    site = scratch / "site"
    if site_builder(["build", "-f", str(PROJECT / "mkdocs.yml"), "-d", str(site), "--day", "2026-11-24"]):
        sys.exit(1)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for path, said in transcripts(site, browser):
            if accept(path, said):
                yield path
        browser.close()


with tempfile.TemporaryDirectory() as folder:
    for path in changed(Path(folder)):
        sys.stdout.write(f"{path}\n")

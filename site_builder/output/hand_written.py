"""
The hand-written pages, which MkDocs draws: it is loaded only where one of them may come out otherwise.

They are kept as all pages are, by what they were given and what they asked. What other plugins do nobody can
tell: where there are any, MkDocs draws every time.
"""

import pickle
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment

from site_builder.model.public_site import PublicSite
from site_builder.output.drawn import Sketch
from site_builder.output.imprint import imprint_of
from site_builder.output.kept_pages import KeptPages
from site_builder.output.kept_tasks import KeptTasks
from site_builder.output.last_release import LastRelease
from site_builder.output.markdown import Rendered
from site_builder.output.page_files import same_page
from site_builder.output.sums import sha256_of
from site_builder.output.watched import Question, Watched
from site_builder.output.write import Drawing, context_of
from site_builder.pages.document import hand_written_pages
from site_builder.pages.navigation import navigation
from site_builder.pages.page import Page
from site_builder.records.source import digest
from site_builder.settings import is_ours_alone

Given = Callable[[Page, Environment], dict[str, object]]  # what the template of a page is given
Draw = Callable[[Sequence[Page], Given], dict[str, bytes]]  # gives what was drawn, by path


def write_hand_written(
    last: LastRelease,
    sketch: Sketch,
    bodies: Mapping[str, Rendered],
    theme: Path,
    *,
    kept: KeptPages,
    tasks: KeptTasks,
    draw: Draw,
) -> dict[str, frozenset[str]]:
    """Write the hand-written pages into the release after `last`; gives the documents they name, by path."""
    pages, settings = list(hand_written_pages(sketch.site)), sketch.site.settings
    config = settings.root / settings.config_file
    key = tasks.key("hand-written", _digest(config, *sorted(theme.rglob("*"))))
    there = [found for page in pages if (found := same_page(sketch, page, last, kept))]
    if len(there) == len(pages) and tasks.get(key) and is_ours_alone(config):
        for found in there:
            last.keep(found.digests)
        return {page.path: found.named for page, found in zip(pages, there, strict=True)}
    asked: dict[str, dict[Question, None]] = {}
    files = draw(pages, _given(sketch.site, bodies, asked))
    for name, data in files.items():
        last.write(name, data)
    named = {}
    for page in [page for page in pages if page.path in files.keys() & asked]:  # it may leave some out
        found = sketch.kept(page, asked[page.path], {page.path: sha256_of(last.put[page.path])})
        kept.put(page.path, pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
        named[page.path] = found.named
    if files.keys() == named.keys() and len(named) == len(pages):
        tasks.put(key, value=True)
    return named


def _given(site: PublicSite, bodies: Mapping[str, Rendered], asked: dict[str, dict[Question, None]]) -> Given:
    """Give what gives pages what they are given, and notes what each `asked`."""
    watched, links = Watched(site), navigation(site)

    def given(page: Page, env: Environment) -> dict[str, object]:
        assert page.document
        watched.asked = asked[page.path] = {}
        name, rendered = page.document.id, bodies[page.document.id]
        imprints = {name: imprint_of(page.document, watched.site, rendered)}
        drawing = Drawing(site=watched.site, env=env, bodies={name: rendered}, imprints=imprints)
        vars(drawing)["navigation"] = links  # the same for all: not asked for by each
        return context_of(page, drawing)

    return given


def _digest(*files: Path) -> bytes:
    """Give the digest of all that a template may take in."""
    told = [(str(file), digest(file)) for file in files if file.is_file()]
    return sha256(repr(told).encode("utf-8", "surrogateescape")).digest()

"""
Pages drawn by workers, or known from an earlier build to come out as they stand in the last release.

A page that is known is hard-linked from there, after its bytes were found to be those that were noted:
what someone changed on the disk is drawn again.
"""

import hashlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from jinja2 import DictLoader, Environment

from site_builder.model.public_site import PublicSite
from site_builder.output.download import Download
from site_builder.output.gathered import gathered
from site_builder.output.imprint import Imprint
from site_builder.output.kept_tasks import KeptTasks
from site_builder.output.markdown import Rendered
from site_builder.output.templates import options
from site_builder.output.watched import Digests, Question, Watched
from site_builder.output.write import Drawing, draw, write
from site_builder.pages.navigation import navigation
from site_builder.pages.page import Page
from site_builder.workers import Workers

CHUNK = 32  # pages a task
Templates = tuple[tuple[str, str], ...]
Answers = tuple[tuple[Question, bytes], ...]
Drawn = tuple[bytes, tuple[Question, ...]]


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """All that drawing needs, as values that can be sent to another machine."""

    site: PublicSite
    pages: tuple[Page, ...]
    templates: Templates = field(repr=False)
    bodies: dict[str, Rendered]
    imprints: dict[str, Imprint]
    downloads: dict[str, tuple[Download, ...]]
    catalogue: Download | None = None
    preview: bool

    def drawing(self) -> Drawing:
        """Give what one page is drawn with."""
        return Drawing(
            site=self.site, env=_environment(self.templates), bodies=self.bodies,
            imprints=self.imprints, downloads=self.downloads, catalogue=self.catalogue,
            preview=self.preview,
        )  # fmt: skip


def templates_of(env: Environment) -> Templates:
    """Give the texts of a theme's templates."""
    assert env.loader
    names = [name for name in env.list_templates() if name.endswith(".html")]
    return tuple((name, env.loader.get_source(env, name)[0]) for name in sorted(names))


@cache
def _environment(templates: Templates) -> Environment:
    return options(DictLoader(gathered(dict(templates))))


def draw_all(sketch: Sketch, numbers: tuple[int, ...]) -> tuple[Drawn, ...]:
    """Draw pages, and tell what each asked of the site; run by a worker."""
    drawing = sketch.drawing()
    links = navigation(sketch.site)
    return tuple(_drawn(sketch.pages[number], drawing, links) for number in numbers)


def _drawn(page: Page, drawing: Drawing, links: object) -> Drawn:
    watched = Watched(drawing.site)
    own = replace(drawing, site=watched.site)
    vars(own)["navigation"] = links  # the same for all: not asked for again by each
    return draw(page, own), tuple(watched.asked)


def write_pages(
    folder: Path,
    sketch: Sketch,
    *,
    before: Path | None,
    workers: Workers,
    kept: KeptTasks,
    progress: Callable[[int], None],
) -> None:
    """Write every page into `folder`; `before` is the release whose pages may be taken."""
    digests = Digests(sketch.site)
    same = digests.of((sketch.templates, sketch.preview, navigation(sketch.site), sketch.site.settings))
    keys = [_key(page, sketch, same, digests, kept) for page in sketch.pages]
    waiting = []
    for number, (page, key) in enumerate(zip(sketch.pages, keys, strict=True)):
        if not _is_taken(folder, page, before, kept.get(key), digests):
            waiting.append(number)
    progress(len(sketch.pages) - len(waiting))
    if waiting:
        for name in {sketch.pages[number].template for number in waiting}:
            _environment(sketch.templates).get_template(name)  # compiled before workers are forked
    chunks = [tuple(waiting[start : start + CHUNK]) for start in range(0, len(waiting), CHUNK)]
    for chunk, made in workers.each(draw_all, sketch, chunks):
        for number, (data, asked) in zip(chunks[chunk], made, strict=True):
            write(folder, sketch.pages[number].path, data)
            answers = tuple((question, digests.answer(question)) for question in asked)
            kept.put(keys[number], (hashlib.sha256(data).digest(), answers))
        progress(len(made))


def _key(page: Page, sketch: Sketch, same: bytes, digests: Digests, kept: KeptTasks) -> bytes:
    own: tuple[object, ...] = (sketch.catalogue,)
    if page.document:
        body, imprint = sketch.bodies.get(page.document.id), sketch.imprints.get(page.document.id)
        own = (body and (body.html, body.headings), imprint, sketch.downloads.get(page.document.id), *own)
    return kept.key("page", digests.of((same, vars(page), own)))


def _is_taken(
    folder: Path, page: Page, before: Path | None, noted: tuple[bytes, Answers] | None, digests: Digests
) -> bool:
    """Link the page from the release `before`, where it would come out the same."""
    if before is None or noted is None or any(digests.answer(q) != answer for q, answer in noted[1]):
        return False
    try:
        data = (before / page.path).read_bytes()
    except OSError:
        return False
    if hashlib.sha256(data).digest() != noted[0]:
        return False
    target = folder / page.path
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        raise FileExistsError(f"two writers for {page.path}")
    try:
        os.link(before / page.path, target)
    except OSError:  # a disk without links
        shutil.copyfile(before / page.path, target)
    return True

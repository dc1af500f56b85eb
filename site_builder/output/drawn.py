"""
Pages drawn by workers.

A document's page comes with its text file: the body is rendered where both are made.
"""

import os
import pickle
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import field, replace
from functools import cache, cached_property
from hashlib import sha256

from jinja2 import DictLoader, Environment, FileSystemLoader, TemplateError

from site_builder.artifacts.search.entry import searchable
from site_builder.model.public_site import PublicSite, url_of
from site_builder.output.bodies import rendered_or_none
from site_builder.output.bytecode import Bytecodes
from site_builder.output.download import Download
from site_builder.output.drawn_page import Drawn, KeptPage
from site_builder.output.gathered import gathered
from site_builder.output.imprint import imprint_of
from site_builder.output.kept_pages import text_bytes
from site_builder.output.last_release import LastRelease
from site_builder.output.markdown import Rendered
from site_builder.output.memory import Memory
from site_builder.output.quick_code import draw_codes
from site_builder.output.sums import Note, sha256_of
from site_builder.output.templates import options
from site_builder.output.watched import Digests, Question
from site_builder.output.write import Drawing, context_for, text_of, whole
from site_builder.pages.navigation import navigation
from site_builder.pages.page import Page
from site_builder.pattern import pattern_of
from site_builder.value import dataclass

_EXTENDS = pattern_of(r'\{% extends "([^"]+)" %\}')
_HELD = threading.local()
CHUNK = 32  # pages a task
Templates = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """
    All that drawing needs, as values that can be sent to another machine.

    `last` is the release into which workers of this machine write; others send what they drew.
    """

    site: PublicSite
    pages: tuple[Page, ...]
    templates: Templates = field(repr=False)
    downloads: dict[str, tuple[Download, ...]]
    catalogue: Download | None = None
    preview: bool
    last: LastRelease | None = None

    def drawing(self) -> Drawing:
        """Give what every page is drawn with."""
        return Drawing(
            site=self.site, env=_environment(self.templates), bodies={}, downloads=self.downloads,
            catalogue=self.catalogue, preview=self.preview,
        )  # fmt: skip

    @cached_property
    def digests(self) -> Digests:
        """The digests of values of this site."""
        return Digests(self.site)

    @cached_property
    def same(self) -> bytes:
        """The digest of what all pages follow from."""
        return self.digests.of(
            (self.templates, self.preview, navigation(self.site), self.site.settings, self.catalogue)
        )

    def key(self, page: Page) -> tuple[bytes, frozenset[str]]:
        """Give what a page follows from, but for the answers to its questions; and the documents in that."""
        downloads = self.downloads.get(page.document.id) if page.document else None
        view = dict(page.view)
        listed = view.pop("documents", ())  # what lists are made of
        digests = b"".join([d.record.digest for d in listed])
        key, named = self.digests.naming((self.same, page._replace(view=view), digests, downloads))
        return key, named.union([d.id for d in listed])

    def kept(self, page: Page, asked: Iterable[Question], digests: Mapping[str, bytes]) -> KeptPage:
        """Give what is to be kept of a page that `asked` questions, with the digests of its files."""
        key, named = self.key(page)
        answered = [(question, *self.digests.answer(question)) for question in asked]
        return KeptPage(
            key=key,
            named=named.union(*[found for _, _, found in answered]),
            digests=digests,
            answers=tuple([(question, digest) for question, digest, _ in answered]),
        )


def templates_of(env: Environment) -> Templates:
    """Give the texts of a theme's templates."""
    assert isinstance(env.loader, FileSystemLoader)
    names = {name for folder in env.loader.searchpath for name in _html_below(str(folder))}
    return tuple((name, env.loader.get_source(env, name)[0]) for name in sorted(names))


def _html_below(folder: str) -> Iterator[str]:
    """List the templates in a folder; not the ten thousand icons of Material, which are none of ours."""
    for home, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = home[len(folder) + 1 :].replace(os.sep, "/")
        yield from (f"{below}/{name}" if below else name for name in names if name.endswith(".html"))


@cache
def _environment(templates: Templates) -> Environment:
    env = options(DictLoader(gathered(dict(templates))))
    env.bytecode_cache = Bytecodes()
    return env


def bytecodes_of(templates: Templates) -> dict[str, bytes]:
    """Give what is compiled of templates; what is put there need not be."""
    bytecodes = _environment(templates).bytecode_cache
    assert isinstance(bytecodes, Bytecodes)
    return bytecodes.codes


def all_compiled(templates: Templates, names: Iterable[str]) -> dict[str, bytes]:
    """Compile templates; of a faulty one nothing is given, for whoever draws with it tells."""
    for name in names:
        with suppress(TemplateError):
            _environment(templates).get_template(name)
    return bytecodes_of(templates)


def compiled(sketch: Sketch, names: AbstractSet[str]) -> None:
    """Compile templates, and those that they extend, before workers are forked."""
    extended = {found for _, text in sketch.templates for found in _EXTENDS.findall(text)} if names else set()
    for name in sorted(names | extended):
        _environment(sketch.templates).get_template(name)


@dataclass(kw_only=True)
class _Work:
    """A page on its way; `asked` is what it asked of the site, `files` are what is made of it."""

    page: Page
    drawing: Drawing
    rendered: Rendered | None = None
    asked: dict[Question, None] = field(default_factory=dict)
    plain: str = ""
    context: dict[str, object] = field(default_factory=dict)
    text: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    notes: dict[str, Note] = field(default_factory=dict)
    drawn: Drawn = field(default_factory=Drawn)


def draw_all(sketch: Sketch, numbers: tuple[int, ...]) -> tuple[Drawn, ...]:
    """Draw pages; run by a worker."""
    memory = _memory(sketch)
    drawing = replace(sketch.drawing(), site=memory.watched.site)
    pages = [sketch.pages[number] for number in numbers]
    draw_codes([url_of(page.document, sketch.site) for page in pages if page.document])
    return draw_some(pages, sketch, drawing, memory)


def draw_some(pages: Sequence[Page], sketch: Sketch, drawing: Drawing, memory: Memory) -> tuple[Drawn, ...]:
    """
    Draw pages, and write their files where the sketch has a folder for them.

    Each step is taken for all of them before the next, so that what it runs stays at hand in the processor,
    whose nearest memory is too small for all the steps: page by page they take a fifth longer.
    """
    vars(drawing)["navigation"] = navigation(sketch.site)  # the same for all: not asked for by each
    works = [_Work(page=page, drawing=drawing) for page in pages]
    for work in works:
        if document := work.page.document:
            work.rendered = rendered_or_none(document.body, sketch.site.settings.render_seconds)
    left = [work for work in works if work.rendered or not work.page.document]
    for step in (_imprint, _say, _draw, _finish, _write, _keep):
        for work in left:
            memory.watched.asked = work.asked
            step(work, sketch, memory)
    return tuple([work.drawn for work in works])


def _imprint(work: _Work, _: Sketch, __: Memory) -> None:
    if (document := work.page.document) and (rendered := work.rendered):
        links = work.drawing.navigation
        imprint = imprint_of(document, work.drawing.site, rendered)
        work.drawing = replace(work.drawing, bodies={document.id: rendered}, imprints={document.id: imprint})
        vars(work.drawing)["navigation"] = links
        work.files[imprint.address] = imprint.text
        work.plain = searchable(rendered.plain)


def _say(work: _Work, _: Sketch, memory: Memory) -> None:
    work.context = context_for(work.page, work.drawing, memory)


def _draw(work: _Work, sketch: Sketch, _: Memory) -> None:
    try:
        work.text = text_of(work.page, work.drawing, work.context)
    except TemplateError:  # told by the place where it stands, not where macros were gathered
        env = options(DictLoader(dict(sketch.templates)))
        text_of(work.page, replace(work.drawing, env=env), work.context)
        raise


def _finish(work: _Work, _: Sketch, __: Memory) -> None:
    work.files[work.page.path] = whole(work.text, work.page, work.drawing)


def _write(work: _Work, sketch: Sketch, _: Memory) -> None:
    if sketch.last:
        work.notes = {name: sketch.last.made(name, data) for name, data in work.files.items()}


def _keep(work: _Work, sketch: Sketch, _: Memory) -> None:
    notes = work.notes
    digests = {
        name: sha256_of(notes[name]) if notes else sha256(data).digest() for name, data in work.files.items()
    }
    kept = sketch.kept(work.page, work.asked, digests)
    work.drawn = Drawn(
        kept=pickle.dumps(kept, pickle.HIGHEST_PROTOCOL), named=kept.named,
        plain=text_bytes(work.plain), notes=notes, files={} if notes else work.files,
    )  # fmt: skip


def _memory(sketch: Sketch) -> Memory:
    """Give this thread's memory of a sketch's pages; that of the sketch before is let go."""
    if getattr(_HELD, "sketch", None) is not sketch:
        _HELD.sketch, _HELD.memory = sketch, Memory(sketch.site)
    memory: Memory = _HELD.memory
    return memory

"""
Pages drawn by workers.

A document's page comes with its text file: the body is rendered where both are made.
"""

import os
import pickle
import threading
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from hashlib import sha256

from jinja2 import DictLoader, Environment, FileSystemLoader, TemplateError

from site_builder.artifacts.search.entry import searchable
from site_builder.model.public_site import PublicSite, url_of
from site_builder.output.bodies import rendered_or_none
from site_builder.output.bytecode import Bytecodes
from site_builder.output.download import Download
from site_builder.output.gathered import gathered
from site_builder.output.imprint import imprint_of
from site_builder.output.last_release import LastRelease
from site_builder.output.memory import Memory
from site_builder.output.quick_code import draw_codes
from site_builder.output.sums import Note
from site_builder.output.templates import options
from site_builder.output.watched import Digests, Question
from site_builder.output.write import Drawing, draw
from site_builder.pages.navigation import Navigation, navigation
from site_builder.pages.page import Page
from site_builder.pattern import pattern_of

_EXTENDS = pattern_of(r'\{% extends "([^"]+)" %\}')
_HELD = threading.local()
CHUNK = 32  # pages a task
Templates = tuple[tuple[str, str], ...]
Answers = tuple[tuple[Question, bytes], ...]


@dataclass(frozen=True, kw_only=True)
class KeptPage:
    """
    What is kept of a page that was drawn.

    `key` is what it followed from, `named` are the ids of the documents that it was given or asked about,
    `digests` are the SHA-256 of its files by path.
    """

    key: bytes
    named: frozenset[str]
    digests: Mapping[str, str]
    answers: Answers


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """
    What came of a page, as whoever builds is told: it keeps nearly all of that, and need not unpack it.

    `kept` is a `KeptPage`, pickled, `plain` the text of the page's own document in UTF-8. What was written
    already is in `notes`, what was not in `files`. A page whose body took too long has neither.
    """

    kept: bytes = field(default=b"", repr=False)
    named: frozenset[str] = frozenset()
    plain: bytes = field(default=b"", repr=False)
    notes: Mapping[str, Note] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)


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
        digests = b"".join(d.record.digest for d in listed)
        key, named = self.digests.naming((self.same, {**vars(page), "view": view}, digests, downloads))
        return key, named.union(d.id for d in listed)


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


def draw_all(sketch: Sketch, numbers: tuple[int, ...]) -> tuple[Drawn, ...]:
    """Draw pages; run by a worker."""
    memory = _memory(sketch)
    drawing = replace(sketch.drawing(), site=memory.watched.site)
    links = navigation(sketch.site)  # the same for all: not asked for by each
    pages = [sketch.pages[number] for number in numbers]
    draw_codes([url_of(page.document, sketch.site) for page in pages if page.document])
    return tuple(draw_one(page, sketch, drawing, links, memory) for page in pages)


def draw_one(page: Page, sketch: Sketch, drawing: Drawing, links: Navigation, memory: Memory) -> Drawn:
    """Draw a page, and write its files where the sketch has a folder for them."""
    memory.watched.asked = {}
    files, plain = {}, ""
    if document := page.document:
        rendered = rendered_or_none(document.body, sketch.site.settings.render_seconds)
        if rendered is None:
            return Drawn()
        imprint = imprint_of(document, drawing.site, rendered)
        drawing = replace(drawing, bodies={document.id: rendered}, imprints={document.id: imprint})
        files[imprint.address] = imprint.text
        plain = searchable(rendered.plain)
    vars(drawing)["navigation"] = links
    files[page.path] = draw(page, drawing, memory)
    key, named = sketch.key(page)
    answered = [(question, *sketch.digests.answer(question)) for question in memory.watched.asked]
    notes = {name: sketch.last.made(name, data) for name, data in files.items()} if sketch.last else {}
    kept = KeptPage(
        key=key,
        named=named.union(*[found for _, _, found in answered]),
        digests={
            name: notes[name][1][0] if notes else sha256(data).hexdigest() for name, data in files.items()
        },
        answers=tuple([(question, digest) for question, digest, _ in answered]),
    )
    return Drawn(
        kept=pickle.dumps(kept, pickle.HIGHEST_PROTOCOL), named=kept.named,
        plain=plain.encode("utf-8", "surrogatepass"), notes=notes, files={} if notes else files,
    )  # fmt: skip


def _memory(sketch: Sketch) -> Memory:
    """Give this thread's memory of a sketch's pages; that of the sketch before is let go."""
    if getattr(_HELD, "sketch", None) is not sketch:
        _HELD.sketch, _HELD.memory = sketch, Memory(sketch.site)
    memory: Memory = _HELD.memory
    return memory

"""A build becomes a folder of files, proved not to leak; nothing here knows MkDocs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment

from site_builder.artifacts.search.entry import searchable
from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.output.begun import Begun
from site_builder.output.bodies import rendered_bodies, too_slow
from site_builder.output.drawn import CHUNK, Sketch, bytecodes_of
from site_builder.output.hand_written import Draw, write_hand_written
from site_builder.output.imprint import Imprint, imprint_of
from site_builder.output.kept_pages import text_bytes
from site_builder.output.kept_tasks import KeptTasks
from site_builder.output.last_release import LastRelease
from site_builder.output.markdown import Rendered
from site_builder.output.page_files import kept_but, write_pages
from site_builder.output.paper.ready import check_paper
from site_builder.output.release import Proof
from site_builder.output.rest import write_rest
from site_builder.output.rest_part import Rest
from site_builder.output.scope import scope_of
from site_builder.output.seal import expect
from site_builder.output.staged import Staged
from site_builder.output.theme_files import theme_files
from site_builder.output.write import Drawing, context_of
from site_builder.pages.document import hand_written_pages
from site_builder.pages.page import Page
from site_builder.pages.site_map import NOT_FOUND
from site_builder.pipeline import Build
from site_builder.problem import Problem
from site_builder.value import dataclass
from site_builder.workers import POOL, Cluster, Workers, workers_at

if TYPE_CHECKING:
    from site_builder.output.paper.write import Papers

Progress = Callable[[str, int, int], None]  # what is done, how many of them, out of how many


@dataclass(frozen=True, kw_only=True)
class Order:
    """How a build is to be done: where its tasks run, who is told how far it is, what was begun before."""

    executor: str = POOL
    progress: Progress = lambda *_: None
    begun: Begun = field(default_factory=Begun)


@dataclass(frozen=True, kw_only=True)
class Ready:
    """
    A build that may be written: its public part, and with what the rest is made.

    `bodies` and `imprints` are those of the pages that MkDocs draws, and of what is made for paper.
    """

    build: Build
    public: PublicSite
    bodies: dict[str, Rendered]
    imprints: dict[str, Imprint]
    workers: Workers
    progress: Progress
    preview: bool

    def given(self, page: Page, env: Environment) -> dict[str, object]:
        """Give what the template of a hand-written page is given."""
        drawing = Drawing(
            site=self.public, env=env, bodies=self.bodies, imprints=self.imprints, preview=self.preview
        )
        return context_of(page, drawing)


def ready(build: Build, order: Order, *, preview: bool = False) -> tuple[Ready | None, tuple[Problem, ...]]:
    """Prepare the writing of a build; None, with all problems, where it may not be written."""
    if (public := build.public) is None:
        return None, build.problems
    check_paper(public.settings.paper)
    has_paper = bool(public.settings.paper) and not preview  # who watches a preview does not wait for it
    documents = (*public.pages, *(p for p in public.policies if p.is_normative and has_paper))
    workers = workers_at(order.executor, len(public.documents))
    advance = _counting(order.progress, "排版正文", len(documents))
    bodies, problems = rendered_bodies(
        documents, public.settings.render_seconds, workers=workers, progress=advance
    )
    if problems:
        return None, tuple(sorted([*build.problems, *problems]))
    imprints = {d.id: imprint_of(d, public, bodies[d.id]) for d in documents}
    made = Ready(
        build=build, public=public, bodies=bodies, imprints=imprints, workers=workers,
        progress=order.progress, preview=preview,
    )  # fmt: skip
    return made, build.problems


@dataclass(frozen=True, kw_only=True)
class _Pages:
    """
    The pages of a build that may come out otherwise than before, by their `numbers`.

    When they are drawn, it is known which documents are `named` on each, and whose bodies took too long.
    """

    staged: Staged
    made: Ready
    sketch: Sketch
    numbers: list[int]
    named: dict[str, frozenset[str]] = field(default_factory=dict)
    slow: list[Document] = field(default_factory=list)

    @property
    def are_few(self) -> bool:
        """Whether they are drawn sooner than workers begin."""
        return len(self.numbers) <= CHUNK

    def draw(self) -> None:
        """Draw them."""
        made, kept, last = self.made, self.staged.kept_pages, self.staged.last
        progress = _counting(made.progress, "生成页面", len(self.sketch.pages))
        named, slow = write_pages(
            last, self.sketch, numbers=self.numbers, workers=made.workers, kept=kept, progress=progress
        )
        self.named.update(named)
        self.slow.extend(slow)
        for page in made.public.pages:
            last.write(made.imprints[page.id].address, made.imprints[page.id].text)
            kept.put_text(page.id, text_bytes(searchable(made.bodies[page.id].plain)))

    def texts(self) -> Mapping[str, str]:
        """Draw them, and give the plain texts of the documents on them, by id."""
        self.draw()
        return self.staged.kept_pages.texts()

    def problems(self) -> list[Problem]:
        """Tell the bodies that took too long."""
        seconds = self.made.public.settings.render_seconds
        return sorted(too_slow(document, seconds) for document in self.slow)


def write_site(staged: Staged, made: Ready, theme: Path, draw: Draw) -> Proof:
    """
    Write all, the hand-written pages as `draw` does, and begin to search the whole of it for leaks.

    Files that come out the same stay linked from the last release. Gives how to wait for what is wrong.
    """
    last, kept, pages, site = staged.last, staged.kept, made.build.pages, made.public
    [search], kept_pages = staged.searching, staged.kept_pages
    papers = _papers(last, made) if site.settings.paper else None
    if papers and papers.problems:
        problems = sorted(papers.problems)
        return lambda: problems
    downloads = papers.downloads if papers else {}
    local = search.workers
    sketch = Sketch(
        site=site, pages=pages, templates=staged.templates, downloads=downloads,
        catalogue=papers.catalogue if papers else None, preview=False,
        last=None if isinstance(made.workers, Cluster) else last,
    )  # fmt: skip
    bytecodes = bytecodes_of(staged.templates)
    bytecodes.update(staged.bytecodes())
    scope = scope_of(made.build.site, site, sketch.same, downloads, sketch.digests)
    affected = scope.affected(kept_pages.scope, site.documents) if last.is_whole else None
    if affected is None:
        kept_pages.load()
    numbers = kept_but(last, sketch, affected)  # before workers begin: what is touched then is copied
    drawing = _Pages(staged=staged, made=made, sketch=sketch, numbers=numbers)
    if not drawing.are_few:
        drawing.draw()
    if drawing.slow:
        return drawing.problems
    rest = Rest(
        site=site, scope=scope.key, addresses=partial(addresses_of, made), plain=kept_pages, last=last,
        kept=kept, draw=drawing.texts if drawing.are_few else None,
    )  # fmt: skip

    def meanwhile() -> Iterator[None]:
        write_files(last, site, theme, kept)
        staged.keep(bytecodes)
        yield
        by_hand = write_hand_written(last, sketch, made.bodies, theme, kept=kept_pages, tasks=kept, draw=draw)
        before = None if affected is None else kept_pages.scope
        kept_pages.plan(scope.after(before, drawing.named | by_hand), staged.token)
        if affected is None:
            kept_pages.let_go([*(page.path for page in pages), *by_hand], [d.id for d in site.documents])
        expect(staged.before)

    write_rest(rest, local, meanwhile())
    if drawing.slow:
        return drawing.problems
    last.clear()
    return search.proof()


def write_files(last: LastRelease, site: PublicSite, theme: Path, kept: KeptTasks) -> None:
    """Write what is as it was given: the files of the theme, and those that belong to documents."""
    for path, data in theme_files(theme, kept):
        last.write(path, data)
    for file in (file for files in site.files.values() for file in files):
        if last.has({file.address: bytes.fromhex(file.sha256)}):
            last.keep([file.address])
        else:
            last.write(file.address, (site.settings.root / file.source).read_bytes())


def addresses_of(made: Ready) -> list[tuple[str, date | None]]:
    """Give the addresses of all pages, and the days of the documents on them."""
    pages = sorted((*made.build.pages, *hand_written_pages(made.public)), key=lambda page: page.path)
    return [
        (page.path, page.document.publish_date if page.document else None)
        for page in pages
        if page.path != NOT_FOUND
    ]


def _counting(progress: Progress, what: str, total: int) -> Callable[[int], None]:
    """Tell `progress` how many of `total` are done, as more and more are."""
    done = 0

    def advance(more: int) -> None:
        nonlocal done
        done += more
        progress(what, done, total)

    return advance


def _papers(last: LastRelease, made: Ready) -> "Papers":
    """Make the files for paper."""
    from site_builder.output.paper.write import write_papers  # noqa: PLC0415 - few columns have any

    def advance(done: int, total: int) -> None:
        made.progress("排版下载文件", done, total)

    return write_papers(last.write, made.public, made.bodies, made.imprints, progress=advance)

"""A build becomes a folder of files, proved not to leak; nothing here knows MkDocs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from site_builder.artifacts.search.index import search_index
from site_builder.artifacts.sitemap import sitemaps
from site_builder.model.public_site import PublicSite
from site_builder.output.bodies import rendered_bodies
from site_builder.output.drawn import Sketch, templates_of, write_pages
from site_builder.output.imprint import Imprint, imprints
from site_builder.output.kept_tasks import KeptTasks, kept_tasks
from site_builder.output.leak import leaks
from site_builder.output.markdown import Rendered
from site_builder.output.paper.ready import check_paper
from site_builder.output.paper.write import Papers, write_papers
from site_builder.output.search_script import search_scripts
from site_builder.output.secret import secrets_of
from site_builder.output.sums import Sums, sums_in
from site_builder.output.write import (
    SCRIPTS,
    STYLES,
    Drawing,
    copy_assets,
    copy_attachments,
    script,
    stylesheet,
    write,
)
from site_builder.pages.document import hand_written_pages
from site_builder.pages.site_map import NOT_FOUND
from site_builder.pipeline import Build
from site_builder.problem import Problem
from site_builder.workers import POOL, Cluster, Workers, workers_at

Progress = Callable[[str, int, int], None]  # what is done, how many of them, out of how many


def silent(_: str, __: int, ___: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A build that may be written: its public part, its bodies rendered, and with what the rest is made."""

    build: Build
    public: PublicSite
    bodies: dict[str, Rendered]
    imprints: dict[str, Imprint]
    workers: Workers
    kept: KeptTasks

    def drawing(self, env: Environment, *, preview: bool) -> Drawing:
        """Give what drawing a page needs."""
        return Drawing(site=self.public, env=env, bodies=self.bodies, imprints=self.imprints, preview=preview)


def ready(
    build: Build, progress: Progress = silent, executor: str = POOL
) -> tuple[Ready | None, tuple[Problem, ...]]:
    """Render the bodies; None, with all problems, where the build may not be written."""
    if build.public is None:
        return None, build.problems
    check_paper(build.public.settings.paper)
    total = len(build.public.documents)
    done = 0

    def advance(more: int) -> None:
        nonlocal done
        done += more
        progress("排版正文", done, total)

    seconds = build.public.settings.render_seconds
    workers = workers_at(executor, total)
    kept = kept_tasks(build.public.settings.root)
    bodies, problems = rendered_bodies(
        build.public.documents, seconds, workers=workers, kept=kept, progress=advance
    )
    if problems:
        return None, tuple(sorted([*build.problems, *problems]))
    made = imprints(build.public, bodies, workers, kept)
    return Ready(
        build=build, public=build.public, bodies=bodies, imprints=made, workers=workers, kept=kept
    ), build.problems


def write_site(
    folder: Path,
    made: Ready,
    env: Environment,
    theme: Path,
    progress: Progress = silent,
    *,
    preview: bool = False,
    before: Path | None = None,
) -> tuple[list[Problem], Sums]:
    """
    Write all but the hand-written pages into `folder`, then search the whole of it for leaks.

    Pages that would come out the same are linked from the release `before`. Gives the sums of all files too.
    """
    for imprint in made.imprints.values():
        write(folder, imprint.address, imprint.text)
    papers = _papers(folder, made, progress) if not preview else Papers()
    if papers.problems:
        return sorted(papers.problems), {}
    pages = made.build.pages
    done = 0

    def advance(more: int) -> None:
        nonlocal done
        done += more
        progress("生成页面", done, len(pages))

    sketch = Sketch(
        site=made.public, pages=pages, templates=templates_of(env), bodies=made.bodies,
        imprints=made.imprints, downloads=papers.downloads, catalogue=papers.catalogue,
        preview=preview,
    )  # fmt: skip
    write_pages(folder, sketch, before=before, workers=made.workers, kept=made.kept, progress=advance)
    drawn = sorted((*pages, *hand_written_pages(made.public)), key=lambda page: page.path)
    addresses = [
        (page.path, page.document.publish_date if page.document else None)
        for page in drawn
        if page.path != NOT_FOUND
    ]
    plain = {id_: body.plain for id_, body in made.bodies.items()}
    for artifact in (
        *made.build.artifacts,
        *sitemaps(made.public, addresses),
        *search_index(made.public, plain),
    ):
        write(folder, artifact.path, artifact.data)
    for path, data in search_scripts(theme).items():
        write(folder, path, data)
    write(folder, STYLES, stylesheet(theme))
    write(folder, SCRIPTS, script(theme))
    copy_assets(folder, theme)
    copy_attachments(folder, made.public)
    local = workers_at(POOL, len(pages)) if isinstance(made.workers, Cluster) else made.workers
    sums = sums_in(folder, local)
    digests = {path: row[0] for path, row in sums.items()}
    found = leaks(folder, secrets_of(made.build.site), digests, local, made.kept)
    if not found:
        made.kept.save()
    return found, sums


def _papers(folder: Path, made: Ready, progress: Progress) -> Papers:
    """Make the files for paper; an editor who watches a preview does not wait for them."""

    def advance(done: int, total: int) -> None:
        progress("排版下载文件", done, total)

    return write_papers(folder, made.public, made.bodies, made.imprints, progress=advance)

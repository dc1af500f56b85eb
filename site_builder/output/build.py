"""A build becomes a folder of files, proved not to leak; nothing here knows MkDocs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from jinja2 import Environment

from site_builder.artifacts.search.entry import searchable
from site_builder.model.public_site import PublicSite
from site_builder.output.bodies import rendered_bodies, too_slow
from site_builder.output.drawn import Sketch, templates_of, write_pages
from site_builder.output.imprint import Imprint, imprint_of
from site_builder.output.kept_tasks import KeptTasks, kept_tasks
from site_builder.output.last_release import LastRelease
from site_builder.output.leak import leaks
from site_builder.output.markdown import Rendered
from site_builder.output.paper.ready import check_paper
from site_builder.output.paper.write import Papers, write_papers
from site_builder.output.rest import write_rest
from site_builder.output.rest_part import Rest
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
    """
    A build that may be written: its public part, and with what the rest is made.

    `bodies` and `imprints` are those of the pages that MkDocs draws, and of what is made for paper.
    """

    build: Build
    public: PublicSite
    bodies: dict[str, Rendered]
    imprints: dict[str, Imprint]
    workers: Workers
    kept: KeptTasks

    def drawing(self, env: Environment, *, preview: bool) -> Drawing:
        """Give what drawing a hand-written page needs."""
        return Drawing(site=self.public, env=env, bodies=self.bodies, imprints=self.imprints, preview=preview)


def ready(
    build: Build, progress: Progress = silent, executor: str = POOL
) -> tuple[Ready | None, tuple[Problem, ...]]:
    """Prepare the writing of a build; None, with all problems, where it may not be written."""
    if (public := build.public) is None:
        return None, build.problems
    check_paper(public.settings.paper)
    for_paper = (p for p in public.policies if p.is_normative) if public.settings.paper else ()
    documents = (*public.pages, *for_paper)
    workers = workers_at(executor, len(public.documents))
    advance = _counting(progress, "排版正文", len(documents))
    bodies, problems = rendered_bodies(
        documents, public.settings.render_seconds, workers=workers, progress=advance
    )
    if problems:
        return None, tuple(sorted([*build.problems, *problems]))
    imprints = {d.id: imprint_of(d, public, bodies[d.id]) for d in documents}
    kept = kept_tasks(public.settings.root)
    return Ready(
        build=build, public=public, bodies=bodies, imprints=imprints, workers=workers, kept=kept
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

    Files that would come out the same are linked from the release `before`. Gives the sums of all files too.
    """
    papers = _papers(folder, made, progress) if not preview else Papers()
    if papers.problems:
        return sorted(papers.problems), {}
    pages, site, kept = made.build.pages, made.public, made.kept
    local = workers_at(POOL, len(pages)) if isinstance(made.workers, Cluster) else made.workers
    sums_key = kept.key("sums", b"")
    last = LastRelease(folder=before, sums=kept.get(sums_key) or {}) if before else LastRelease()
    sketch = Sketch(
        site=site, pages=pages, templates=templates_of(env), downloads=papers.downloads,
        catalogue=papers.catalogue, preview=preview, folder=folder if local is made.workers else None,
    )  # fmt: skip
    drawing = partial(
        write_pages, before=last, workers=made.workers, kept=kept,
        progress=_counting(progress, "生成页面", len(pages)),
    )  # fmt: skip
    plain, slow = drawing(folder, sketch, [n for n, page in enumerate(pages) if page.document])
    if slow:
        return sorted(too_slow(document, site.settings.render_seconds) for document in slow), {}
    for page in site.pages:
        last.write(folder, made.imprints[page.id].address, made.imprints[page.id].text)
        plain[page.id] = searchable(made.bodies[page.id].plain)
    drawing(folder, sketch, [n for n, page in enumerate(pages) if not page.document])
    rest = Rest(folder=folder, site=site, addresses=_addresses(made), plain=plain, last=last)
    write_rest(rest, local, kept)
    for path, data in search_scripts(theme).items():
        last.write(folder, path, data)
    last.write(folder, STYLES, stylesheet(theme))
    last.write(folder, SCRIPTS, script(theme))
    copy_assets(folder, theme)
    copy_attachments(folder, site)
    sums = sums_in(folder, local, last.put)
    rows = {path: row for path, (_, row) in sums.items()}
    found = leaks(folder, secrets_of(made.build.site), rows, local, kept)
    if not found:
        kept.put(sums_key, sums)
        kept.save()
    return found, rows


def _addresses(made: Ready) -> list[tuple[str, date | None]]:
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


def _papers(folder: Path, made: Ready, progress: Progress) -> Papers:
    """Make the files for paper; an editor who watches a preview does not wait for them."""

    def advance(done: int, total: int) -> None:
        progress("排版下载文件", done, total)

    return write_papers(folder, made.public, made.bodies, made.imprints, progress=advance)

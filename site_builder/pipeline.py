"""The flow up to the pages on one screen: content becomes records, a site, problems, pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from site_builder.model.assemble import TABLES, assemble
from site_builder.model.kept import Kept, KeptDocument
from site_builder.model.public_site import PublicSite, public_site
from site_builder.model.site import Site
from site_builder.model.vocabulary import FILES, OPTIONAL_FILES
from site_builder.pages.page import Page
from site_builder.problem import Problem, Severity
from site_builder.records.attachment.kept import Contents
from site_builder.records.records import Records, read_records
from site_builder.rules.judgement import attached, judge
from site_builder.settings import Settings
from site_builder.text import SPELLING
from site_builder.workers import POOL, workers_at


@dataclass(frozen=True, kw_only=True)
class Build:
    """
    All that follows from the content on a day.

    `public` is None where the content has errors: then nothing may be written, and there is nothing
    to write.
    """

    site: Site
    problems: tuple[Problem, ...]
    public: PublicSite | None = None
    pages: tuple[Page, ...] = ()
    kept: Kept = field(default_factory=Kept)


def read_site(settings: Settings, day: date) -> Site:
    """Read and model the content, without judging it."""
    return _read(settings, day, Kept())[1]


def _read(
    settings: Settings, day: date, kept: Kept, contents: Contents | None = None
) -> tuple[Records, Site, Mapping[str, KeptDocument]]:
    records = read_records(
        settings.root,
        content=settings.content_dir,
        data=settings.data_dir,
        vocabularies=FILES,
        optional=OPTIONAL_FILES,
        tables=TABLES,
        known=kept.known,
    )
    return records, *assemble(records, settings, day, kept.documents, contents)


def check(
    settings: Settings,
    day: date,
    kept: Kept | None = None,
    contents: Contents | None = None,
) -> Build:
    """
    Read, model and judge the content; makes no pages.

    What was `kept` of an earlier check saves reading and judging what did not change since; the
    problems are the same with and without it. `contents` does so for what lies inside attachments.
    """
    kept = kept or Kept()
    records, site, documents = _read(settings, day, kept, contents)
    problems, judged = judge(site, kept, workers_at(POOL, len(site.documents)))
    files = {f.path: (records.signatures[f.path], f) for f in records.files}
    keeping = Kept(documents=documents, files=files, judged=judged, attached=attached(site), spelt=kept.spelt)
    return Build(site=site, problems=problems, kept=keeping)


def run(settings: Settings, day: date, kept: Kept | None = None) -> Build:
    """Make everything that will be written, unless the content has errors; `kept` as for a check."""
    # Imported here, for a check does not need them and must answer in a second.
    from site_builder.pages.all_pages import all_pages  # noqa: PLC0415

    build = check(settings, day, kept)
    if any(problem.severity is Severity.ERROR for problem in build.problems):
        return build
    public = public_site(build.site)
    SPELLING.knew = build.kept.spelt
    pages = tuple(all_pages(public))
    keeping = replace(build.kept, spelt=dict(SPELLING.used))
    return Build(site=build.site, problems=build.problems, public=public, pages=pages, kept=keeping)

"""The whole flow on one screen: content becomes records, a site, problems, pages, artifacts."""

from dataclasses import dataclass
from datetime import date

from site_builder.artifacts.all_artifacts import all_artifacts
from site_builder.artifacts.artifact import Artifact
from site_builder.model.assemble import TABLES, assemble
from site_builder.model.public_site import PublicSite, public_site
from site_builder.model.site import Site
from site_builder.model.vocabulary import FILES
from site_builder.pages.all_pages import all_pages
from site_builder.pages.page import Page
from site_builder.problem import Problem, Severity
from site_builder.records.records import read_records
from site_builder.rules.registry import judge
from site_builder.settings import Settings


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
    artifacts: tuple[Artifact, ...] = ()


def read_site(settings: Settings, day: date) -> Site:
    """Read and model the content, without judging it."""
    records = read_records(
        settings.root,
        content=settings.content_dir,
        data=settings.data_dir,
        vocabularies=FILES,
        tables=TABLES,
    )
    return assemble(records, settings, day)


def check(settings: Settings, day: date) -> Build:
    """Read, model and judge the content; makes no pages."""
    site = read_site(settings, day)
    return Build(site=site, problems=judge(site))


def run(settings: Settings, day: date) -> Build:
    """Make everything that will be written, unless the content has errors."""
    build = check(settings, day)
    if any(problem.severity is Severity.ERROR for problem in build.problems):
        return build
    public = public_site(build.site)
    return Build(
        site=build.site,
        problems=build.problems,
        public=public,
        pages=tuple(all_pages(public)),
        artifacts=tuple(all_artifacts(public)),
    )

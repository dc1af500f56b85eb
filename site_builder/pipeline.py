"""The flow up to the pages on one screen: content becomes records, a site, problems, pages."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from datetime import date
from functools import partial
from hashlib import sha256

from site_builder.beside import Beside
from site_builder.model.assemble import assemble
from site_builder.model.half import Half
from site_builder.model.kept import Kept, KeptDocument
from site_builder.model.lists import Lists, lists_of
from site_builder.model.public_site import PublicSite, public_site
from site_builder.model.site import Site
from site_builder.pages.page import Page
from site_builder.problem import BrokenSetupError, Problem, Severity
from site_builder.records.attachment.kept import Contents
from site_builder.records.records import Records, Signature, read_records
from site_builder.rules.judgement import Judged, attached, judge
from site_builder.settings import Settings
from site_builder.text import SPELLING
from site_builder.value import dataclass
from site_builder.workers import POOL, workers_at

_Read = tuple[Records, Site, Mapping[str, KeptDocument], Lists]
Seen = Mapping[str, Signature]
Judgement = tuple[tuple[Problem, ...], Judged, bytes]  # and what tells what was judged


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

    @property
    def has_errors(self) -> bool:
        """Whether there are faults with which nothing may be written."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read_site(settings: Settings, day: date) -> Site:
    """Read and model the content, without judging it."""
    return _read(settings, day, Kept())[1]


def _read(
    settings: Settings, day: date, kept: Kept, contents: Contents | None = None, seen: Seen | None = None
) -> _Read:
    half = Half(settings)
    try:
        records = read_records(
            settings.root,
            content=settings.content_dir,
            known=replace(kept.known, seen=seen or {}),
            elsewhere=half.begin,
        )
        lists = lists_of(settings, kept.lists)
        site = assemble(records, lists, settings, day, kept.documents, contents=contents, ahead=half.result)
        return records, *site, lists
    finally:
        half.stop()


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
    read = _read(settings, day, kept, contents)
    return _judged(read, kept, _judgement(read[1], kept))


def judged_apart(settings: Settings, day: date, kept: Kept, seen: Seen) -> tuple[Site, Judgement]:
    """Read and judge the content, for a process that reads it too, and compares the two."""
    site = _read(settings, day, kept, seen=seen)[1]
    return site, _judgement(site, kept)


def _judgement(site: Site, kept: Kept) -> Judgement:
    return *judge(site, kept, workers_at(POOL, len(site.documents))), _identity(site)


def _identity(site: Site) -> bytes:
    """Tell all that was read from what may be read at another time."""
    files = sorted((path, file.sha256) for path, file in site.files.items())
    lists = (site.vocabulary, site.enterprises, site.synonyms, site.found, sorted(site.unread))
    told = repr((site.settings, site.day, files, lists)).encode("utf-8", "surrogateescape")
    digests = b"".join([d.record.digest for d in site.documents])  # of their paths, too
    return sha256(told + digests).digest()


def _judged(read: _Read, kept: Kept, judgement: Judgement) -> Build:
    (records, site, documents, lists), (problems, judged, identity) = read, judgement
    if identity != _identity(site):
        raise BrokenSetupError(f"{site.settings.content_dir} 在处理期间被修改，请重新运行")
    files = {f.path: (records.signatures[f.path], f) for f in records.files}
    keeping = Kept(
        documents=documents,
        files=files,
        judged=judged,
        attached=attached(site),
        spelt=kept.spelt,
        lists=lists,
    )
    return Build(site=site, problems=problems, kept=keeping)


def run(
    settings: Settings,
    day: date,
    kept: Kept | None = None,
    *,
    planned: Callable[[Site, PublicSite], None] | None = None,
    seen: Seen | None = None,
    judgement: Callable[[], Judgement] | None = None,
) -> Build:
    """
    Make everything that will be written, unless the content has errors; `kept` as for a check.

    `seen` are the signatures of content files, by path, where somebody looked at them a moment ago.
    Where somebody wants to be told that all is `planned`, another process judges meanwhile, unless one does
    already, for whose `judgement` one can wait: there may be errors yet.
    """
    kept = kept or Kept()
    read = _read(settings, day, kept, seen=seen)
    site = read[1]
    if planned is None:
        build = _judged(read, kept, _judgement(site, kept))
        return build if build.has_errors else _planned(build, *_plan(site, kept))
    beside = None if judgement else Beside(partial(_judgement, site, kept))
    judged = beside.result if beside else judgement
    assert judged
    try:
        plan = _plan(site, kept)
        planned(site, plan[0])
    except Exception:  # nobody can plan what has errors
        if (build := _judged(read, kept, judged())).has_errors:
            return build
        raise
    else:
        build = _judged(read, kept, judged())
    finally:
        if beside:
            beside.stop()
    return build if build.has_errors else _planned(build, *plan)


def _plan(site: Site, kept: Kept) -> tuple[PublicSite, tuple[Page, ...]]:
    # Imported here, for a check does not need them and must answer in a second.
    from site_builder.pages.all_pages import all_pages  # noqa: PLC0415

    public = public_site(site)
    SPELLING.know(kept.spelt)
    return public, tuple(all_pages(public))


def _planned(build: Build, public: PublicSite, pages: tuple[Page, ...]) -> Build:
    return replace(build, public=public, pages=pages, kept=replace(build.kept, spelt=SPELLING.told()))

"""The files for paper, made side by side, or taken from what an earlier build made."""

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import asdict, field
from multiprocessing import get_context

from site_builder.model.kinds import Document, Policy
from site_builder.model.public_site import PublicSite
from site_builder.output.download import Download
from site_builder.output.imprint import Imprint
from site_builder.output.markdown import Rendered
from site_builder.output.paper.catalogue import Catalogue, catalogue_of
from site_builder.output.paper.edition import Edition, edition_of
from site_builder.output.paper.kept import KeptPapers
from site_builder.problem import Place, Problem
from site_builder.value import dataclass

FORMS = ("pdf", "docx")
CATALOGUE = "printed-catalogue.pdf"
MISSING_GLYPH = "O104"
Made = tuple[bytes, tuple[str, ...]]  # a file, and the characters that no font could draw
Advance = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Job:
    """One file to make: of a policy, or, without one, of the whole column."""

    address: str
    content: Edition | Catalogue
    policy: Policy | None = None

    @property
    def form(self) -> str:
        """The ending of the file's name."""
        return self.address.rpartition(".")[2]


@dataclass(frozen=True, kw_only=True)
class Papers:
    """What was written: downloads by document, the catalogue, and what is wrong."""

    downloads: dict[str, tuple[Download, ...]] = field(default_factory=dict)
    catalogue: Download | None = None
    problems: tuple[Problem, ...] = ()


def made(content: Edition | Catalogue, form: str) -> Made:
    """Make one file; run in a worker."""
    if isinstance(content, Catalogue):
        from site_builder.output.paper.catalogue_pdf import catalogue_pdf  # noqa: PLC0415 - optional

        return catalogue_pdf(content)
    if form == "pdf":
        from site_builder.output.paper.edition_pdf import edition_pdf  # noqa: PLC0415 - optional

        return edition_pdf(content)
    from site_builder.output.paper.edition_word import edition_word  # noqa: PLC0415 - optional

    return edition_word(content), ()


def write_papers(
    write: Callable[[str, bytes], None],
    site: PublicSite,
    bodies: Mapping[str, Rendered],
    imprints: Mapping[str, Imprint],
    *,
    progress: Advance = lambda _, __: None,
    executor: Executor | None = None,
) -> Papers:
    """Give `write` what the settings ask for: files of normative documents, the catalogue."""
    jobs = list(_jobs(site, bodies, imprints))
    if not jobs:
        return Papers()
    if executor is None:
        with ProcessPoolExecutor(min(os.cpu_count() or 1, len(jobs)), mp_context=get_context("fork")) as pool:
            return write_papers(write, site, bodies, imprints, progress=progress, executor=pool)
    kept = KeptPapers(site.settings.root)
    downloads: dict[str, tuple[Download, ...]] = {}
    catalogue: Download | None = None
    problems: list[Problem] = []
    keys = []
    for done, (job, key, (data, missing)) in enumerate(_results(jobs, kept, executor), start=1):
        write(job.address, data)
        download = Download(address=job.address, size=len(data))
        if job.policy is None:
            catalogue = download
        else:
            downloads[job.policy.id] = (*downloads.get(job.policy.id, ()), download)
        if missing:
            problems.append(missing_glyph(job.policy, missing, site))
        else:
            keys.append(key)
        progress(done, len(jobs))
    kept.keep_only(keys)
    return Papers(downloads=downloads, catalogue=catalogue, problems=tuple(problems))


def _jobs(site: PublicSite, bodies: Mapping[str, Rendered], imprints: Mapping[str, Imprint]) -> Iterator[Job]:
    asked = site.settings.paper
    if "catalogue" in asked:  # first, for it takes longest
        yield Job(address=CATALOGUE, content=catalogue_of(site))
    forms = [form for form in FORMS if form in asked]
    for policy in site.policies if forms else ():
        if policy.is_normative:
            edition = edition_of(policy, site, bodies[policy.id], imprints[policy.id])
            for form in forms:
                yield Job(address=f"{edition.stem}.{form}", content=edition, policy=policy)


def _results(jobs: list[Job], kept: KeptPapers, executor: Executor) -> Iterator[tuple[Job, str, Made]]:
    """Give each job's file in order; what is new is made meanwhile."""
    waiting = []
    for job in jobs:
        key = kept.key(asdict(job.content), job.form)
        data = kept.load(key)
        future = None if data else executor.submit(made, job.content, job.form)
        waiting.append((job, key, data, future))
    for job, key, data, future in waiting:
        if future is None:
            assert data is not None
            yield job, key, (data, ())
            continue
        result = future.result()
        if not result[1]:
            kept.save(key, result[0])
        yield job, key, result


def missing_glyph(policy: Policy | None, missing: tuple[str, ...], site: PublicSite) -> Problem:
    """Say which characters would be empty boxes on paper, and where they stand."""
    documents = [policy] if policy else list(site.documents)
    place = next((p for d in documents for p in _places(d, missing)), documents[0].at("title"))
    return Problem(
        place=place,
        rule=MISSING_GLYPH,
        message=f"PDF 里「{''.join(missing[:10])}」会变成空框：这台电脑的字体没有这些字",
        fix="安装收字更全的中文字体，或者改用规范字",
    )


def _places(document: Document, missing: tuple[str, ...]) -> Iterator[Place]:
    """Find the characters: in the title, else in the body."""
    for character in missing:
        if character in document.title:
            yield document.at("title")
        if (found := document.body.find(character)) >= 0:
            before = document.body[:found]
            yield document.record.body_place(before.count("\n"), len(before) - before.rfind("\n"))

"""The files for paper, made side by side, or taken from what an earlier build made."""

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path

from site_builder.model.kinds import Policy
from site_builder.model.public_site import PublicSite
from site_builder.output.download import Download
from site_builder.output.imprint import Imprint
from site_builder.output.markdown import Rendered
from site_builder.output.paper.edition import Edition, edition_of
from site_builder.output.paper.kept import KeptPapers
from site_builder.problem import Problem

FORMS = ("pdf", "docx")
MISSING_GLYPH = "O104"
Made = tuple[bytes, tuple[str, ...]]  # a file, and the characters that no font could draw
Advance = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class Papers:
    """What was written: downloads by document, and what is wrong."""

    downloads: dict[str, tuple[Download, ...]]
    problems: tuple[Problem, ...]


def made(edition: Edition, form: str) -> Made:
    """Make one file; run in a worker."""
    if form == "pdf":
        from site_builder.output.paper.edition_pdf import edition_pdf  # noqa: PLC0415 - optional

        return edition_pdf(edition)
    from site_builder.output.paper.edition_word import edition_word  # noqa: PLC0415 - optional

    return edition_word(edition), ()


def write_papers(
    folder: Path,
    site: PublicSite,
    bodies: Mapping[str, Rendered],
    imprints: Mapping[str, Imprint],
    *,
    progress: Advance = lambda _, __: None,
    executor: Executor | None = None,
) -> Papers:
    """Write the files of every normative document into `folder`, beside their pages."""
    forms: list[str] = [form for form in FORMS if form in site.settings.paper]
    policies = [p for p in site.policies if p.is_normative]
    if not forms or not policies:
        return Papers(downloads={}, problems=())
    if executor is None:
        workers = min(os.cpu_count() or 1, len(policies))
        with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
            return write_papers(folder, site, bodies, imprints, progress=progress, executor=pool)
    kept = KeptPapers(site.settings.root)
    tasks = [
        (policy, edition, form)
        for policy in policies
        for edition in [edition_of(policy, site, bodies[policy.id], imprints[policy.id])]
        for form in forms
    ]
    downloads: dict[str, tuple[Download, ...]] = {}
    problems: list[Problem] = []
    keys = []
    for done, (policy, edition, form, key, result) in enumerate(_results(tasks, kept, executor), start=1):
        data, missing = result
        address = f"{edition.stem}.{form}"
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(data)
        downloads[policy.id] = (
            *downloads.get(policy.id, ()),
            Download(address=address, size=len(data)),
        )
        if missing:
            problems.append(missing_glyph(policy, missing))
        else:
            keys.append(key)
        progress(done, len(tasks))
    kept.keep_only(keys)
    return Papers(downloads=downloads, problems=tuple(problems))


def _results(
    tasks: list[tuple[Policy, Edition, str]], kept: KeptPapers, executor: Executor
) -> Iterator[tuple[Policy, Edition, str, str, Made]]:
    """Give each task's file in order; what is new is made meanwhile."""
    waiting = []
    for policy, edition, form in tasks:
        key = kept.key(asdict(edition), form)
        data = kept.load(key)
        waiting.append(
            (policy, edition, form, key, data, None if data else executor.submit(made, edition, form))
        )
    for policy, edition, form, key, data, future in waiting:
        if future is None:
            assert data is not None
            yield policy, edition, form, key, (data, ())
            continue
        result = future.result()
        if not result[1]:
            kept.save(key, result[0])
        yield policy, edition, form, key, result


def missing_glyph(policy: Policy, missing: tuple[str, ...]) -> Problem:
    """Say which characters would be empty boxes on paper."""
    shown = "".join(missing[:10])
    found = [n for n in (policy.body.find(character) for character in missing) if n >= 0]
    before = policy.body[: found[0]] if found else ""
    line, column = before.count("\n"), len(before) - before.rfind("\n")
    return Problem(
        place=policy.record.body_place(line, column) if found else policy.at("title"),
        rule=MISSING_GLYPH,
        message=f"PDF 里「{shown}」会变成空框：这台电脑的字体没有这些字",
        fix="安装收字更全的中文字体，或者改用规范字",
    )

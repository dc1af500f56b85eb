"""What the commands of `cli.py` do beyond one call: make new, explain, import, set aside."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from site_builder.artifacts.opensearch import opensearch
from site_builder.duty import duties
from site_builder.duty_report import duty_calendar, duty_json, duty_text
from site_builder.importing.importer import ImportOptions, ImportResult, import_records
from site_builder.model.generated import generated_files
from site_builder.model.kinds import KINDS
from site_builder.model.public_site import public_site
from site_builder.model.site import Site
from site_builder.output.bodies import rendered_bodies
from site_builder.output.built import read_built
from site_builder.output.content import accept, move_content, replace_files, write_content
from site_builder.output.release import back
from site_builder.output.remote.folder import published_folder
from site_builder.output.remote.publication import Progress, published, rolled_back
from site_builder.output.remote.store import store_at
from site_builder.output.sheet import sheet_of, write_sheet
from site_builder.pipeline import check, read_site
from site_builder.problem import BrokenSetupError, Problem, Severity
from site_builder.rules.build_check import BUILD_CHECKS
from site_builder.rules.closest import closest
from site_builder.rules.document import rule_page, rules_page
from site_builder.rules.registry import all_rules
from site_builder.search.exact import Asked
from site_builder.search.query import answer
from site_builder.search.report import answer_json, answer_text
from site_builder.search.shards import open_shards
from site_builder.settings import Settings
from site_builder.skeleton import Question, kind_named, questions, skeleton

Ask = Callable[[Question, str], str]  # a question, and what was wrong with the last answer


def made_new(
    settings: Settings, day: date, kind_name: str, *, answers: dict[str, str], ask: Ask | None
) -> str:
    """Write a valid skeleton of a new document, asking for what `answers` lacks; gives its path."""
    kind = kind_named(kind_name)
    if kind is None:
        names = "、".join(each.label for each in KINDS)
        raise BrokenSetupError(f"没有「{kind_name}」这一种类；可以新建：{names}")
    site = read_site(settings, day)
    given = dict(answers)
    if given.get("publisher"):
        given["publisher"] = organisation_named(given["publisher"], site)
    for question in questions(kind, site):
        if ask and question.field not in given and (answer := _answer(question, ask)):
            given[question.field] = answer
    made = skeleton(kind, site, day, answers=given)
    write_content(settings.root, [(made.path, made.text)])
    return made.path


def _answer(question: Question, ask: Ask) -> str:
    """Ask until the answer is one of the choices, or is none: an empty one leaves a placeholder."""
    hint = ""
    while True:
        answer = ask(question, hint).strip()
        if not answer or not question.must_choose or answer in question.choices:
            return answer
        near = closest(answer, question.choices)
        hint = f"「{answer}」不在可选的值里，请重新输入，直接回车以后再填{near}"


def organisation_named(name: str, site: Site) -> str:
    """Give the full name of the body that `name`, full or short, means; BrokenSetupError if none."""
    bodies = site.vocabulary.organisations
    found: str | None = next((b.name for b in bodies if name in (b.name, b.short_name)), None)
    if found is None:
        known = [body.name for body in bodies]
        raise BrokenSetupError(f"data/organisations.yml 里没有「{name}」{closest(name, known)}")
    return found


def due(settings: Settings, day: date, within: int, organisation: str | None, form: str) -> str:
    """Give what is due `within` so many days, of one `organisation` perhaps, as text, json or ics."""
    site = read_site(settings, day)
    found = duties(site, within)
    if organisation:
        body = organisation_named(organisation, site)
        found = tuple(duty for duty in found if duty.organisation == body)
    if form == "ics":
        return duty_calendar(found, day, settings.domain)
    return (duty_json if form == "json" else duty_text)(found, day)


def rule_text(number: str | None) -> str:
    """Give the page of one rule, by its number or its clause, or the list of all."""
    rules = all_rules()
    if number and (told := BUILD_CHECKS.get(number.upper())):
        return told
    if number is None:
        return "\n".join(f"{rule.number}  {rule.clause:8}  {rule.title}" for rule in rules)
    wanted = number.upper()
    found = [r for r in rules if wanted in (r.number, *r.clause.upper().split())]
    if not found:
        raise BrokenSetupError(f"没有编号为「{number}」的规则；site-builder rule 列出全部规则")
    return "\n\n".join(f"{r.number} {rule_page(r)}\n\n修改：{r.fix}" for r in found)


def imported(
    source: Path,
    into: Path,
    *,
    relations: Path | None,
    set_fields: Sequence[str],
    assign_index: str | None,
) -> ImportResult:
    """Import `source` into the folder `into`; what could not be mapped comes back as problems."""
    given = {}
    for pair in set_fields:
        name, mark, value = pair.partition("=")
        if not mark or not name or not value:
            raise BrokenSetupError(f"「{pair}」应当写作 字段=值")
        given[name] = value
    if not source.is_file():
        raise BrokenSetupError(f"没有 {source} 这个文件")
    options = ImportOptions(set_fields=given, assign_index=assign_index, relations=relations)
    result = import_records(source, options)
    write_content(into, [(file.path, file.text) for file in result.files])
    return result


def set_aside(settings: Settings, day: date, folder: Path) -> list[str]:
    """
    Move every content file that has an error to `folder`, until none is left; gives their paths.

    Moving one can make another dangle, hence the repetition. Errors in data/ stay where they are.
    """
    home = (settings.root / settings.content_dir).resolve()
    if folder.resolve().is_relative_to(home) or home.is_relative_to(folder.resolve()):
        raise BrokenSetupError(f"不能移到 {folder}：它在 {settings.content_dir}/ 里面，或者包含它")
    moved: list[str] = []
    while True:
        problems = check(settings, day).problems
        errors = {p.place.path for p in problems if p.severity is Severity.ERROR}
        faulty = sorted(e for e in errors if e.startswith(f"{settings.content_dir}/"))
        if not faulty:
            return moved
        move_content(settings.root, faulty, folder)
        moved += faulty


def searched(folder: Path, query: str, *, titles_only: bool, as_json: bool) -> str:
    """Search the built site in `folder`; gives the answer as text or JSON."""
    found = answer(open_shards(read_built(folder)), query, Asked(titles_only=titles_only))
    return answer_json(found) if as_json else answer_text(found, query)


def printed(
    settings: Settings, day: date, file: Path, into: Path, size: str
) -> tuple[Path | None, list[Problem]]:
    """Write the sheet of a document to post on a board; or tell its problems."""
    if not file.resolve().is_relative_to(settings.root) or not file.is_file():
        raise BrokenSetupError(f"{settings.root} 里没有 {file} 这个文件")
    path = file.resolve().relative_to(settings.root).as_posix()
    build = check(settings, day)
    errors = [p for p in build.problems if p.place.path == path and p.severity is Severity.ERROR]
    document = build.site.by_path.get(path)
    if errors:
        return None, errors
    if document is None:
        raise BrokenSetupError(f"{file} 不是 {settings.content_dir}/ 里的文件")
    text, problems = sheet_of(document, build.site, size)
    return (None, list(problems)) if problems else (write_sheet(into, document, text, build.site), [])


def sent_out(settings: Settings, url: str, progress: Progress, *, rollback: bool) -> str:
    """Publish the site that was built to `url`, or take the last publication back; gives what to say."""
    site = settings.root / settings.site_dir
    if "://" not in url or url.startswith("file://"):
        target = Path(url.removeprefix("file://")).absolute()
        if rollback:
            return f"已退回版本 {back(target)}"
        done = published_folder(site, target, progress)
    else:
        store = store_at(url)
        if rollback:
            return f"已退回版本 {rolled_back(store, progress).release}"
        done = published(site, store, progress)
    counts = f"传送 {done.sent} 个文件，更新 {done.changed} 个，移除 {done.removed} 个"
    return f"已发布版本 {done.release}（{counts}）"


def exported(settings: Settings, day: date, into: Path) -> tuple[list[Path], tuple[Problem, ...]]:
    """Write what an OpenSearch takes into `into`, over an earlier export; or tell the errors."""
    build = check(settings, day)
    if any(problem.severity is Severity.ERROR for problem in build.problems):
        return [], build.problems
    public = public_site(build.site)
    bodies, problems = rendered_bodies(public.documents, settings.render_seconds)
    if problems:
        return [], tuple(problems)
    plain = {name: rendered.plain for name, rendered in bodies.items()}
    return replace_files(into, opensearch(public, plain)), ()


def accepted(root: Path) -> list[str]:
    """Write every file that is generated from code, where it differs; gives their paths."""
    files = {**generated_files(), "docs/rules.md": rules_page(all_rules())}
    return [path for path, text in sorted(files.items()) if accept(root / path, text)]

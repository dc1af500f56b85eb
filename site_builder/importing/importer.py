"""A JSONL of metadata and the texts it points to become content files, and problems."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import get_origin

from site_builder.importing.body import read_body
from site_builder.importing.fault import ImportFault
from site_builder.importing.index_number import code_and_start, index_numbers
from site_builder.importing.mapping import file_id, kind_of, mapped
from site_builder.importing.relation import relations_of
from site_builder.importing.row import Row, read_rows
from site_builder.model.front_matter import Value, front_matter
from site_builder.model.kinds import Interpretation, OfficialDocument, Policy
from site_builder.problem import BrokenSetupError, Problem
from site_builder.value import dataclass

KINDS: tuple[type[OfficialDocument], ...] = (Policy, Interpretation)
# Each document has its own, so no value can be right for all; parts are written field by field.
ITS_OWN = {"record", "id", "title", "doc_no", "index_no", "summary", "interprets"}
PARTS = {"source", "contact", "attachments", "conversions"}
ORDER = (
    *("title", "publisher", "issuers", "topic", "index_no", "doc_no", "disclosure"),
    *("is_normative", "written_date", "publish_date", "effective_date", "interprets"),
)


@dataclass(frozen=True, kw_only=True)
class ContentFile:
    """A file to be written: `path` relative to the content folder."""

    path: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ImportOptions:
    """
    What the operator states.

    `set_fields` are values for all records that lack them, `assign_index` the organisation's code
    under which dated records get index numbers (`CODE` or `CODE:START`), `relations` a JSONL of
    pairs that say what an interpretation explains.
    """

    set_fields: Mapping[str, str] = field(default_factory=dict)
    assign_index: str | None = None
    relations: Path | None = None


@dataclass(frozen=True, kw_only=True)
class ImportResult:
    """What came of an import, in the order of the rows."""

    files: tuple[ContentFile, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True)
class _Draft:
    """A document on its way."""

    id: str
    kind: type[OfficialDocument]
    fields: dict[str, Value]
    body: str


def import_records(source: Path, options: ImportOptions) -> ImportResult:
    """
    Map every row of `source`; a bad row is a problem, and the import goes on.

    Only options that can't be meant raise BrokenSetupError, before anything is read. Places name
    files relative to the folder of `source`.
    """
    given = _given(options.set_fields)
    code, start = code_and_start(options.assign_index) if options.assign_index else ("", 1)
    rows, problems = read_rows(source)
    drafts: dict[str, _Draft] = {}
    lines: dict[str, int] = {}
    ids: dict[str, str] = {}
    for row in rows:
        name = file_id(row)
        if fault := _identity_fault(row, name, lines):
            problems.append(fault)
            continue
        lines[name] = row.line
        draft, found = _draft(source.parent, row, name)
        problems += found
        if draft:
            drafts[name] = draft
            ids[row.text("id")] = name
    if options.relations:
        problems += _relate(options.relations, drafts, ids)
    _fill(drafts, given)
    if options.assign_index:
        _number(drafts, code, start)
    files = tuple(_file(draft) for draft in drafts.values())
    return ImportResult(files=files, problems=tuple(sorted(problems)))


def _relate(file: Path, drafts: Mapping[str, _Draft], ids: Mapping[str, str]) -> list[Problem]:
    pairs, problems = read_rows(file)
    interpretations = {name for name, draft in drafts.items() if draft.kind is Interpretation}
    relations = relations_of(pairs, ids, interpretations)
    for name, policies in relations.policies.items():
        drafts[name].fields["interprets"] = policies
    return [*problems, *relations.problems]


def _fill(drafts: Mapping[str, _Draft], given: Mapping[str, Value]) -> None:
    for draft in drafts.values():
        for key, value in given.items():
            if key in draft.kind.model_fields:
                draft.fields.setdefault(key, value)


def _number(drafts: Mapping[str, _Draft], code: str, start: int) -> None:
    dated = [(day, draft.id) for draft in drafts.values() if (day := _day(draft))]
    for name, number in index_numbers(code, start, dated).items():
        drafts[name].fields["index_no"] = number


def _given(values: Mapping[str, str]) -> dict[str, Value]:
    given: dict[str, Value] = {}
    for key, value in values.items():
        fields = [kind.model_fields[key] for kind in KINDS if key in kind.model_fields]
        if not fields:
            raise BrokenSetupError(f"政策文件和政策解读都没有「{key}」这个字段")
        if key in ITS_OWN | PARTS:
            raise BrokenSetupError(f"「{key}」不能给所有文件设同一个值")
        is_list = get_origin(fields[0].annotation) is tuple
        given[key] = tuple(value.split("、")) if is_list else value
    return given


def _identity_fault(row: Row, name: str, lines: Mapping[str, int]) -> Problem | None:
    if not name:
        message = "没有可用作文件名的 id，没有导入"
        return ImportFault.NO_ID.at(row.path, row.line, message)
    if name in lines:
        message = f"标识「{name}」与第 {lines[name]} 行重复，没有导入"
        return ImportFault.DUPLICATE_ID.at(row.path, row.line, message)
    return None


def _draft(folder: Path, row: Row, name: str) -> tuple[_Draft | None, list[Problem]]:
    body, problems = read_body(folder, row)
    if body is None:
        return None, problems
    fields, found = mapped(row, body)
    return _Draft(id=name, kind=kind_of(row), fields=fields, body=body), problems + found


def _day(draft: _Draft) -> str:
    day = draft.fields.get("written_date") or draft.fields.get("publish_date") or ""
    return day if isinstance(day, str) else ""


def _file(draft: _Draft) -> ContentFile:
    keys = [key for key in ORDER if key in draft.fields]
    keys += [key for key in draft.fields if key not in ORDER]
    head = front_matter({key: draft.fields[key] for key in keys})
    return ContentFile(path=f"{draft.kind.folder}/{draft.id}.md", text=f"{head}\n{draft.body}\n")

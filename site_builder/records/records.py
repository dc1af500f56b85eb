"""The whole of content/ and data/ as it was written: stage 1 on one screen."""

from dataclasses import dataclass
from pathlib import Path

from site_builder.problem import Fault, Finding, Place
from site_builder.records.folder import list_files
from site_builder.records.node import Node
from site_builder.records.record import Record, read_record
from site_builder.records.source import digest, read_source
from site_builder.records.table import read_table
from site_builder.records.yaml import parse_yaml


@dataclass(frozen=True, kw_only=True)
class OtherFile:
    """A file in content/ that is not Markdown; `size` in bytes."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Records:
    """What was read: `unread` are the paths of Markdown files that could not be trusted."""

    records: tuple[Record, ...]
    vocabularies: dict[str, Node]
    tables: dict[str, list[Node]]
    files: tuple[OtherFile, ...]
    findings: tuple[Finding, ...]
    unread: tuple[str, ...]


def read_records(
    root: Path,
    *,
    content: str,
    data: str,
    vocabularies: tuple[str, ...],
    tables: dict[str, tuple[str, ...]],
) -> Records:
    """Read `content` and `data` below `root`; `tables` maps a list's file to its columns."""
    paths, findings = list_files(root, content)
    records, files, unread = [], [], []
    for path in paths:
        if not path.endswith(".md"):
            other, found = _other_file(root, path)
            files += [other] if other else []
            findings += found
            continue
        source, found = read_source(root, path)
        record = None
        if source:
            record, more = read_record(source)
            found = found + more
        findings += found
        if record:
            records.append(record)
        else:
            unread.append(path)
    nodes, more = _vocabularies(root, data, vocabularies)
    rows, most = _tables(root, data, tables)
    return Records(
        records=tuple(records),
        vocabularies=nodes,
        tables=rows,
        files=tuple(files),
        findings=(*findings, *more, *most),
        unread=tuple(unread),
    )


def _other_file(root: Path, path: str) -> tuple[OtherFile | None, list[Finding]]:
    file = root / path
    try:
        return OtherFile(path=path, size=file.stat().st_size, sha256=digest(file)), []
    except OSError as error:
        message = f"不能读取：{error.strerror}"
        return None, [Finding(place=Place(path=path), fault=Fault.IRREGULAR_FILE, message=message)]


def _vocabularies(root: Path, data: str, names: tuple[str, ...]) -> tuple[dict[str, Node], list[Finding]]:
    nodes: dict[str, Node] = {}
    findings: list[Finding] = []
    for name in names:
        path = f"{data}/{name}"
        if not (root / path).is_file():
            place = Place(path=path)
            findings.append(Finding(place=place, fault=Fault.VOCABULARY_FILE, message="缺少这个文件"))
            continue
        source, found = read_source(root, path)
        findings += found
        if source:
            node, found = parse_yaml(source.text, path, first_line=1)
            findings += found
            if node:
                nodes[name] = node
    return nodes, findings


def _tables(
    root: Path, data: str, tables: dict[str, tuple[str, ...]]
) -> tuple[dict[str, list[Node]], list[Finding]]:
    rows: dict[str, list[Node]] = {name: [] for name in tables}
    findings: list[Finding] = []
    for name, columns in sorted(tables.items()):
        path = f"{data}/lists/{name}"
        if not (root / path).is_file():
            continue
        source, found = read_source(root, path)
        findings += found
        if source:
            rows[name], found = read_table(source, columns)
            findings += found
    return rows, findings

"""The files in data/ as they were written: vocabularies, and lists with columns."""

from pathlib import Path

from site_builder.problem import Fault, Finding, Place
from site_builder.records.node import Node
from site_builder.records.source import read_source
from site_builder.records.table import read_table
from site_builder.records.yaml import parse_yaml


def read_vocabularies(
    root: Path, data: str, names: tuple[str, ...], optional: tuple[str, ...]
) -> tuple[dict[str, Node], list[Finding]]:
    """Read what lies in `data` below `root`: `names` must be there; those that are `optional` may be."""
    there = tuple(name for name in optional if (root / data / name).is_file())
    nodes: dict[str, Node] = {}
    findings: list[Finding] = []
    for name in (*names, *there):
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
            if node or not found:  # one of nothing but comments says nothing, and is read
                nodes[name] = node or Node(place=Place(path=path, line=1), value={})
    return nodes, findings


def read_tables(
    root: Path, data: str, tables: dict[str, tuple[str, ...]]
) -> tuple[dict[str, list[Node]], list[Finding]]:
    """Read the lists; `tables` maps the file of each to its columns."""
    rows: dict[str, list[Node]] = {name: [] for name in tables}
    findings: list[Finding] = []
    for name, columns in sorted(tables.items()):
        path = f"{data}/{name}"
        if not (root / path).is_file():
            continue
        source, found = read_source(root, path)
        findings += found
        if source:
            rows[name], found = read_table(source, columns)
            findings += found
    return rows, findings

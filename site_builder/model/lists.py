"""
What the files in data/ say: vocabularies and lists, which are few and rarely change.

So they are kept as they were modelled, and none is read unless one of them changed.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from site_builder.model.enterprise import EnterpriseRow
from site_builder.model.schema import RESERVED, filled_in, findings_of
from site_builder.model.synonym import SynonymRow
from site_builder.model.vocabulary import FILES, OPTIONAL_FILES, Vocabulary, vocabulary_of
from site_builder.problem import Finding
from site_builder.records.lists import read_tables, read_vocabularies
from site_builder.records.node import Node
from site_builder.records.records import Signature, signature_of
from site_builder.settings import Settings

_Row = TypeVar("_Row", bound=BaseModel)

ENTERPRISES = "lists/enterprises.csv"
SYNONYMS = "synonyms.csv"
ROWS: dict[str, type[BaseModel]] = {ENTERPRISES: EnterpriseRow, SYNONYMS: SynonymRow}
TABLES = {
    file: tuple(field.alias or name for name, field in row.model_fields.items() if name not in RESERVED)
    for file, row in ROWS.items()
}


class Lists(NamedTuple):
    """All that came of the files that had these `signatures`, by path; `nodes` are of the vocabularies."""

    signatures: Mapping[str, Signature]
    vocabulary: Vocabulary
    nodes: Mapping[str, Node]
    enterprises: tuple[EnterpriseRow, ...]
    synonyms: tuple[SynonymRow, ...]
    findings: tuple[Finding, ...]


def lists_of(settings: Settings, kept: Lists | None = None) -> Lists:
    """Give what was `kept` of the files where they are the same, and there are no others; or read them."""
    root, data = settings.root, settings.data_dir
    paths = [f"{data}/{name}" for name in (*FILES, *OPTIONAL_FILES, *TABLES)]
    signatures = {path: signature_of(f"{root}/{path}") for path in paths}
    if kept and kept.signatures == signatures:
        return kept
    nodes, found_in_nodes = read_vocabularies(root, data, FILES, OPTIONAL_FILES)
    tables, found_in_tables = read_tables(root, data, TABLES)
    vocabulary, findings = vocabulary_of(nodes)
    enterprises, found_there = _rows(tables[ENTERPRISES], EnterpriseRow)
    synonyms, found_here = _rows(tables[SYNONYMS], SynonymRow)
    return Lists(
        signatures=signatures,
        vocabulary=vocabulary,
        nodes=nodes,
        enterprises=enterprises,
        synonyms=synonyms,
        findings=(*found_in_nodes, *found_in_tables, *findings, *found_there, *found_here),
    )


def _rows(nodes: Iterable[Node], kind: type[_Row]) -> tuple[tuple[_Row, ...], list[Finding]]:
    """Model the rows of a list; one that has a fault is left out, and told."""
    rows: list[_Row] = []
    findings: list[Finding] = []
    for node in nodes:
        plain, found = filled_in(node)
        findings += found
        try:
            rows.append(kind.model_validate({**plain, "record": node}))
        except ValidationError as error:
            findings += [
                f if f.place.line == node.place.line
                else Finding(place=node.place, fault=f.fault, message=f.message)
                for f in findings_of(error, node, kind)
            ]  # fmt: skip
    return tuple(rows), findings

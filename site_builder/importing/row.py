"""One line of a JSONL, as values that can be trusted to be text."""

import json
from collections.abc import Iterator
from pathlib import Path

from site_builder.importing.clean import clean_line
from site_builder.importing.fault import ImportFault
from site_builder.problem import Problem, cause_of
from site_builder.records.source import read_source
from site_builder.value import dataclass

MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Row:
    """A JSON object and its place: `path` as problems name the file, `line` from 1."""

    path: str
    line: int
    values: dict[str, object]

    def text(self, key: str) -> str:
        """Give a value as one clean line; nothing where it is missing or no text."""
        value = self.values.get(key)
        return clean_line(value) if isinstance(value, str) else ""

    def raw(self, key: str) -> str:
        """Give a value as it stands, for paths and addresses."""
        value = self.values.get(key)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, key: str, separators: str) -> tuple[str, ...]:
        """Give a list, or a text cut at any of `separators`."""
        value = self.values.get(key)
        parts = value if isinstance(value, list) else [value]
        lines = (clean_line(part) for part in parts if isinstance(part, str))
        table = str.maketrans(dict.fromkeys(separators, separators[0]))
        pieces = (p.strip() for line in lines for p in line.translate(table).split(separators[0]))
        return tuple(dict.fromkeys(piece for piece in pieces if piece))

    def odd(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Give those of `keys` whose value is there, but is no text."""
        return tuple(k for k in keys if not isinstance(self.values.get(k), str | None))


def read_rows(file: Path) -> tuple[list[Row], list[Problem]]:
    """Read a JSONL file; a line that is no JSON object is a problem, and reading goes on."""
    try:
        source, findings = read_source(file.parent, file.name, max_bytes=MAX_BYTES, max_line=MAX_BYTES)
    except OSError as error:
        message = f"不能读取：{cause_of(error)}"
        return [], [ImportFault.BAD_ROW.at(file.name, 0, message)]
    if source is None:
        return [], [ImportFault.BAD_ROW.at(f.place.path, f.place.line, f.message) for f in findings]
    parsed = list(_parsed(file.name, source.text))
    rows = [row for row in parsed if isinstance(row, Row)]
    return rows, [problem for problem in parsed if isinstance(problem, Problem)]


def _parsed(path: str, text: str) -> Iterator[Row | Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError):
            yield ImportFault.BAD_ROW.at(path, number, "这一行不是合格的 JSON，没有导入")
            continue
        if isinstance(values, dict):
            yield Row(path=path, line=number, values=values)
        else:
            yield ImportFault.BAD_ROW.at(path, number, "这一行不是 JSON 对象，没有导入")

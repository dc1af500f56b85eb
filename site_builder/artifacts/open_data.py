"""开放数据: every data set as JSON and CSV, and the dictionary that explains their columns."""

import csv
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from site_builder.artifacts.artifact import Artifact
from site_builder.model.dataset import DATASETS, Cell, DataSet, Row
from site_builder.model.public_site import PublicSite
from site_builder.value import dataclass

FORMS = ("json", "csv")
SEPARATOR = "；"  # between the items of a list in one cell
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, kw_only=True)
class Lines:
    """Some rows of a data set, as they stand in its two files; `digest` tells them from others."""

    json: bytes
    csv: bytes
    digest: bytes


def open_data(site: PublicSite) -> Iterator[Artifact]:
    """Give two files a data set."""
    for dataset in DATASETS:
        yield from data_files(dataset, [lines_of(dataset.rows(site))])


def lines_of(rows: list[Row]) -> Lines:
    """Write rows, each on a line, so that what changed can be seen, and fast."""
    said = ",\n".join(_ENCODER.encode(row) for row in rows)
    cells = ([_text(cell) for cell in row.values()] for row in rows)
    lines, table = said.encode(), _csv(cells)
    return Lines(json=lines, csv=table, digest=sha256(lines).digest() + sha256(table).digest())


def data_files(dataset: DataSet, parts: Sequence[Lines], forms: Sequence[str] = FORMS) -> Iterator[Artifact]:
    """Give the files of a data set, from all its rows."""
    if "json" in forms:
        pieces = [piece for part in parts if part.json for piece in (b",\n", part.json)]
        data = b"".join((b"[\n", *pieces[1:], b"\n]\n"))
        yield Artifact(path=f"data/{dataset.name}.json", data=data)
    if "csv" in forms:
        head = _csv([[column.name for column in dataset.columns]])
        data = b"".join((BOM_UTF8, head, *(part.csv for part in parts)))
        yield Artifact(path=f"data/{dataset.name}.csv", data=data)


def dictionary(site: PublicSite) -> Iterator[Artifact]:
    """Give the data dictionary, in which every column of every data set is explained."""
    sets = [
        {
            "name": dataset.name,
            "title": dataset.title,
            "description": dataset.description,
            "files": [f"{dataset.name}.json", f"{dataset.name}.csv"],
            "columns": [
                {"name": c.name, "title": c.title, "description": c.description} for c in dataset.columns
            ],
        }
        for dataset in DATASETS
    ]
    said = {
        "title": f"{site.settings.site_name} 数据字典",
        "notice": site.settings.demonstration,
        "csv": f"UTF-8 编码（带 BOM），第一行是列名；一格里有多项时用「{SEPARATOR}」分开；"
        "以 = + - @ 开头的文字前面加一个单引号，防止电子表格当作公式执行",
        "datasets": sets,
    }
    yield Artifact(path="data/dictionary.json", data=_json(said))


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(rows: Iterable[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(rows)  # RFC 4180
    return stream.getvalue().encode()


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    text = SEPARATOR.join(cell) if isinstance(cell, list) else str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text

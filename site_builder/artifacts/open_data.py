"""开放数据: every data set as JSON and CSV, and the dictionary that explains their columns."""

import csv
import io
import json
from collections.abc import Iterator

from site_builder.artifacts.artifact import Artifact
from site_builder.model.dataset import DATASETS, Cell, DataSet
from site_builder.model.public_site import PublicSite

SEPARATOR = "；"  # between the items of a list in one cell
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def open_data(site: PublicSite) -> Iterator[Artifact]:
    """Give two files a data set."""
    for dataset in DATASETS:
        rows = dataset.rows(site)
        yield Artifact(path=f"data/{dataset.name}.json", data=_json_lines(rows))
        yield Artifact(path=f"data/{dataset.name}.csv", data=_csv(dataset, rows))


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


def _json_lines(rows: list[dict[str, Cell]]) -> bytes:
    """Write a list with each row on a line, so that what changed can be seen, and fast."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n".encode()


def _csv(dataset: DataSet, rows: list[dict[str, Cell]]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")  # RFC 4180
    writer.writerow([column.name for column in dataset.columns])
    for row in rows:
        writer.writerow([_text(row[column.name]) for column in dataset.columns])
    return stream.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    text = SEPARATOR.join(cell) if isinstance(cell, list) else str(cell)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text

"""Files that are made from the content model; `make accept` writes them, a test holds them true."""

import json

from pydantic import BaseModel

from site_builder.model.enterprise import EnterpriseRow
from site_builder.model.json_schema import front_matter_schema, table_schema
from site_builder.model.kinds import KINDS
from site_builder.model.part import Attachment, Contact, Conversion, Origin

PARTS: dict[str, type[BaseModel]] = {
    "attachments": Attachment,
    "contact": Contact,
    "conversions": Conversion,
    "source": Origin,
}
HEAD = """\
# 字段表

本文件由程序生成（`make accept`），请不要手工修改。写在每个文件开头两行「---」之间，一行一个字段：`字段: 值`。
日期写作「年-月-日」，如 2024-06-07；是或否写「是」「否」；多项写作 `[甲, 乙]`，或者每项一行、前面加「- 」。
"""


def generated_files() -> dict[str, str]:
    """Give the text of every generated file by its path in the project."""
    files = {f"docs/schemas/{kind.kind}.json": _json(front_matter_schema(kind)) for kind in KINDS}
    files["data/lists/enterprises.schema.json"] = _json(table_schema(EnterpriseRow))
    files["docs/fields.md"] = _manual()
    return files


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _manual() -> str:
    parts = [HEAD]
    parts += [
        f"## {kind.label}（content/{kind.folder}）\n\n{_table(kind, ('record',), ('id',))}" for kind in KINDS
    ]
    parts += [f"## {name} 的各项\n\n{_table(part)}" for name, part in PARTS.items()]
    columns = _table(EnterpriseRow, ("record",))
    parts.append(f"## 公共企事业单位清单（data/lists/enterprises.csv）的各列\n\n{columns}")
    return "\n".join(parts)


def _table(model: type[BaseModel], left_out: tuple[str, ...] = (), optional: tuple[str, ...] = ()) -> str:
    rows = ["| 字段 | 名称 | 必填 | 说明 |", "|---|---|---|---|"]
    for name, field in model.model_fields.items():
        if name not in left_out:
            must = "是" if field.is_required() and name not in optional else ""
            rows.append(f"| `{name}` | {field.title} | {must} | {field.description} |")
    return "\n".join(rows) + "\n"

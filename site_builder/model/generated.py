"""Files that are made from the content model; `make accept` writes them, a test holds them true."""

import json

from pydantic import BaseModel

from site_builder.model.enterprise import EnterpriseRow
from site_builder.model.json_schema import front_matter_schema, table_schema
from site_builder.model.kinds import KINDS
from site_builder.model.part import Attachment, Contact, Conversion, Exemption, Origin
from site_builder.model.profile import Profile
from site_builder.model.synonym import SynonymRow
from site_builder.model.withdrawal import Withdrawal

PARTS: dict[str, type[BaseModel]] = {
    "attachments": Attachment,
    "contact": Contact,
    "conversions": Conversion,
    "exemptions": Exemption,
    "source": Origin,
}
HEAD = """\
# 字段表

本文件由程序生成（`make accept`），请不要手工修改。写在每个文件开头两行「---」之间，一行一个字段：`字段: 值`。
日期写作「年-月-日」，如 2024-06-07；是或否写「是」「否」；多项写作 `[甲, 乙]`，或者每项一行、前面加「- 」。
"""
PROFILE_HEAD = """\
# 地方规定

本文件由程序生成（`make accept`），请不要手工修改。各省、各县规定不同的数字写在
`data/profile.yml` 里，只写与默认不同的；默认是山东省的规定。
规则的轻重和开关写在 `mkdocs.yml` 的 `severities` 里，见[检查规则](rules.md)。
"""


def generated_files() -> dict[str, str]:
    """Give the text of every generated file by its path in the project."""
    files = {f"docs/schemas/{kind.kind}.json": _json(front_matter_schema(kind)) for kind in KINDS}
    files["data/lists/enterprises.schema.json"] = _json(table_schema(EnterpriseRow))
    files["data/synonyms.schema.json"] = _json(table_schema(SynonymRow))
    files["docs/fields.md"] = _manual()
    files["docs/profile.md"] = _profile()
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
    parts.append(f"## 同义词（data/synonyms.csv）的各列\n\n{_table(SynonymRow, ('record',))}")
    parts.append(f"## 撤下和移走的信息（data/withdrawals.yml）的各项\n\n{_table(Withdrawal)}")
    return "\n".join(parts)


def _profile() -> str:
    parts = [PROFILE_HEAD]
    for name, field in Profile.model_fields.items():
        rows = ["| 设置 | 名称 | 默认 | 说明 |", "|---|---|---|---|"]
        for key, own in type(field.default).model_fields.items():
            value = own.default
            shown = "、".join(map(str, value)) if isinstance(value, tuple) else f"`{_said(value)}`"
            rows.append(f"| `{key}` | {own.title} | {shown} | {own.description} |")
        parts.append(f"## {name}：{field.title}\n\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def _said(value: object) -> object:
    return {True: "是", False: "否"}[value] if isinstance(value, bool) else value


def _table(model: type[BaseModel], left_out: tuple[str, ...] = (), optional: tuple[str, ...] = ()) -> str:
    rows = ["| 字段 | 名称 | 必填 | 说明 |", "|---|---|---|---|"]
    for name, field in model.model_fields.items():
        if name not in left_out:
            must = "是" if field.is_required() and name not in optional else ""
            rows.append(f"| `{field.alias or name}` | {field.title} | {must} | {field.description} |")
    return "\n".join(rows) + "\n"

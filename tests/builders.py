"""The smallest valid things, varied by tests: documents, sites, folders."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from site_builder.model.assemble import FOLDERS
from site_builder.model.kinds import (
    CatalogueItem,
    Document,
    HandWrittenPage,
    Interpretation,
    Policy,
)
from site_builder.model.public_site import PublicSite, public_site
from site_builder.model.site import Site
from site_builder.model.vocabulary import Vocabulary, vocabulary_of
from site_builder.problem import Place
from site_builder.records.node import Node
from site_builder.records.record import Record
from site_builder.records.yaml import parse_yaml
from site_builder.settings import Settings

DAY = date(2026, 11, 24)
CODE = "11379900MB00000013"  # an invented body; its check character is right

TOPICS = """\
topics:
  - {id: education, label: 教育, primary: 是}
  - {id: housing, label: 住房}
  - {id: general, label: 综合政务}
"""
ORGANISATIONS = f"""\
organisations:
  - id: office
    name: 示例区人民政府办公室
    short_name: 区政府办公室
    kind: 部门
    code: {CODE}
"""
VOCABULARIES = """\
genres: [通知, 意见, 公告]
audiences: [老年人, 学生]
forms: [文字, 图解]
art20:
  - {number: 1, label: 规范性文件, none: 本机关没有这类信息}
  - {number: 2, label: 机关职能, none: 本机关没有这类信息}
sectors:
  - {id: water, label: 供水, handling: 由主管部门受理}
enterprise_categories: [国有企业]
fields:
  - {id: compulsory-education, label: 义务教育}
channels: [政府网站, 公开查阅点]
levels: [县级, 乡级]
"""
DATA = {
    "data/topics.yml": TOPICS,
    "data/organisations.yml": ORGANISATIONS,
    "data/vocabularies.yml": VOCABULARIES,
    "data/profile.yml": "profile: {website: {outbound_hosts: [gov.cn, example]}}\n",
}
PROJECT = Path(__file__).resolve().parent.parent
# Complete, so that W801 has nothing to say. A site of one document has blank columns: W805 is off.
PLUGINS = """\
plugins:
  - site_builder:
      region: 示例区
      demonstration: 演示内容
      organiser: 示例区人民政府办公室
      phone: "12345"
      site_id_code: "3799000001"
      icp: 演示站点，未备案
      police_filing: 演示站点，未备案
      column_description: 示例区各级行政机关主动公开的政府信息
      column_keywords: 政府信息公开,示例区
      severities: {W805: "off"}
"""
MKDOCS = f"""\
site_name: 示例区政府信息公开
site_url: https://www.example.gov.cn/
docs_dir: content
theme: {{name: material, custom_dir: {PROJECT / "theme"}}}
{PLUGINS}"""

# The body of an interpretation that says what it must, in five headings.
INTERPRETATION = """\
## 背景依据

为了方便群众办事，减少跑腿。

## 主要内容

一共三条，写明谁办、怎么办、几天办完。

## 享受条件

住在本区、没有享受同类待遇的人都可以申请。

## 注意事项

带身份证，不用开证明。

## 解读机关和咨询电话

示例区人民政府办公室，电话 12345。
"""

_COMMON = {"publisher": "示例区人民政府办公室", "topic": "教育", "disclosure": "主动公开"}
_OFFICIAL = {**_COMMON, "written_date": "2024-03-01", "publish_date": "2024-03-04"}
SMALLEST: dict[type[Document], dict[str, Any]] = {
    Policy: {**_OFFICIAL, "is_normative": "否"},
    Interpretation: {**_OFFICIAL, "form": "文字"},
    CatalogueItem: {
        **_COMMON,
        "publish_date": "2024-03-04",
        "serial": "1",
        "field": "义务教育",
        "level1": "招生管理",
        "level2": "招生范围",
        "required_elements": ["学区划分"],
        "basis": ["《政府信息公开条例》"],
        "deadline": "20个工作日内",
        "channels": ["政府网站"],
        "for_everyone": "是",
        "levels": ["县级"],
    },
    HandWrittenPage: {**_COMMON, "publish_date": "2024-03-04", "section": "about"},
}


def normative(number: int = 1) -> dict[str, str]:
    """Give what a normative document has on top of the smallest policy, that of `number`."""
    return {
        "is_normative": "是",
        "doc_no": f"示政发〔2024〕{number}号",
        "registration_no": f"SDDR-2024-{number:07}",
        "effective_date": "2024-04-15",
        "expire_date": "2029-04-14",
    }


def smallest(kind: type[Document], number: int = 1) -> dict[str, Any]:
    """Give the front matter of a smallest valid document of `kind`, its `number`-th."""
    fields = {"title": f"示例文件{number}", **SMALLEST[kind]}
    if kind in (Policy, Interpretation):
        fields["index_no"] = f"{CODE}/2024-{number:05}"
    return fields


def a_document(kind: type[Document], id: str = "a", body: str = "正文。", **fields: Any) -> Document:
    """Make a document of `kind`; a field given as None is left out."""
    number = sum(ord(c) * 31**n for n, c in enumerate(id)) % 99999
    values = {**smallest(kind, number), **fields}
    plain = {key: value for key, value in values.items() if value is not None}
    path = f"content/{kind.folder}/{id}.md"
    node = Node(
        place=Place(path=path, line=2),
        value={key: Node(place=Place(path=path, line=2 + n), value=str(value))
               for n, (key, value) in enumerate(plain.items())},
        keys=tuple(Place(path=path, line=2 + n) for n in range(len(plain))),
    )  # fmt: skip
    digest, front = (sha256(repr(parts).encode()).digest() for parts in ((path, plain, body), (path, plain)))
    record = Record(path=path, node=node, body=body, body_line=len(plain) + 3, digest=digest, front=front)
    return kind.model_validate({**plain, "id": id, "record": record})


def a_policy(id: str = "a", **fields: Any) -> Policy:
    """Make a policy that is valid and public."""
    document = a_document(Policy, id, **fields)
    assert isinstance(document, Policy)
    return document


def an_interpretation(id: str = "b", *, of: str = "a", **fields: Any) -> Interpretation:
    """Make an interpretation of the policy `of`."""
    document = a_document(Interpretation, id, **{"interprets": [of], **fields})
    assert isinstance(document, Interpretation)
    return document


def the_vocabulary() -> Vocabulary:
    """Give the smallest vocabulary."""
    nodes: dict[str, Node] = {}
    for path, text in DATA.items():
        node, findings = parse_yaml(text, path, first_line=1)
        assert node
        assert not findings
        nodes[Path(path).name] = node
    vocabulary, findings = vocabulary_of(nodes)
    assert not findings, findings
    return vocabulary


def the_settings(root: Path = Path("/nowhere"), **values: Any) -> Settings:
    """Give settings for a site in `root`."""
    return Settings(
        **{
            "root": root, "site_name": "示例区政府信息公开", "region": "示例区",
            "site_url": "https://www.example.gov.cn/", "demonstration": "演示内容", **values,
        }
    )  # fmt: skip


def a_site(*documents: Document, day: date = DAY, **values: Any) -> Site:
    """Make a site of documents."""
    return Site(
        **{"settings": the_settings(), "vocabulary": the_vocabulary(), **values},
        documents=documents,
        day=day,
    )


def a_public_site(*documents: Document, **values: Any) -> PublicSite:
    """Make the public part of a site of documents."""
    return public_site(a_site(*documents, **values))


def front_matter(fields: Mapping[str, Any]) -> str:
    """Write fields as front matter; None leaves a field out, values are written as they are."""
    lines = []
    for key, value in fields.items():
        if value is None:
            continue
        text = f"[{', '.join(value)}]" if isinstance(value, (list, tuple)) else value
        lines.append(f"{key}: {text}")
    return "---\n" + "\n".join(lines) + "\n---\n"


def a_file(path: str, body: str = "正文。\n", number: int = 1, **fields: Any) -> str:
    """Write the text of a smallest valid content file for `path`, with `fields` on top."""
    kind = FOLDERS[path.split("/")[1]]
    return front_matter({**smallest(kind, number), **fields}) + body


def write_site(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a whole small site: mkdocs.yml, data/ and `files` on top of them."""
    everything: dict[str, str | bytes] = {"mkdocs.yml": MKDOCS, **DATA, **files}
    for name, data in everything.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return root

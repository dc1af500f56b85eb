"""Vocabularies: topics, organisations and word lists, which are data, never code."""

from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from site_builder.model.profile import Profile
from site_builder.model.schema import findings_of
from site_builder.model.types import CreditCode, Identifier, Number, Text, Texts, YesNo, many
from site_builder.model.withdrawal import Withdrawal
from site_builder.model.working_year import WorkingYear
from site_builder.problem import Fault, Finding, Place
from site_builder.records.node import Node

FILES = ("topics.yml", "organisations.yml", "vocabularies.yml", "profile.yml")
OPTIONAL_FILES = ("working_days.yml", "withdrawals.yml")


class _Entry(BaseModel):
    """One row of a vocabulary."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Topic(_Entry):
    """主题: `category` is the pair of classes of the national scheme, such as 科技、教育/教育."""

    id: Identifier
    label: Text
    category: Text | None = Field(default=None, alias="class")
    description: Text | None = None
    primary: YesNo = False


class Organisation(_Entry):
    """发布机构: `code` is its unified social credit code, the prefix of its index numbers."""

    id: Identifier
    name: Text
    short_name: Text
    kind: Text
    code: CreditCode
    address: Text | None = None
    hours: Text | None = None
    phone: Text | None = None
    duties: Text | None = None


class Head(_Entry):
    """One of the fifteen heads of 条例 article 20; `none` is printed where a body has nothing."""

    number: Number
    label: Text
    none: Text


class Sector(_Entry):
    """领域 of public enterprises (条例 art 55): `handling` says how a complaint is handled."""

    id: Identifier
    label: Text
    basis: Text | None = None
    handling: Text | None = None


class CatalogueField(_Entry):
    """试点领域 of the standard catalogue."""

    id: Identifier
    label: Text


class Vocabulary(_Entry):
    """All vocabularies of one column."""

    topics: many(Topic)  # type: ignore[valid-type]
    organisations: many(Organisation)  # type: ignore[valid-type]
    genres: Texts
    audiences: Texts
    forms: Texts
    art20: many(Head)  # type: ignore[valid-type]
    sectors: many(Sector)  # type: ignore[valid-type]
    enterprise_categories: Texts
    fields: many(CatalogueField)  # type: ignore[valid-type]
    channels: Texts
    levels: Texts
    profile: Profile = Profile.model_construct()
    working_days: many(WorkingYear) = ()  # type: ignore[valid-type]
    withdrawals: many(Withdrawal) = ()  # type: ignore[valid-type]

    def organisation(self, name: str) -> Organisation | None:
        """Give the organisation with that full name."""
        return self._by_name.get(name)

    def topic(self, label: str) -> Topic | None:
        """Give the topic with that label."""
        return self._by_label.get(label)

    @cached_property
    def _by_name(self) -> dict[str, Organisation]:
        return {body.name: body for body in reversed(self.organisations)}  # the first of a name wins

    @cached_property
    def _by_label(self) -> dict[str, Topic]:
        return {topic.label: topic for topic in reversed(self.topics)}


_NOTHING: dict[str, Any] = {
    **dict.fromkeys(Vocabulary.model_fields, ()),
    "profile": Profile.model_construct(),
}
EMPTY = Vocabulary.model_construct(None, **_NOTHING)  # what is left when a file can't be read


def vocabulary_of(nodes: dict[str, Node]) -> tuple[Vocabulary, list[Finding]]:
    """Make the vocabulary from the root nodes of its files; EMPTY where they cannot be trusted."""
    merged: dict[str, Node] = {}
    shapeless = []
    for name, node in nodes.items():
        if isinstance(node.value, dict):
            merged |= node.value
        else:
            shapeless.append(_shapeless(name, node))
    if shapeless or not nodes.keys() >= set(FILES):
        return EMPTY, shapeless  # the file that can't be read is told already
    plain = {key: node.plain() for key, node in merged.items()}
    try:
        vocabulary = Vocabulary.model_validate(plain)
    except ValidationError as error:
        home = next(iter(nodes.values())).place if nodes else Place(path="data")
        root = Node(place=home, value=merged, keys=tuple(n.place for n in merged.values()))
        faulty = {str(fault["loc"][0]) for fault in error.errors() if fault["loc"]}
        return _rest({key: value for key, value in plain.items() if key not in faulty}), [
            Finding(place=f.place, fault=Fault.VOCABULARY_FILE, message=f.message)
            for f in findings_of(error, root, Vocabulary)
        ]
    return vocabulary, _doubles(vocabulary, merged)


def _shapeless(name: str, node: Node) -> Finding:
    """Say that a file has no names for what it lists: nothing of it would be known."""
    key = PurePosixPath(name).stem
    message = f"最外层应当是「名称: 内容」；这个文件缺少名称，如单独一行「{key}:」，它下面的各行缩进两格"
    return Finding(place=Place(path=node.place.path, line=1), fault=Fault.VOCABULARY_FILE, message=message)


def _rest(plain: dict[str, Any]) -> Vocabulary:
    """Give what is left without the faulty parts, so that one slip raises no other problem."""
    try:
        return Vocabulary.model_validate(plain)
    except ValidationError:
        return EMPTY


# In each list these must be unlike in all entries; an id is the end of an address.
UNIQUE = (
    ("topics", ("id", "label")),
    ("organisations", ("id", "name", "code")),
    ("sectors", ("id", "label")),
    ("fields", ("id", "label")),
    ("art20", ("number",)),
    ("working_days", ("year",)),
    ("withdrawals", ("address",)),
)
RESERVED = "index"  # `topics/index.html` and its like are lists


def _doubles(vocabulary: Vocabulary, merged: dict[str, Node]) -> list[Finding]:
    findings = []
    for name, keys in UNIQUE:
        for key in keys:
            seen = {RESERVED} if key == "id" else set()
            for number, row in enumerate(getattr(vocabulary, name)):
                value = getattr(row, key)
                if value in seen:
                    message = f"{name} 里的 {key} 不能再用「{value}」"
                    place = merged[name].at((number, key))
                    found = Finding(place=place, fault=Fault.VOCABULARY_FILE, message=message)
                    findings.append(found)
                seen.add(value)
    return findings

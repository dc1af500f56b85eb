"""One row of the synonyms: how people call a thing, and what documents call it."""

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from site_builder.model.part import a
from site_builder.model.types import Text
from site_builder.problem import Place


class Direction(StrEnum):
    """Whether documents use both words (双向), or only the formal one is worth a search (单向)."""

    ONE_WAY = "单向"
    BOTH_WAYS = "双向"


class SynonymRow(BaseModel):
    """同义词: who searches for `spoken` is searched for `formal` as well, and is told so."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    record: SkipJsonSchema[Any] = Field(exclude=True, repr=False)
    spoken: Text = a("俗称", "群众的说法，如「低保」", default=..., alias="俗称", min_length=2)
    formal: Text = a("规范名", "文件里的说法，如「最低生活保障」", default=..., alias="规范名", min_length=2)
    category: Text = a("类别", "便于编辑查找的分类，如「社会救助」", default=..., alias="类别")
    source: Text = a("来源", "写明规范名的法律法规，或者「自拟」", default=..., alias="来源")
    direction: Direction = a("方向", "单向：搜俗称时也搜规范名；双向：反过来也搜", default=..., alias="方向")

    def at(self, *path: str | int) -> Place:
        """Give the place of a cell, by the name of its column."""
        place: Place = self.record.at(path)
        return place


def aliases(rows: tuple[SynonymRow, ...]) -> dict[str, tuple[str, ...]]:
    """Map each word that a reader may type to the words that are searched for beside it."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        pairs = [(row.spoken, row.formal)]
        if row.direction is Direction.BOTH_WAYS:
            pairs.append((row.formal, row.spoken))
        for word, other in pairs:
            found[word] = (*found.get(word, ()), other)
    return found

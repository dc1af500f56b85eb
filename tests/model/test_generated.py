"""Schemas and field tables are what the model says, and say what the model takes."""

from typing import Any

import jsonschema
import pytest

from site_builder.model.generated import generated_files
from site_builder.model.json_schema import front_matter_schema
from site_builder.model.kinds import KINDS, Document, Policy
from site_builder.records.record import read_record
from site_builder.records.source import read_source
from tests.builders import PROJECT, smallest


@pytest.mark.parametrize("path", generated_files())
def test_generated_files_are_up_to_date(path: str) -> None:
    """`make accept` was run after the last change of the model."""
    assert generated_files()[path] == (PROJECT / path).read_text("utf-8")


def plain(value: Any) -> Any:
    """Give builder's values as a file has them: text and lists of text."""
    return list(value) if isinstance(value, (list, tuple)) else str(value)


@pytest.mark.parametrize("kind", KINDS)
def test_the_smallest_document_fits_its_schema(kind: type[Document]) -> None:
    """What the model takes, an editor's schema takes."""
    fields = {key: plain(value) for key, value in smallest(kind).items()}
    if kind.kind == "interpretation":
        fields["interprets"] = ["a"]

    jsonschema.validate(fields, front_matter_schema(kind))


@pytest.mark.parametrize(
    "change",
    [{"unknown": "x"}, {"written_date": "2024年3月1日"}, {"is_normative": "true"}, {"title": None}],
)
def test_the_schema_refuses_what_the_model_refuses(change: dict[str, Any]) -> None:
    """An editor's program marks the fault while it is typed."""
    fields = {**{k: plain(v) for k, v in smallest(Policy).items()}, **change}
    fields = {key: value for key, value in fields.items() if value is not None}

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(fields, front_matter_schema(Policy))


def test_the_demonstration_fits_the_schemas() -> None:
    """Every front matter in content/ is valid by its kind's schema."""
    count = 0
    for kind in KINDS:
        schema = front_matter_schema(kind)
        for path in sorted((PROJECT / "content" / kind.folder).glob("*.md")):
            source, _ = read_source(PROJECT, path.relative_to(PROJECT).as_posix())
            assert source
            record, _ = read_record(source)
            assert record
            jsonschema.validate(record.node.plain(), schema)
            count += 1

    assert count >= 60

"""The front matter's JSON Schema and the lists' Table Schema, made from the content model."""

import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from site_builder.model.document_number import DocumentNumber
from site_builder.model.kinds import Document

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = r"^\d{4}-\d{2}-\d{2}$"
NUMBER = r"^-?\d+$"
Schema = dict[str, Any]
# What a type of pydantic's looks like in a file, where every scalar is text (design D2).
_SCALARS: dict[str, Schema] = {
    "date": {"type": "string", "pattern": DAY},
    "bool": {"enum": ["是", "否"]},
    "int": {"type": "string", "pattern": NUMBER},
    "str": {"type": "string", "minLength": 1},
    "DocumentNumber": {"type": "string", "minLength": 4},
}


def front_matter_schema(kind: type[Document]) -> Schema:
    """Give the JSON Schema of what an editor writes for one kind."""
    schema = _object(kind, left_out=("record",))
    schema["required"] = [name for name in schema["required"] if name != "id"]
    return {"$schema": DIALECT, "title": kind.label, **schema}


def table_schema(row: type[BaseModel]) -> Schema:
    """Give the Table Schema (Frictionless Data) of a CSV list."""
    fields = []
    for name, field in row.model_fields.items():
        if name == "record":
            continue
        schema, constraints = _type(field.annotation), {"required": field.is_required()}
        if "enum" in schema:
            constraints["enum"] = schema["enum"]
        fields.append(
            {
                "name": field.alias or name,
                "title": field.title,
                "description": field.description,
                "type": "date" if schema.get("pattern") == DAY else "string",
                "constraints": constraints,
            }
        )
    return {"fields": fields, "missingValues": [""]}


def _object(model: type[BaseModel], left_out: tuple[str, ...] = ()) -> Schema:
    fields = {n: f for n, f in model.model_fields.items() if n not in left_out}
    return {
        "type": "object",
        "properties": {name: _field(field) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.is_required()],
        "additionalProperties": False,
    }


def _field(field: FieldInfo) -> Schema:
    said = {"title": field.title, "description": field.description}
    return {**{key: value for key, value in said.items() if value}, **_type(field.annotation)}


def _type(annotation: object) -> Schema:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(arguments[0])
    if origin in (Union, types.UnionType):
        [inner] = [argument for argument in arguments if argument is not type(None)]
        return _type(inner)
    if origin is tuple:
        return {"type": "array", "items": _type(arguments[0])}
    assert isinstance(annotation, type)
    if issubclass(annotation, BaseModel):
        return _object(annotation)
    members = getattr(annotation, "__members__", None)
    if members:
        return {"enum": [member.value for member in members.values()]}
    name = DocumentNumber.__name__ if annotation is DocumentNumber else annotation.__name__
    return dict(_SCALARS[name])

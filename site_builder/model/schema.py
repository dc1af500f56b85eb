"""What pydantic says of bad values, as findings with a place and in Chinese."""

from collections.abc import Callable
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from site_builder.problem import Fault, Finding, Place
from site_builder.records.node import Node

RESERVED = ("record", "kind")
_FAULTS = {fault.value: fault for fault in Fault}


def findings_of(error: ValidationError, node: Node, model: type[BaseModel]) -> list[Finding]:
    """Turn every error of one validation into a finding at its place in `node`."""
    return [_finding(detail, node, model) for detail in error.errors(include_url=False)]


def _finding(detail: ErrorDetails, node: Node, model: type[BaseModel]) -> Finding:
    path = tuple(step for step in detail["loc"] if isinstance(step, (str, int)))
    key = str(path[-1]) if path else ""
    name = title_of(model, path)
    place = node.at(path)
    match detail["type"]:
        case "missing":
            fault, message = Fault.MISSING_FIELD, f"缺少{name}（{key}）"
            place = _missing(path, node)
        case "extra_forbidden":
            fault, message = Fault.UNKNOWN_FIELD, f"没有「{key}」这个字段"
            place = node.key_at(path)
        case kind if kind in _FAULTS:
            fault, message = _FAULTS[kind], detail["msg"]
            place = place if path else _whole(fault, node)
        case _:
            fault, message = Fault.FIELD_VALUE, f"{name}{_said(detail)}"
    return Finding(place=place, fault=fault, message=message)


def _whole(fault: Fault, node: Node) -> Place:
    """Point at the field that fields contradict together, or above all of them."""
    names = ("ground", "disclosure") if fault is Fault.GROUND else ()
    return next((node.at((name,)) for name in names if node.child(name)), _beginning(node.place))


def _missing(path: tuple[str | int, ...], node: Node) -> Place:
    """Point at the key that stands there without a value, at the group, or above all the fields."""
    if len(path) > 1:
        return node.at(path[:-1])
    return node.key_at(path) if node.child(path[0]) else _beginning(node.place)


def _beginning(place: Place) -> Place:
    """Point at the fence above the fields, for what is missing has no place of its own."""
    return Place(path=place.path, line=max(1, place.line - 1), column=1, length=3)


# What pydantic finds, in words that follow a field's name.
_SAID: dict[str, Callable[[str, dict[str, Any]], str]] = {
    "enum": lambda value, context: (
        f"「{value}」不在可用的值之内：{_options(context['expected'])}；含义见 docs/fields.md"
    ),
    "string_too_long": lambda value, context: (
        f"有 {context['length']} 个字，超过 {context['max_length']} 个字的上限" if value else ""
    ),
    "string_type": lambda value, _: "应当是文字" if value else "是空的",
    "string_too_short": lambda value, context: (
        f"「{value}」太短，至少要 {context['min_length']} 个字" if value else "是空的"
    ),
    "tuple_type": lambda *_: "应当写成列表",
    "too_short": lambda _, context: f"至少要有 {context['min_length']} 项",
    "model_type": lambda *_: "应当写成「字段: 值」的一组",
    "model_attributes_type": lambda *_: "应当写成「字段: 值」的一组",
    "dict_type": lambda *_: "应当写成「字段: 值」的一组",
}
SHOWN = 40  # characters of a value; more would bury the message


def _said(detail: ErrorDetails) -> str:
    value = str(detail["input"] or "")
    shown = value if len(value) <= SHOWN else value[:SHOWN] + "…"
    say = _SAID.get(detail["type"])
    context = {**detail.get("ctx", {}), "length": len(value)}
    return say(shown, context) if say else f"「{shown}」不合格"


def _options(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", "、").replace(", ", "、")


def title_of(model: type[BaseModel], path: tuple[str | int, ...]) -> str:
    """Give the Chinese name of the field at `path`, or the last key where it has none."""
    name, current = "", model
    for step in path:
        field = current.model_fields.get(str(step)) if isinstance(step, str) else None
        if field is None:
            continue
        name = field.title or name
        inner = [t for t in _types(field.annotation) if isinstance(t, type)]
        current = next((t for t in inner if issubclass(t, BaseModel)), current)
    return name or str(path[-1] if path else "")


def _types(annotation: object) -> list[object]:
    found = [annotation]
    for inner in get_args(annotation):
        found.extend(_types(inner))
    return found


def filled_in(node: Node) -> tuple[dict[str, object], list[Finding]]:
    """Give the fields that are filled in; a name that models keep for themselves is unknown."""
    plain = {key: value for key, value in node.plain().items() if value is not None}
    findings = [
        Finding(
            place=node.key_at((name,)),
            fault=Fault.UNKNOWN_FIELD,
            message=f"没有「{name}」这个字段",
        )
        for name in RESERVED
        if plain.pop(name, None) is not None
    ]
    return plain, findings

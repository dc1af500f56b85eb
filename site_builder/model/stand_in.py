"""
What stands in the place of a field that can't be read, so that the rest of its document is judged.

A stand-in must raise no problem of its own: days are those that the document states elsewhere, and
the document counts as what it is nearest to being, a disclosed one.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from site_builder.model.kinds import Document
from site_builder.model.types import Day, Disclosure, Ground
from site_builder.pattern import pattern_of
from site_builder.problem import Fault

TEXT, DAY, INDEX_NUMBER = "（有误）", "2000-01-01", "000014349/2000-0001"
DAYS = ("publish_date", "written_date", "effective_date")
_YEAR = pattern_of("〔((?:19|20)[0-9]{2})〕")
_day = TypeAdapter(Day)


def with_stand_ins(
    kind: type[Document], plain: Mapping[str, object], error: ValidationError, path: str
) -> dict[str, object]:
    """Give the fields of `plain`, each that `error` tells of replaced; `path` is the document's file."""
    filled = dict(plain)
    for fault in error.errors():
        if not fault["loc"]:
            filled |= _whole(fault["type"], filled)
        elif (name := str(fault["loc"][0])) in kind.model_fields:
            filled[name] = _one(kind, name, plain, path)
        else:
            filled.pop(name, None)
    return {name: value for name, value in filled.items() if value is not None}


def _whole(fault: str, plain: Mapping[str, object]) -> dict[str, object]:
    """Mend what fields say together: a disclosed document without a day, a ground where none may be."""
    if fault == Fault.MISSING_FIELD:
        return {"publish_date": _stated_day(plain)}
    is_withheld = plain.get("disclosure") == Disclosure.WITHHELD
    return {"ground": Ground.INTERNAL if is_withheld else None}


def _one(kind: type[Document], name: str, plain: Mapping[str, object], path: str) -> object:
    field = kind.model_fields[name]
    if name == "id":
        return f"x{sha256(path.encode()).hexdigest()[:16]}"
    if name == "written_date" and (year := _YEAR.search(str(plain.get("doc_no", "")))):
        return min(f"{year[1]}-12-31", _stated_day(plain))
    if name in {"written_date", "publish_date"}:
        return _stated_day(plain)
    if not field.is_required():
        return None
    own = {"index_no": INDEX_NUMBER, "disclosure": Disclosure.PROACTIVE}
    if name in own or get_origin(field.annotation) is tuple:
        return own.get(name, (TEXT,))
    annotations = {field.annotation, *get_args(field.annotation)}
    return False if bool in annotations else 0 if int in annotations else DAY if date in annotations else TEXT


def _stated_day(plain: Mapping[str, object]) -> str:
    """Give a day that the document states and that can be read, else one long past."""
    for name in DAYS:
        try:
            return str(_day.validate_python(plain.get(name)))
        except ValidationError:
            continue
    return DAY

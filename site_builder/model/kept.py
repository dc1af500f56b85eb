"""
What a check keeps for the next one: the models of files that may not have changed.

A document is kept as the fields that differ from their defaults; its front matter's places and its
body are read from the file again when somebody asks for them, which for most documents nobody does.
"""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from site_builder.model.kinds import KINDS, Document
from site_builder.model.lists import Lists
from site_builder.problem import Finding
from site_builder.records.record import Record
from site_builder.records.records import Known, OtherFile, Signature
from site_builder.records.source import Source
from site_builder.text import titles_told
from site_builder.value import dataclass

_BY_NAME = {kind.kind: kind for kind in KINDS}


class KeptDocument(NamedTuple):  # ten thousand are read at a time, and a class takes half as long again
    """One Markdown file: `kind` is None where it could not be modelled, `names` what it was called."""

    signature: Signature
    kind: str | None
    fields: dict[str, Any]
    body_line: int
    digest: bytes
    front: bytes
    findings: tuple[Finding, ...]
    names: tuple[str, ...]


# By path, what became of files, and of each document the text above its body, and that.
Ahead = Mapping[str, tuple[KeptDocument, str, str]]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """
    All that is kept between two checks of one column.

    `judged` maps a rule's number to the key under which it judged and to what it found, by path; `spelt`
    is pinyin that a build needed, `lists` is what data/ said.
    """

    documents: Mapping[str, KeptDocument] = field(default_factory=dict)
    files: Mapping[str, tuple[Signature, OtherFile]] = field(default_factory=dict)
    judged: Mapping[str, tuple[str, Mapping[str, tuple[Any, ...]]]] = field(default_factory=dict)
    attached: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spelt: str = ""
    lists: Lists | None = None

    @property
    def known(self) -> Known:
        """What reading need not read again."""
        return Known(signatures={p: d.signature for p, d in self.documents.items()}, files=self.files)


# Changed files that a later check judges again sooner than it takes to write all that is kept.
FEW = 16


def is_worth_saving(now: Kept, before: Kept) -> bool:
    """Tell whether a later check would gain more from `now` than from what is still kept of `before`."""
    documents = sum(document is not before.documents.get(path) for path, document in now.documents.items())
    files = sum(pair != before.files.get(path) for path, pair in now.files.items())
    same_keys = all(before.judged.get(number, ("",))[0] == key for number, (key, _) in now.judged.items())
    words = len(titles_told(now.spelt) - titles_told(before.spelt)) if now.spelt != before.spelt else 0
    lists = now.lists is not before.lists
    return not same_keys or documents + files + words + lists > FEW


def kept_document(
    signature: Signature,
    document: Document | None,
    findings: tuple[Finding, ...],
    names: tuple[str, ...],
) -> KeptDocument:
    """Keep what modelling made of one file."""
    fields = {}
    if document:
        defaults = _defaults(type(document))
        written = document.model_fields_set - {"record"}
        values = {k: v for k, v in vars(document).items() if k in written and v != defaults.get(k)}
        fields = {k: _shared(v) if type(v) is date else v for k, v in values.items()}
    return KeptDocument(
        signature=signature,
        kind=document.kind if document else None,
        fields=fields,
        body_line=document.record.body_line if document else 0,
        digest=document.record.digest if document else b"",
        front=document.record.front if document else b"",
        findings=findings,
        names=names,
    )


def revived(
    kept: KeptDocument, path: str, read: Callable[[], Source], body: str | None = None
) -> Document | None:
    """
    Give the document again; `read` reads its file if its places or body are asked for.

    Fields that have their defaults are not among its own: they are found at its kind (`kinds`).
    Where the `body` is given, what is read need be no more than what stands above it.
    """
    if kept.kind is None:
        return None
    kind = _BY_NAME[kept.kind]
    document = kind.__new__(kind)
    record = Record.late(path, kept.body_line, kept.digest, kept.front, read)
    if body is not None:
        vars(record)["body"] = body
    # What pydantic's own __setstate__ does, which is slower.
    for put, value in _BARE:
        put(document, value)
    vars(document).update(kept.fields, record=record)
    return document


_BARE: tuple[tuple[Callable[[Document, Any], None], Any], ...] = tuple(
    (vars(BaseModel)[name].__set__, value)
    for name, value in (
        ("__pydantic_extra__", None),
        ("__pydantic_fields_set__", set()),
        ("__pydantic_private__", None),
    )
)


@cache
def _shared(day: date) -> date:
    """Give the one of equal days that is written, and read again, for all."""
    return day


@cache
def _defaults(kind: type[Document]) -> dict[str, Any]:
    return {name: f.default for name, f in kind.model_fields.items() if not f.is_required()}

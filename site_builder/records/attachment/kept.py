"""The content of files in the project, each read once, by its hash."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

from site_builder.problem import cause_of
from site_builder.records.attachment.budget import MAX_BYTES

if TYPE_CHECKING:
    from site_builder.records.attachment.content import FileContent, TraitKind

Contents = MutableMapping[str, "FileContent"]  # by `key_of`


def key_of(sha256: str, extension: str) -> str:
    """Give the key of a file's content: its bytes, and the ending that says how to read them."""
    return f"{sha256}.{extension}"


def content_at(file: Path, sha256: str, contents: Contents) -> "FileContent":
    """Give the content of `file`, from `contents` if it is known there, and make it known."""
    extension = file.suffix.lower().lstrip(".")
    key = key_of(sha256, extension)
    found = contents.get(key)
    if found is None:
        found = contents[key] = _read(file, extension)
    return found


def _read(file: Path, extension: str) -> "FileContent":
    # PDFium and Pillow take a tenth of a second to load; most checks open no attachment.
    from site_builder.records.attachment.content import TraitKind  # noqa: PLC0415
    from site_builder.records.attachment.read import file_content  # noqa: PLC0415

    try:
        if file.stat().st_size > MAX_BYTES:
            return _unread(TraitKind.UNCHECKED, f"超过 {MAX_BYTES // 1024 // 1024} MiB")
        return file_content(file.read_bytes(), extension)
    except OSError as error:
        return _unread(TraitKind.BROKEN, f"不能读取：{cause_of(error)}")


def _unread(kind: "TraitKind", why: str) -> "FileContent":
    from site_builder.records.attachment.content import FileContent, Trait  # noqa: PLC0415 - as above

    return FileContent(format="unknown", traits=(Trait(kind=kind, where="", text=why),))

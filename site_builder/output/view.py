"""Every way in which a reader, or a reader's program, may read a file's bytes, as texts."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from site_builder.pattern import pattern_of
from site_builder.records.attachment.form import form_of

MAX_INNER = 64 * 1024 * 1024  # bytes unpacked from one member of an archive
MAX_NESTING = 4
PACKED = ("pdf", "ole", "rtf")  # formats whose bytes do not show their text
_TAG = pattern_of(r"<[^<>]*>")
_ENTITY = pattern_of(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_QUOTED = pattern_of(r"%[0-9a-fA-F]{2}")
_ESCAPE = pattern_of(r"\\u[0-9a-fA-F]{4}")


def views(name: str, data: bytes, nesting: int = 0) -> Iterator[str]:
    """Give every way in which a reader may read a file."""
    yield unquote(name)
    for inner_name, inner in _unpacked(data) if nesting < MAX_NESTING else ():
        yield from views(inner_name, inner, nesting + 1)
    if is_packed := form_of(data) in PACKED:
        # Its readers bring PIL, lxml and a PDF engine with them; few builds write a file that is packed.
        from site_builder.records.attachment.read import file_content  # noqa: PLC0415

        pieces = file_content(data, "").texts
        yield "".join(piece.text for piece in pieces)
    text, *others = _decoded(data)
    ways = [text, *others]
    if not is_packed:  # nobody reads markup or escapes in those
        escaped = _ESCAPE.sub(lambda m: json.loads(f'"{m[0]}"'), text) if "\\u" in text else text
        ways += [entities_read(way) for way in dict.fromkeys((_TAG.sub("", escaped), escaped))]
        ways += [unquote(escaped)] if _QUOTED.search(escaped) else []
    yield from dict.fromkeys(ways)


def entities_read(text: str) -> str:
    """Give what `html.unescape` gives, without a look at signs that begin no entity."""
    return _ENTITY.sub(lambda found: unescape(found[0]), text) if "&" in text else text


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.open(io.BytesIO(data)) as stream:
                yield "", stream.read(MAX_INNER)
        except (OSError, EOFError, zlib.error):
            return
    elif data[:4] == b"PK\x03\x04":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for info in archive.infolist():
                    with archive.open(info) as member:
                        yield info.filename, member.read(MAX_INNER)
        except (
            zipfile.BadZipFile,
            OSError,
            EOFError,
            zlib.error,
            RuntimeError,
            NotImplementedError,
        ):
            return


def _decoded(data: bytes) -> list[str]:
    """Give a file's text; what is no UTF-8 also as Notepad and Excel write it in China (GB18030, GBK)."""
    try:
        return [data.decode("utf-8-sig")]
    except UnicodeDecodeError:
        kind = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        return [data.decode(kind, "replace"), data.decode("gb18030", "replace")]

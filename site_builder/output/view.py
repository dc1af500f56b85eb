"""Every way in which a reader, or a reader's program, may read a file's bytes, as texts."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from site_builder.output.squeezed import BETWEEN
from site_builder.output.stretch import Clean
from site_builder.pattern import pattern_of
from site_builder.records.attachment.form import is_packed

MAX_INNER = 64 * 1024 * 1024  # bytes unpacked from one member of an archive
MAX_NESTING = 4
_ENTITY = pattern_of(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_COMMENT = pattern_of(r"(?s)<!--.*?-->")
_QUOTED = pattern_of(r"%[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*")
_ESCAPE = pattern_of(r"\\u[0-9a-fA-F]{4}")


def views(name: str, data: bytes, clean: Clean | None = None, nesting: int = 0) -> Iterator[str]:
    """Give every way in which a reader may read a file, but for stretches of markup that are `clean`."""
    yield unquote(name)
    for inner_name, inner in _unpacked(data) if nesting < MAX_NESTING else ():
        yield from views(inner_name, inner, clean, nesting + 1)
    text, *others = _decoded(data)
    if is_packed(data):
        # Its readers bring PIL, lxml and a PDF engine with them; few builds write a file that is packed.
        from site_builder.records.attachment.read import file_content  # noqa: PLC0415

        yield "".join(text.text for text in file_content(data, "").texts)
        ways = [text, *others]  # nobody reads markup or escapes in those
    else:
        ways = [*others, *_read(text, data, Clean(is_whole=True) if clean is None else clean)]
    yield from [way for number, way in enumerate(ways) if way and way not in ways[:number]]


def _read(text: str, data: bytes, clean: Clean) -> list[str]:
    """
    Give every way to read a text without the escapes of JSON, HTML and addresses.

    Whether it may have a sign is asked of the `data`, where a byte is found fifty times as fast: in every
    encoding that is read here such a sign is a byte, beside which there may be others.
    """
    ways = []
    if is_escaped := b"\\" in data and "\\u" in text:
        ways.append(text)
        text = _ESCAPE.sub(lambda m: json.loads(f'"{m[0]}"'), text)
    bare, parts = text, [text]
    if has_tags := is_escaped or b"<" in data:
        bare, parts = clean.parted(text)
    ways += [BETWEEN.join(parts), bare]
    if is_escaped or b"&" in data:
        ways[-1] = entities_read(bare)
        ways.append(entities_read(BETWEEN.join([part for part in parts if "&" in part])))
    if is_escaped or b"%" in data:
        ways.append(percents_read(BETWEEN.join([part for part in parts if "%" in part])))
    if has_tags and (is_escaped or _may_have_comment(data)) and "<!--" in text:  # with tags in it, and ">"
        ways.append(entities_read(clean.parted(_COMMENT.sub("", text))[0]))
    return ways


def _may_have_comment(data: bytes) -> bool:
    """Tell, sooner than by a search in the text, whether there is an exclamation mark but in a DOCTYPE."""
    return data.find(b"!", len("<!") if data.startswith(b"<!DOCTYPE") else 0) >= 0


def percents_read(text: str) -> str:
    """Give what `urllib.parse.unquote` gives, without a look at what is not written so."""
    return _QUOTED.sub(lambda found: unquote(found[0]), text) if "%" in text else text


def entities_read(text: str) -> str:
    """Give what `html.unescape` gives, without a look at signs that begin no entity."""
    return _ENTITY.sub(lambda found: _entity(found[0]), text) if "&" in text else text


_entity = lru_cache(maxsize=1 << 12)(unescape)  # the same few stand everywhere


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
        return [data.decode().removeprefix("\ufeff")]
    except UnicodeDecodeError:
        kind = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        return [data.decode(kind, "replace"), data.decode("gb18030", "replace")]

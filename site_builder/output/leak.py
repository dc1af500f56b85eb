"""
The leak check: proof, on every build, that no output byte comes from a withheld document.

It reads what was written, not what was meant: every file of the staged release, also inside gzip,
zip and the office formats that are zip, as raw text and as a reader would see it, without markup,
escapes and white space; and PDF, whose text is packed. It shares no code with the writers.
"""

import gzip
import io
import json
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import ahocorasick

from site_builder.model.kinds import Document, OfficialDocument
from site_builder.model.public_site import attached_path, is_public, is_withheld
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Place, Problem
from site_builder.records.attachment.form import form_of
from site_builder.records.attachment.read import file_content

LONG_ENOUGH = 12  # characters without white space; a shorter line is said in many documents
TITLE_ENOUGH = 6
SHOWN = 3  # generated files that a report names
MAX_INNER = 64 * 1024 * 1024  # bytes unpacked from one member of an archive
MAX_NESTING = 4
PACKED = ("pdf", "ole", "rtf")  # formats whose bytes do not show their text
_SPACE = pattern_of(r"\s+")
_TAG = pattern_of(r"<[^<>]*>")
_MARKS = pattern_of(r"[*_`#>|\\]+")
_ENDS = pattern_of(r"[\n|。；！？]")
_ESCAPE = pattern_of(r"\\u[0-9a-fA-F]{4}")


@dataclass(frozen=True, kw_only=True)
class Secrets:
    """
    What must not be found: texts, squeezed, and SHA-256 of files; each with its document.

    `sources` maps the addresses of public documents to their content files, for a report that names
    the file in which an editor can mend it.
    """

    texts: dict[str, Document]
    files: dict[str, Document]
    sources: dict[str, str]


def secrets_of(site: Site) -> Secrets:
    """
    Gather what only withheld documents hold.

    Titles and numbers always count. A sentence of a body, a cell of a table or a summary counts
    unless a public document says the same, as a final text repeats its own draft.
    """
    public = [d for d in site.documents if is_public(d, site.day)]
    withheld = [d for d in site.documents if is_withheld(d, site.day)]
    texts = _without_said({s: d for d in withheld for s in _sentences(d)}, public)
    names = {squeezed(d.title) for d in public}
    for document in withheld:
        for name in _names(document):
            if squeezed(name) not in names:
                texts.setdefault(squeezed(name), document)
    shown = {site.files[p].sha256 for d in public for p in _attached(d) if p in site.files}
    files = {
        site.files[p].sha256: d
        for d in withheld
        for p in _attached(d)
        if p in site.files and site.files[p].sha256 not in shown
    }
    return Secrets(texts=texts, files=files, sources={d.address: d.record.path for d in public})


def leaks(folder: Path, secrets: Secrets, digests: dict[str, str]) -> list[Problem]:
    """
    Search every file below `folder`; `digests` maps its files to their SHA-256.

    A leak is one problem, however many files it is in: of the public document that holds it where
    one does, else of the withheld one.
    """
    found_in: dict[tuple[str, str], list[str]] = {}
    documents = {d.id: d for d in (*secrets.texts.values(), *secrets.files.values())}
    automaton = _automaton(secrets.texts)
    for name, digest in sorted(digests.items()):
        if digest in secrets.files:
            found_in.setdefault((secrets.files[digest].id, "附件原样"), []).append(name)
        if automaton is None:
            continue
        data = (folder / name).read_bytes()
        for found in {word for text in views(name, data) for _, word in automaton.iter(text)}:
            found_in.setdefault((secrets.texts[found].id, f"「{found[:30]}」"), []).append(name)
    return sorted(_problem(documents[i], names, what, secrets) for (i, what), names in found_in.items())


def views(name: str, data: bytes, nesting: int = 0) -> Iterator[str]:
    """Give every way in which a reader may read a file, squeezed."""
    yield squeezed(unquote(name))
    for inner_name, inner in _unpacked(data) if nesting < MAX_NESTING else ():
        yield from views(inner_name, inner, nesting + 1)
    if form_of(data) in PACKED:
        pieces = file_content(data, "").texts
        yield squeezed("".join(piece.text for piece in pieces))
    text = _decoded(data)
    raw = squeezed(text)
    seen = {raw}
    yield raw
    if form_of(data) in PACKED:
        return  # nobody reads markup or escapes in it; half a million random characters take half a second
    escaped = _ESCAPE.sub(lambda m: json.loads(f'"{m[0]}"'), text) if "\\u" in text else text
    for other in (unescape(_TAG.sub("", escaped)), unescape(escaped), unquote(escaped)):
        view = squeezed(other)
        if view not in seen:
            seen.add(view)
            yield view


def squeezed(text: str) -> str:
    """Fold what may differ between a source and its publication: width, white space, marks."""
    return _SPACE.sub("", _MARKS.sub("", unicodedata.normalize("NFKC", text))).casefold()


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


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def _automaton(texts: Iterable[str]) -> "ahocorasick.Automaton | None":
    automaton = ahocorasick.Automaton()
    for text in texts:
        automaton.add_word(text, text)
    if not len(automaton):
        return None
    automaton.make_automaton()
    return automaton


def _names(document: Document) -> Iterator[str]:
    if len(squeezed(document.title)) >= TITLE_ENOUGH:
        yield document.title
    if isinstance(document, OfficialDocument):
        yield document.index_no
        if document.doc_no:
            yield document.doc_no.text
    for attachment in document.attachments:
        if len(squeezed(attachment.title)) >= TITLE_ENOUGH:
            yield attachment.title
        name = attachment.file.rsplit("/", 1)[-1]
        if len(squeezed(name)) >= TITLE_ENOUGH:
            yield name


def _sentences(document: Document) -> Iterator[str]:
    for piece in _ENDS.split(f"{document.body}\n{document.summary or ''}"):
        text = squeezed(piece)
        if len(text) >= LONG_ENOUGH:
            yield text


def _without_said(texts: dict[str, Document], public: Iterable[Document]) -> dict[str, Document]:
    """Leave out what public documents say themselves."""
    automaton = _automaton(texts)
    if automaton is None:
        return texts
    said = {found for d in public for _, found in automaton.iter(squeezed(_written(d)))}
    return {text: document for text, document in texts.items() if text not in said}


def _written(document: Document) -> str:
    parts = [document.title, document.summary or "", document.body]
    parts += [f"{a.title}\n{a.file}" for a in document.attachments]
    if isinstance(document, OfficialDocument):
        parts += [document.index_no, str(document.doc_no or "")]
    return "\n".join(parts)


def _attached(document: Document) -> Iterator[str]:
    for attachment in document.attachments:
        yield attached_path(document, attachment.file)


def _problem(document: Document, names: list[str], what: str, secrets: Secrets) -> Problem:
    source = next((secrets.sources[name] for name in names if name in secrets.sources), None)
    shown = "、".join(names[:SHOWN]) + (f" 等 {len(names)} 个文件" if len(names) > SHOWN else "")
    return Problem(
        place=Place(path=source) if source else document.at("title"),
        rule="O102",
        message=f"生成的 {shown} 里有不上网的文件 {document.record.path} 的内容：{what}",
        fix="改写引用了它的文件；没有文件引用它的，请把这条信息报给软件维护人员",
    )

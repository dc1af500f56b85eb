"""
The leak check: proof, on every build, that no output byte comes from a withheld document.

It reads what was written, not what was meant: every file of the staged release, also inside gzip,
zip and the office formats that are zip, as raw text and as a reader would see it, without markup,
escapes and white space; and PDF, whose text is packed. It shares no code with the writers.
"""

import os
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import field
from functools import cached_property
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path

from site_builder.model.finder import Finder
from site_builder.model.kinds import Document
from site_builder.output.kept_tasks import KeptTasks, unkept
from site_builder.output.new_part import new_part
from site_builder.output.secret import Secrets
from site_builder.output.spliced import Moved, moved_path
from site_builder.output.squeezed import BETWEEN, squeezed_bytes
from site_builder.output.stretch import Clean
from site_builder.output.sums import Notes, sha256_of, signature_of
from site_builder.output.view import views
from site_builder.pages.site_map import NOT_FOUND
from site_builder.problem import Place, Problem
from site_builder.value import dataclass
from site_builder.workers import Here, Workers, spread

CHUNK = 64  # files a task
FEW = 8 * CHUNK  # files, which are searched sooner than workers begin
AT_ONCE = 1 << 16  # characters, about: a processor has them at hand
SHOWN = 3  # generated files that a report names
_ON_ALL = "每一页都有：多半写在 theme/ 的模板、mkdocs.yml 或者 data/ 里，从那里删去"
_ON_SOME = "改写引用了它的文件；没有文件引用它的，请把这条信息报给软件维护人员"


@dataclass(frozen=True, kw_only=True)
class Search:
    """
    What is searched for, and where.

    In files of the release `before` that are `known`, it was searched for in vain.
    """

    folder: Path = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    before: Path | None = None
    known: Notes = field(default_factory=dict, repr=False)

    @cached_property
    def finder(self) -> Finder:
        """Finds all texts at once."""
        return Finder(self.texts)

    @cached_property
    def clean(self) -> Clean:
        """The stretches of markup in which this process found none of them."""
        return Clean(is_whole=any("<" in text for text in self.texts))

    def data(self, name: str) -> bytes:
        """Give of a file what is new in it; all, where that is sooner searched than told."""
        file, note = f"{self.folder}/{name}", self.known.get(name)
        if self.before is None or note is None:
            return _bytes_of(file)
        old = f"{self.before}/{name}"
        is_as_known = note.startswith(signature_of(old))
        if not is_as_known or min(Path(old).stat().st_size, Path(file).stat().st_size) < AT_ONCE:
            return _bytes_of(file)
        with _mapped(old) as said, _mapped(file) as data:
            return new_part(said, data, max(map(len, self.texts)))


@contextmanager
def _mapped(path: str) -> Iterator[mmap]:
    """Lend a large file without copying it."""
    with Path(path).open("rb") as stream, mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
        yield data


def _bytes_of(path: str) -> bytes:
    """Read a file with half the system's calls that `open` makes, for there are ten thousands of them."""
    file = os.open(path, os.O_RDONLY)
    try:
        return b"".join(iter(lambda: os.read(file, AT_ONCE), b""))
    finally:
        os.close(file)


def search_all(search: Search, names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Give the texts that are in each file; run by a worker on this machine."""
    found: list[tuple[str, ...]] = []
    files: list[tuple[str, bytes]] = []
    ways: list[str] = []
    length = 0
    for name in names:
        files.append((name, search.data(name)))
        ways += (its_own := [*views(*files[-1], search.clean)])
        length += sum(map(len, its_own))
        if length > AT_ONCE:
            found += _found(search, files, ways)
            files, ways, length = [], [], 0
    return (*found, *_found(search, files, ways))


def _found(search: Search, files: list[tuple[str, bytes]], ways: list[str]) -> list[tuple[str, ...]]:
    """Give the texts that are in each file, read in all `ways`; most often in none of all of them."""
    is_clean = not search.finder.found_in(squeezed_bytes(BETWEEN.join(ways)))
    search.clean.settle(is_clean=is_clean)
    if is_clean:
        return [()] * len(files)
    return [
        tuple(sorted({t for view in views(*file) for t in search.finder.found_in(squeezed_bytes(view))}))
        for file in files
    ]


def leaks(
    folder: Path,
    secrets: Secrets,
    notes: Notes,
    *,
    workers: Workers | None = None,
    kept: KeptTasks | None = None,
    fresh: AbstractSet[str] | None = None,
    before: Path | None = None,
    known: Notes | None = None,
    tokens: tuple[bytes, bytes] = (b"", b""),
    named: Moved = ("", ""),
) -> list[Problem]:
    """
    Search every file below `folder`, of all of which there are `notes`.

    What is not `fresh`, if that is given, but linked from the last release, is not searched again where
    the same texts were searched for in that; nor is what a file has in common with that which was `known` in
    the release `before`. What was searched for is kept with the second of `tokens`, this build's; that
    release's is the first. A folder is called otherwise than it will be `named`.
    A leak is one problem, however many files it is in: of the public document that holds it where one does,
    else of the withheld one.
    """
    found_in: dict[tuple[str, str], list[str]] = {}
    documents = {d.id: d for d in (*secrets.texts.values(), *secrets.files.values())}
    texts = tuple(sorted(secrets.texts))
    digest, kept = sha256("\n".join(texts).encode()).digest(), kept or unkept()
    before_key, key = (kept.key("searched", digest + token) for token in tokens)
    is_same = bool(kept.get(before_key))
    search = Search(folder=folder, texts=texts, before=before, known=known or {} if is_same else {})
    waiting = sorted(notes if fresh is None or not is_same else fresh)
    if not workers or len(waiting) <= FEW:
        workers = Here()
    for number, words in spread(workers, search_all, search, waiting if texts else [], CHUNK):
        for word in words:
            found_in.setdefault((secrets.texts[word].id, f"「{word[:30]}」"), []).append(waiting[number])
    withheld = {bytes.fromhex(digest): document for digest, document in secrets.files.items()}
    for name, note in notes.items() if withheld else ():
        if document := withheld.get(sha256_of(note)):
            found_in.setdefault((document.id, "附件原样"), []).append(name)
    if not found_in:
        kept.put(key, value=True)
    return sorted(
        _problem(documents[i], sorted(moved_path(name, named) for name in names), what, secrets)
        for (i, what), names in found_in.items()
    )


def _problem(document: Document, names: list[str], what: str, secrets: Secrets) -> Problem:
    is_everywhere = NOT_FOUND in names  # a page that has nothing of any document
    source = next((secrets.sources[n] for n in names if n in secrets.sources and not is_everywhere), None)
    shown = "、".join(names[:SHOWN]) + (f" 等 {len(names)} 个文件" if len(names) > SHOWN else "")
    return Problem(
        place=Place(path=source) if source else document.at("title"),
        rule="O102",
        message=f"生成的 {shown} 里有不上网的文件 {document.record.path} 的内容：{what}",
        fix=_ON_ALL if is_everywhere else _ON_SOME,
    )

"""
All of a site that is no page, made by workers of this machine: open data, feeds, the search index.

The index lies in a folder that is named by all that is in it, and until that is known in one of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from site_builder.artifacts.all_artifacts import ARTIFACT_KINDS
from site_builder.artifacts.search.entry import Texts, entries, in_order
from site_builder.artifacts.search.index import document_files, index_files, pointer_to
from site_builder.artifacts.search.terms import AT_ONCE, Occurrences, joined, occurrences_in
from site_builder.artifacts.sitemap import sitemaps
from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.output.kept_tasks import KeptTasks
from site_builder.output.last_release import LastRelease
from site_builder.output.sums import Note
from site_builder.search.layout import FOLDER, POINTER, generation_of, value_of
from site_builder.workers import Workers

TEXTS = 512  # documents a task
_UNNAMED = f"{FOLDER}/next/"
INDEX, DOCUMENTS, KIND, SITEMAPS = "index", "documents", "kind", "sitemaps"
Part = tuple[str, int]  # what is made, and from which document or which kind on


@dataclass(frozen=True, kw_only=True)
class Rest:
    """What it is made of: searchable texts by id (`plain`), the addresses of all pages with their days."""

    site: PublicSite
    addresses: list[tuple[str, date | None]]
    plain: Texts
    last: LastRelease
    terms: tuple[Occurrences, ...] = field(default=(), repr=False)

    @cached_property
    def documents(self) -> list[Document]:
        """The documents in the order of their numbers."""
        return in_order(self.site)


def moved_in(release: Path) -> tuple[str, str]:
    """Give the folder in which the index of a release lies, and what it is called until the next is known."""
    pointer = release / POINTER
    generation = value_of(pointer.read_text("utf-8")) if pointer.is_file() else ""
    return f"{FOLDER}/{generation}/", _UNNAMED


def write_rest(rest: Rest, workers: Workers, kept: KeptTasks) -> None:
    """Write it into the folder, and note each file among those put there."""
    last = rest.last
    rest = replace(rest, terms=_terms(rest, workers, kept))
    parts: list[Part] = [(INDEX, 0)]  # first, for it takes longest
    parts += [(DOCUMENTS, first) for first in range(0, len(rest.site.documents), TEXTS)]
    parts += [(KIND, number) for number in range(len(ARTIFACT_KINDS))]
    for _, notes in workers.each(write_part, rest, [*parts, (SITEMAPS, 0)]):
        for name, note in notes.items():
            last.note(name, note)
    last.clear(_UNNAMED)
    index = {
        name.removeprefix(_UNNAMED): row[0]
        for name, (_, row) in last.put.items()
        if name.startswith(_UNNAMED)
    }
    generation = generation_of(index)
    last.rename(_UNNAMED, f"{FOLDER}/{generation}/")
    pointer = pointer_to(generation)
    last.write(pointer.path, pointer.data)


def _terms(rest: Rest, workers: Workers, kept: KeptTasks) -> tuple[Occurrences, ...]:
    """Give what the search finds in documents, AT_ONCE of them together, found now or at an earlier build."""
    documents = rest.documents
    starts = range(0, max(1, len(documents)), AT_ONCE)
    parts = [b"".join(d.record.digest for d in documents[start : start + AT_ONCE]) for start in starts]
    keys = [kept.key("terms", b"%d %s" % pair) for pair in zip(starts, parts, strict=True)]
    found: list[Occurrences | None] = [kept.get(key) for key in keys]
    missing = [number for number, part in enumerate(found) if part is None]
    for chunk, part in workers.each(find_terms, rest, [starts[number] for number in missing]):
        found[missing[chunk]] = part
        kept.put(keys[missing[chunk]], part)
    return tuple(part for part in found if part is not None)


def find_terms(rest: Rest, start: int) -> Occurrences:
    """Find what is searched for in AT_ONCE documents; run by a worker on this machine."""
    return occurrences_in(entries(rest.site, rest.plain, rest.documents[start : start + AT_ONCE]), start)


def write_part(rest: Rest, part: Part) -> dict[str, Note]:
    """Write a part, and give what is to be known of its files; run by a worker on this machine."""
    return {name: rest.last.made(name, data) for name, data in _files(rest, *part)}


def _files(rest: Rest, what: str, first: int) -> Iterator[tuple[str, bytes]]:
    site = rest.site
    if what == INDEX:
        files = index_files(site, entries(site, rest.plain, rest.documents), joined(rest.terms))
        yield from ((_UNNAMED + path, data) for path, data in files)
    elif what == DOCUMENTS:
        found = entries(site, rest.plain, rest.documents[first : first + TEXTS])
        yield from ((_UNNAMED + path, data) for path, data in document_files(found, first))
    else:
        made = ARTIFACT_KINDS[first](site) if what == KIND else sitemaps(site, rest.addresses)
        yield from ((artifact.path, artifact.data) for artifact in made)

"""
A part of the rest: files that follow from one key, made by a worker where they are not linked.

What is made beside the files is `said`: terms for those who pack them, signs for those who write borders.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import cast

from site_builder.artifacts.all_artifacts import ARTIFACT_KINDS
from site_builder.artifacts.artifact import Artifact
from site_builder.artifacts.feed import feeds
from site_builder.artifacts.open_data import data_files, lines_of
from site_builder.artifacts.search.block import AT_ONCE, Block, block_of
from site_builder.artifacts.search.entry import Entry, Texts, digest_of, entries, in_order
from site_builder.artifacts.search.index import document_files, lookup_files, postings_files
from site_builder.artifacts.search.node import Node, packed, slices_of
from site_builder.artifacts.sitemap import sitemaps
from site_builder.model.dataset import DATASETS, DataSet
from site_builder.model.kinds import Document
from site_builder.model.public_site import PublicSite
from site_builder.output.kept_apart import LinesApart, lines_apart, lines_for
from site_builder.output.kept_tasks import KeptTasks
from site_builder.output.last_release import LastRelease
from site_builder.output.lent import Lent, lent_block, opened
from site_builder.output.linking import UNNAMED
from site_builder.output.sums import Note
from site_builder.value import dataclass

TERMS, TEXTS, LOOKUPS, NODE = "terms", "texts", "lookups", "node"
LINES, DATA, SITEMAPS, FEEDS, KINDS = "lines", "data", "sitemaps", "feeds", "kinds"
OF_INDEX = frozenset({TERMS, TEXTS, LOOKUPS, NODE})
Files = Iterable[tuple[str, bytes]]


@dataclass(frozen=True, kw_only=True)
class Rest:
    """
    What it is made of: searchable texts by id (`plain`), the `addresses` of all pages with their days.

    `scope` is the digest of all but bodies. Pages that are few are left to `draw` while workers do what needs
    no texts; it gives the texts that these do not have.
    `blocks` are those found so far, by the number of their first document; a worker has those that there
    were when it was forked, and opens those that were lent since.
    """

    site: PublicSite
    scope: bytes
    addresses: Callable[[], list[tuple[str, date | None]]]
    plain: Texts
    last: LastRelease
    kept: KeptTasks
    draw: Callable[[], Mapping[str, str]] | None = None
    blocks: dict[int, Block] = field(default_factory=dict, repr=False)

    @cached_property
    def documents(self) -> list[Document]:
        """The documents in the order of their numbers."""
        return in_order(self.site)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is kept of a part: the SHA-256 of its files by name, the `digest` of these, and what it said."""

    digests: dict[str, bytes]
    digest: bytes
    said: object = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """
    What is made, of which document or data set; without a key it is made at every build.

    `data` is what whoever makes it needs beside `Rest`.
    """

    what: str
    number: int = 0
    key: str = ""
    data: object = field(default=None, repr=False)


@dataclass(frozen=True, kw_only=True)
class Made:
    """What is to be known of a part's files by name, and what it said."""

    notes: dict[str, Note]
    said: object = None


def write_parts(rest: Rest, parts: Sequence[Part]) -> tuple[Made, ...]:
    """Write parts; run by a worker on this machine."""
    return tuple(_made(rest, part) for part in parts)


def _made(rest: Rest, part: Part) -> Made:
    said, files = _files(rest, part)
    below = UNNAMED if part.what in OF_INDEX else ""
    return Made(said=said, notes={below + name: rest.last.made(below + name, data) for name, data in files})


def _files(rest: Rest, part: Part) -> tuple[object, Files]:
    """Give what a part says, and its files."""
    if part.what == TERMS:
        return lent_block(block_of(_entries(rest, part), part.number), rest.last.folder), ()
    if part.what == TEXTS:
        found = _entries(rest, part)
        return digest_of(found), document_files(found, part.number)
    if part.what == LOOKUPS:
        site = narrowed(rest.site)
        untold = entries(site, {}, rest.documents)
        said, files = lookup_files(site, untold, cast("frozenset[str]", part.data))
        return said, files.items()
    if part.what == NODE:
        node, given, count = cast("tuple[Node, dict[int, Lent], int]", part.data)
        others = {start: opened(file) for start, file in given.items() if start not in rest.blocks}
        blocks = in_turn(rest.blocks | others)
        assert len(blocks) == count  # all that whoever plans has: what is not there would not be found
        signs, posted = packed(node, slices_of(node, blocks, len(rest.documents)))
        return signs, postings_files(posted)
    if part.what == LINES:
        first, last = cast("tuple[int, int]", part.data)
        dataset = DATASETS[part.number]
        documents = documents_of(dataset, rest.site)[first:last]
        return lines_apart(lines_of(dataset.rows_of(documents, narrowed(rest.site))), rest.last.folder), ()
    return None, _artifacts(rest, part)


def _artifacts(rest: Rest, part: Part) -> Files:
    if part.what == DATA:
        dataset = DATASETS[part.number]
        made: Iterable[Artifact]
        if part.key:
            form, parts = cast("tuple[str, list[LinesApart]]", part.data)
            made = data_files(dataset, [lines_for(form, rest.kept, apart) for apart in parts], (form,))
        else:
            made = data_files(dataset, [lines_of(dataset.rows(rest.site))])
    elif part.what == SITEMAPS:
        made = sitemaps(rest.site, rest.addresses())
    elif part.what == FEEDS:
        made = feeds(rest.site)
    else:
        made = (artifact for kind in ARTIFACT_KINDS for artifact in kind(rest.site))
    return ((artifact.path, artifact.data) for artifact in made)


def _entries(rest: Rest, part: Part) -> list[Entry]:
    """Give the entries of a part's documents; texts that came `late` are with it."""
    documents, late = rest.documents[part.number : part.number + AT_ONCE], cast("dict[str, str]", part.data)
    texts = {d.id: late[d.id] if d.id in late else rest.plain.get(d.id, "") for d in documents}
    return entries(narrowed(rest.site), texts, documents)


def in_turn(blocks: Mapping[int, Block]) -> list[Block]:
    """Give blocks in their order."""
    return [block for _, block in sorted(blocks.items())]


def documents_of(dataset: DataSet, site: PublicSite) -> Sequence[Document]:
    """Give the documents of which a data set has rows."""
    return dataset.documents(site) if dataset.documents else ()


def narrowed(site: PublicSite) -> PublicSite:
    """Give a site without what keys do not tell: whoever asks for more finds nothing, in a cold build too."""
    return replace(
        site, day=date.min, documents=(), enterprises=(), withdrawn=(), links={}, last_days={}, lives={},
        turns={}, lines={},
    )  # fmt: skip

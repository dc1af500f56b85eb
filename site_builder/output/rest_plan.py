"""
Which parts the rest has, and the key of each: the digest of all that it follows from.

Postings can be planned when the terms of all documents are found, what is looked up when their rows are
known, a data set when all its lines are written. Nothing else waits for anything.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from typing import cast

from site_builder.artifacts.feed import fed
from site_builder.artifacts.open_data import FORMS
from site_builder.artifacts.search.block import AT_ONCE, Block
from site_builder.artifacts.search.index import Directory, directory_file
from site_builder.artifacts.search.node import Node, Packing, packing_of
from site_builder.model.dataset import DATASETS, known_of
from site_builder.model.kinds import Document
from site_builder.output.kept_apart import LinesApart, is_whole, put_apart, with_postings
from site_builder.output.lent import Lent, LentBlock, returned
from site_builder.output.linking import UNNAMED
from site_builder.output.rest_part import (
    DATA,
    FEEDS,
    KINDS,
    LINES,
    LOOKUPS,
    NODE,
    OF_INDEX,
    SITEMAPS,
    TERMS,
    TEXTS,
    Kept,
    Made,
    Part,
    Rest,
    documents_of,
    in_turn,
)
from site_builder.output.sums import sha256_of
from site_builder.output.watched import Digests
from site_builder.search.layout import generation_of
from site_builder.value import dataclass

ROWS = 128  # documents whose rows of a data set are one part; counted from the oldest


@dataclass(kw_only=True)
class Plan:
    """What is to be made next, by what was made."""

    rest: Rest
    _waiting: Counter[str] = field(default_factory=Counter)
    _planned: set[str] = field(default_factory=set)
    _told: dict[int, bytes] = field(default_factory=dict)
    _lines: dict[tuple[int, int], LinesApart] = field(default_factory=dict)
    _lent: dict[int, Lent] = field(default_factory=dict)
    _signs: dict[Node, str] = field(default_factory=dict)
    _late: Mapping[str, str] = field(default_factory=dict)
    _facts_of: dict[object, dict[tuple[int, int], bytes]] = field(default_factory=dict)  # rows
    _digests: dict[tuple[str, int], bytes] = field(default_factory=dict)  # of the files of parts
    _directory: Directory = field(default_factory=dict)
    _packing: Packing | None = None
    _has_lookups: bool = False
    _has_data: bool = False

    def rounds(self) -> Iterator[list[Part]]:
        """
        Give the parts that wait for nothing, those first that others wait for.

        Workers may be forked after the first round: all blocks that are kept are read before. What needs the
        texts of pages comes behind these, if they have yet to be drawn.
        """
        starts = range(0, len(self.rest.documents), AT_ONCE)
        terms = self._whole(TERMS, (part for start in starts for part in self._terms(start)))
        yield [] if self.rest.draw else terms
        yield [Part(what=KINDS)]
        if not self.rest.draw:
            yield self._texts_from(starts)
        yield self._whole(LINES, (part for number in range(len(DATASETS)) for part in self._rows(number)))
        yield [*self._part(SITEMAPS, 0, self.rest.scope)]
        told = b"".join([document.record.digest for document in fed(self.rest.site)])
        yield [*self._part(FEEDS, 0, self.rest.scope + told)]
        if self.rest.draw:
            self._late = self.rest.draw()
            yield [replace(part, data=self._data(part)) for part in terms]
            yield self._texts_from(starts)
        yield [*self._following()]

    def _whole(self, what: str, parts: Iterator[Part]) -> list[Part]:
        """Give all parts of a kind that are to be made; others may wait for them from now on."""
        found = [*parts]
        self._planned.add(what)
        return found

    def _is_made(self, what: str) -> bool:
        return what in self._planned and not self._waiting[what]

    def after(self, part: Part, made: Made) -> Iterator[Part]:
        """Note what was made of a part, and give those that waited for it."""
        found = made.said
        if isinstance(found, LentBlock):
            self._lent[part.number] = found.file
            found = found.taken()
        for name, note in made.notes.items():
            self.rest.last.note(name, note)
        if part.key:
            digests = {name: sha256_of(note) for name, note in made.notes.items()}
            said = put_apart(self.rest.kept, part.key, found)
            kept = Kept(digests=digests, digest=_digest(digests), said=said)
            self.rest.kept.put(part.key, kept)
            self._digests[part.what, part.number] = kept.digest
        self._waiting[part.what] -= 1
        self._note(part, found)
        yield from self._following()

    def end(self) -> None:
        """Let go of what was lent, once nothing is packed any more."""
        of_lines = (lines.file for lines in self._lines.values() if lines.file)
        for file in (*self._lent.values(), *of_lines):
            returned(file)

    def write_directory(self) -> str:
        """Write the index's first file, when all else of it is there; gives what the index is called."""
        assert self._packing
        digests = [digest for (what, _), digest in sorted(self._digests.items()) if what in OF_INDEX]
        for name, data in directory_file(self._directory, self._packing.borders(self._signs)):
            self.rest.last.write(UNNAMED + name, data)
            digests.append(sha256(data).digest())
        return generation_of(digests)

    @cached_property
    def _shared(self) -> bytes:
        """The digest of what all documents share."""
        return Digests(self.rest.site).of((self.rest.site.settings, self.rest.site.vocabulary))

    def _facts(self, documents: Sequence[Document]) -> bytes:
        """Tell documents from what they were: their files, and what else is known of them."""
        return b"".join([d.record.digest for d in documents]) + known_of(documents, self.rest.site).encode()

    def _part(self, what: str, number: int, key: bytes, data: object = None) -> Iterator[Part]:
        """Give a part that is to be made; of one that is known keep the files, if all are as they were."""
        part = Part(what=what, number=number, key=self.rest.kept.key(what, key), data=data)
        kept, release = cast("Kept | None", self.rest.kept.get(part.key)), self.rest.last
        if kept and release.has(kept.digests) and is_whole(self.rest.kept, part.key, kept.said):
            release.keep(kept.digests)
            self._digests[part.what, part.number] = kept.digest
            self._note(part, with_postings(self.rest.kept, part.key, kept.said))
            return
        self._waiting[what] += 1
        yield replace(part, data=self._data(part))

    def _data(self, part: Part) -> object:
        """Give what whoever makes a part needs beside `Rest`."""
        if part.what in {TERMS, TEXTS}:
            documents = self.rest.documents[part.number : part.number + AT_ONCE] if self._late else ()
            return {d.id: self._late[d.id] for d in documents if d.id in self._late}
        if part.what == LOOKUPS:
            return self._used
        if part.what == DATA:
            return part.data, self._lines_of(part.number)
        if part.what == NODE:
            assert self._packing
            return self._packing.nodes[part.number], self._lent, len(self.rest.blocks)
        return part.data

    def _note(self, part: Part, said: object) -> None:
        match part.what:
            case "terms":
                self.rest.blocks[part.number] = cast("Block", said)
            case "texts":
                self._told[part.number] = cast("bytes", said)
            case "lines":
                self._lines[part.number, cast("tuple[int, int]", part.data)[0]] = cast("LinesApart", said)
            case "node":
                assert self._packing
                self._signs[self._packing.nodes[part.number]] = cast("str", said)
            case "lookups":
                self._directory = cast("Directory", said)

    @cached_property
    def _used(self) -> frozenset[str]:
        """All characters of titles and texts."""
        return frozenset("".join(block.used for block in self.rest.blocks.values()))

    def _following(self) -> Iterator[Part]:
        if not self._has_lookups and self._is_made(TERMS) and self._is_made(TEXTS):
            self._has_lookups = True
            yield from self._lookups()
        # The look-ups are the longest of all: where there are many nodes, these come behind.
        if self._packing is None and self._is_made(TERMS) and (self._has_lookups or self.rest.draw):
            self._packing = packing_of(in_turn(self.rest.blocks), len(self.rest.documents))
            for number, node in enumerate(self._packing.nodes):
                yield from self._part(NODE, number, node.key)
        if not self._has_data and self._is_made(LINES):
            self._has_data = True
            yield from self._data_sets()

    def _terms(self, start: int) -> Iterator[Part]:
        digests = [d.record.digest for d in self.rest.documents[start : start + AT_ONCE]]
        yield from self._part(TERMS, start, b"%d %s" % (start, b"".join(digests)))

    def _texts_from(self, starts: Iterable[int]) -> list[Part]:
        return self._whole(TEXTS, (part for start in starts for part in self._texts(start)))

    def _texts(self, start: int) -> Iterator[Part]:
        facts = self._facts(self.rest.documents[start : start + AT_ONCE])
        yield from self._part(TEXTS, start, b"%d %s%s" % (start, self._shared, facts))

    def _rows(self, number: int) -> Iterator[Part]:
        dataset = DATASETS[number]
        if dataset.documents not in self._facts_of:  # most data sets are of the same documents
            rows = documents_of(dataset, self.rest.site)
            spans = pairwise(sorted({0, *range(len(rows), 0, -ROWS)}))
            self._facts_of[dataset.documents] = {span: self._facts(rows[slice(*span)]) for span in spans}
        for span, facts in self._facts_of[dataset.documents].items():
            key = b"%s %s%s" % (dataset.name.encode(), self._shared, facts)
            yield from self._part(LINES, number, key, span)

    def _lookups(self) -> Iterator[Part]:
        site = self.rest.site
        told = b"".join(told for _, told in sorted(self._told.items()))
        shared = Digests(site).of((site.vocabulary, site.synonyms, len(self.rest.documents)))
        used = "".join(sorted(self._used)).encode("utf-8", "surrogatepass")
        yield from self._part(LOOKUPS, 0, shared + told + used)

    def _data_sets(self) -> Iterator[Part]:
        for number, dataset in enumerate(DATASETS):
            if dataset.documents is None:
                yield Part(what=DATA, number=number)
                continue
            found = b"".join(lines.digest for lines in self._lines_of(number))
            for form in FORMS:
                yield from self._part(DATA, number, f"{dataset.name}.{form} ".encode() + found, form)

    def _lines_of(self, number: int) -> list[LinesApart]:
        """Give the lines of a data set in their order."""
        return [lines for (dataset, _), lines in sorted(self._lines.items()) if dataset == number]


def _digest(digests: Mapping[str, bytes]) -> bytes:
    """Give what tells files, by their names and their SHA-256."""
    return sha256(b"".join([b"%s %s" % (name.encode(), digests[name]) for name in sorted(digests)])).digest()

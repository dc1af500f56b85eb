"""The search index of a site: one generation of files and the pointer that names it."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from site_builder.artifacts.artifact import Artifact
from site_builder.artifacts.search.entry import Entry, entries, searchable
from site_builder.artifacts.search.facet import facet_columns, facet_values, validity_weights
from site_builder.artifacts.search.postings import shards
from site_builder.artifacts.search.suggestion import spelling, titles, words
from site_builder.artifacts.search.terms import Occurrences, occurrences
from site_builder.artifacts.search.variant import variants
from site_builder.model.kinds import OfficialDocument
from site_builder.model.public_site import PublicSite
from site_builder.model.synonym import aliases
from site_builder.search.character import folded
from site_builder.search.layout import (
    FOLDER,
    HOT,
    OVERLAP,
    PART,
    POINTER,
    document_path,
    generation_of,
    script,
)
from site_builder.search.number import key_of
from site_builder.search.shards import LATE_LEAST, LEAST

SHARD, LATE_SHARD = 3_400, 1_900  # bytes at most of a file of postings, before the server packs it
LUNR_LIMIT = 2_000  # documents up to which Lunr ranks; see docs/search.md


def search_index(site: PublicSite, plain: Mapping[str, str]) -> Iterator[Artifact]:
    """Give the files of the index, of all public documents; `plain` maps ids to texts without markup."""
    found = entries(site, {id_: searchable(text) for id_, text in plain.items()})
    files = {**dict(index_files(site, found, occurrences(found))), **dict(document_files(found))}
    generation = generation_of({path: sha256(data).hexdigest() for path, data in files.items()})
    for path, data in files.items():
        yield Artifact(path=f"{FOLDER}/{generation}/{path}", data=data)
    yield pointer_to(generation)


def pointer_to(generation: str) -> Artifact:
    """Give the file that says which generation of the index is the last."""
    return Artifact(path=POINTER, data=script(generation))


def index_files(site: PublicSite, found: list[Entry], all_terms: Occurrences) -> Iterator[tuple[str, bytes]]:
    """Give the files that hold something of many documents, by their paths below the generation's folder."""
    hot = len(found) // HOT * HOT
    old = all_terms.of(0, hot)
    new = all_terms.of(hot, len(found))
    settled, late = shards(old, 0, SHARD, LEAST), shards(new, hot, LATE_SHARD, LATE_LEAST)
    values = facet_values(site, found)
    numbers = _numbers(found)
    said, spelt = words(site, found), dict(titles(found))
    yield (
        "dir.js",
        script(
            {
                "documents": len(found),
                "hot": hot,
                "t": settled.borders,
                "u": late.borders,
                "lunr": len(found) <= LUNR_LIMIT,
                "facets": values,
                "weights": validity_weights(values),
                "numbers": sorted(numbers),
                "pinyin": "".join(spelt),
            }
        ),
    )
    folders = {"t": settled.texts, "r": settled.traces, "u": late.texts, "q": late.traces}
    for folder, texts in folders.items():
        for name, text in texts.items():
            yield f"{folder}/{name}.js", script(text)
    yield "f.js", script(facet_columns(found, values))
    for year, keys in sorted(numbers.items()):
        yield f"n/{year}.js", script(keys)
    yield "a.js", script(_aliases(site))
    used = all_terms.characters()
    yield "v.js", script(variants(used))
    yield "w.js", script(said)
    yield "y.js", script(spelling(used, said))
    for letters, lines in spelt.items():
        yield f"p/{letters}.js", script(lines)


def document_files(found: Iterable[Entry], first: int = 0) -> Iterator[tuple[str, bytes]]:
    """Give the files of documents one by one, the `first` of them that with this number."""
    for number, entry in enumerate(found, first):
        yield from _document(number, entry)


def _document(number: int, entry: Entry) -> Iterator[tuple[str, bytes]]:
    starts = [0, *range(PART, len(entry.text) - OVERLAP, PART)]
    parts = [entry.text[start : start + PART + OVERLAP] for start in starts]
    yield document_path(number), script([*entry.row, len(parts) - 1, parts[0]])
    for part, text in enumerate(parts[1:], start=1):
        yield document_path(number, part), script(text)


def _numbers(found: list[Entry]) -> dict[int, dict[str, list[int]]]:
    years: dict[int, dict[str, list[int]]] = {}
    for place, entry in enumerate(found):
        if isinstance(entry.document, OfficialDocument) and entry.document.doc_no:
            key = key_of(entry.document.doc_no)
            years.setdefault(key.year, {}).setdefault(key.name, []).append(place)
    return years


def _aliases(site: PublicSite) -> dict[str, list[str]]:
    """Give the words by which synonyms are found, folded as queries are; the others as they are written."""
    return {folded(word).strip(): list(others) for word, others in aliases(site.synonyms).items()}

"""The search index of a site: one generation of files and the pointer that names it."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from hashlib import sha256
from typing import Any

from site_builder.artifacts.artifact import Artifact
from site_builder.artifacts.search.block import AT_ONCE, block_of
from site_builder.artifacts.search.entry import Entry, entries, searchable
from site_builder.artifacts.search.facet import facet_columns, facet_values, validity_weights
from site_builder.artifacts.search.node import MOST, Node, packed, packing_of, slices_of
from site_builder.artifacts.search.suggestion import spelling, titles, words
from site_builder.artifacts.search.variant import variants
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

LUNR_LIMIT = 2_000  # documents up to which Lunr ranks; see docs/search.md
Files = Iterator[tuple[str, bytes]]  # by their paths below the generation's folder
Directory = dict[str, Any]  # what the first file says, but for the borders


def search_index(site: PublicSite, plain: Mapping[str, str], most: int = MOST) -> Iterator[Artifact]:
    """Give the files of the index, of all public documents; `plain` maps ids to texts without markup."""
    found = entries(site, {id_: searchable(text) for id_, text in plain.items()})
    blocks = [block_of(found[n : n + AT_ONCE], n) for n in range(0, len(found), AT_ONCE)]
    packing = packing_of(blocks, len(found), most)
    files, signs = dict(document_files(found)), dict[Node, str]()
    for node in packing.nodes:
        signs[node], posted = packed(node, slices_of(node, blocks, len(found)))
        files |= postings_files(posted)
    used = {character for block in blocks for character in block.used}
    directory, lookups = lookup_files(site, found, used)
    files |= lookups
    files |= directory_file(directory, packing.borders(signs))
    generation = generation_of(sha256(path.encode() + data).digest() for path, data in sorted(files.items()))
    for path, data in files.items():
        yield Artifact(path=f"{FOLDER}/{generation}/{path}", data=data)
    yield pointer_to(generation)


def pointer_to(generation: str) -> Artifact:
    """Give the file that says which generation of the index is the last."""
    return Artifact(path=POINTER, data=script(generation))


def directory_file(directory: Directory, borders: tuple[str, str]) -> Files:
    """Give the first file."""
    settled, late = borders
    yield "dir.js", script({**directory, "t": settled, "u": late})


def postings_files(posted: Mapping[str, str]) -> Files:
    """Give files of postings and traces."""
    return ((f"{path}.js", script(text)) for path, text in posted.items())


def lookup_files(
    site: PublicSite, found: list[Entry], used: AbstractSet[str]
) -> tuple[Directory, dict[str, bytes]]:
    """
    Give what is looked up before and beside postings; `used` are all characters of titles and texts.

    It follows from entries without their texts, the vocabulary and the synonyms.
    """
    values, numbers = facet_values(site, found), _numbers(found)
    said, spelt = words(site, found), dict(titles(found))
    directory: Directory = {
        "documents": len(found),
        "hot": len(found) // HOT * HOT,
        "lunr": len(found) <= LUNR_LIMIT,
        "facets": values,
        "weights": validity_weights(values),
        "numbers": sorted(numbers),
        "pinyin": "".join(spelt),
    }
    files = {
        "f.js": script(facet_columns(found, values)),
        "a.js": script(_aliases(site)),
        "v.js": script(variants(used)),
        "w.js": script(said),
        "y.js": script(spelling(used, said)),
    }
    files |= {f"n/{year}.js": script(keys) for year, keys in numbers.items()}
    return directory, files | {f"p/{letters}.js": script(lines) for letters, lines in spelt.items()}


def document_files(found: Iterable[Entry], first: int = 0) -> Files:
    """Give the files of documents one by one, the `first` of them that with this number."""
    for number, entry in enumerate(found, first):
        yield from _document(number, entry)


def _document(number: int, entry: Entry) -> Files:
    starts = [0, *range(PART, len(entry.text) - OVERLAP, PART)]
    parts = [entry.text[start : start + PART + OVERLAP] for start in starts]
    yield document_path(number), script([*entry.row, len(parts) - 1, parts[0]])
    for part, text in enumerate(parts[1:], start=1):
        yield document_path(number, part), script(text)


def _numbers(found: list[Entry]) -> dict[int, dict[str, list[int]]]:
    years: dict[int, dict[str, list[int]]] = {}
    for place, entry in enumerate(found):
        if entry.key:
            year, name = entry.key
            years.setdefault(year, {}).setdefault(name, []).append(place)
    return years


def _aliases(site: PublicSite) -> dict[str, list[str]]:
    """Give the words by which synonyms are found, folded as queries are; the others as they are written."""
    return {folded(word).strip(): list(others) for word, others in aliases(site.synonyms).items()}

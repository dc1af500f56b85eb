"""Nodes that are packed one by one give the files of one packing, and their keys tell what is in them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.artifacts.search.block import AT_ONCE, Block, block_of, occurrences_of
from site_builder.artifacts.search.entry import Entry, entries
from site_builder.artifacts.search.node import LATE_SHARD, SHARD, packed, packing_of, slices_of
from site_builder.artifacts.search.postings import shards
from site_builder.artifacts.search.terms import Occurrences, occurrences_in
from site_builder.search.border import CELL
from site_builder.search.layout import HOT
from site_builder.search.shards import LATE_LEAST, LEAST
from tests.artifacts.search.columns import CHARACTERS, a_column

COUNT = 600
ENTRIES = entries(*a_column(COUNT))


def blocks_of(found: list[Entry]) -> list[Block]:
    """Find the terms of all entries."""
    return [block_of(found[start : start + AT_ONCE], start) for start in range(0, len(found), AT_ONCE)]


def by_nodes(found: list[Entry], most: int) -> tuple[dict[str, str], tuple[str, str], int]:
    """Pack node by node; gives files, borders, and how many nodes there are."""
    blocks = blocks_of(found)
    packing = packing_of(blocks, len(found), most)
    made = {node: packed(node, slices_of(node, blocks, len(found))) for node in packing.nodes}
    files = {path: text for _, posted in made.values() for path, text in posted.items()}
    borders = packing.borders({node: signs for node, (signs, _) in made.items()})
    return files, borders, len(packing.settled)


def at_once(found: list[Entry]) -> tuple[dict[str, str], tuple[str, str]]:
    """Pack settled documents together, and late ones."""
    terms, hot = occurrences_in(found, 0), len(found) // HOT * HOT
    settled = shards(those(terms, 0, hot), 0, SHARD, LEAST)
    late = shards(those(terms, hot, len(found)), hot, LATE_SHARD, LATE_LEAST)
    folders = {"t": settled.texts, "r": settled.traces, "u": late.texts, "q": late.traces}
    files = {f"{folder}/{name}": text for folder, texts in folders.items() for name, text in texts.items()}
    return files, (settled.borders, late.borders)


def those(terms: Occurrences, first: int, last: int) -> Occurrences:
    """Give what documents from `first` up to, without it, `last` hold."""
    is_in = (terms.documents >= first) & (terms.documents < last)
    return Occurrences(
        terms=terms.terms[is_in], documents=terms.documents[is_in],
        bits=terms.bits[is_in], traces=terms.traces[is_in],
    )  # fmt: skip


@pytest.mark.parametrize("count", [0, 1, HOT - 1, HOT, HOT + 1, COUNT])
@pytest.mark.parametrize("most", [SHARD, 20_000, 1 << 30])
def test_nodes_give_the_files_of_one_packing(count: int, most: int) -> None:
    """However many postings a node may hold, and however many documents are late."""
    files, borders, nodes = by_nodes(ENTRIES[:count], most)

    assert at_once(ENTRIES[:count]) == (files, borders)
    assert count < COUNT or nodes > 5 or most > 10_000


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(st.text(st.sampled_from(CHARACTERS + "。Aｱ㎏"), max_size=40), st.integers(1, 120)),
        max_size=12,
    )
)
def test_any_texts_give_the_files_of_one_packing(texts: list[tuple[str, int]]) -> None:
    """Also where one text stands in many documents, so that few terms have many postings."""
    found = [replace(ENTRIES[0], title=text, text=text * 3) for text, times in texts for _ in range(times)]

    files, borders, _ = by_nodes(found, SHARD)

    assert at_once(found) == (files, borders)


def test_a_single_term_is_one_file_however_many_hold_it() -> None:
    """No part of the space is halved for a term alone, neither in a node nor above it."""
    found = [replace(ENTRIES[0], title="。", keywords="", text="甲乙")] * (16 * HOT)

    files, borders, nodes = by_nodes(found, SHARD)

    assert at_once(found) == (files, borders)
    assert {"r/0", "t/0"} == set(files)
    assert nodes == 1


def test_blocks_hold_what_was_found() -> None:
    """Terms, documents, bits and traces come out of the cells as they were."""
    blocks, whole = blocks_of(ENTRIES), occurrences_in(ENTRIES, 0)

    found = occurrences_of([block.cells(0, CELL) for block in blocks])

    for name in ("terms", "documents", "bits", "traces"):
        assert np.array_equal(getattr(whole, name), getattr(found, name))
    assert whole.characters() == {character for block in blocks for character in block.used}


@settings(max_examples=8)
@given(st.integers(0, HOT * 2 - 1), st.integers(0, 190))
def test_a_key_changes_with_what_is_in_its_node(document: int, place: int) -> None:
    """One character more in a text changes the keys of all nodes whose files differ."""
    text = ENTRIES[document].text
    edited = [*ENTRIES]
    edited[document] = replace(ENTRIES[document], text=f"{text[:place]}低{text[place:]}")
    packings = [packing_of(blocks_of(found), COUNT, SHARD) for found in (ENTRIES, edited)]

    changed = {(n.first, n.last) for n in set(packings[1].nodes) - set(packings[0].nodes)}
    files = dict(set(by_nodes(edited, SHARD)[0].items()) - set(by_nodes(ENTRIES, SHARD)[0].items()))

    starts = {int(name[2:].ljust(8, "0"), 16) // CELL for name in files if name[0] in "tr"}
    assert all(any(first <= start < last for first, last in changed) for start in starts)
    assert len(changed) < len(packings[0].nodes)

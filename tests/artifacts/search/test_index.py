"""The index finds exactly what is there, is the same for the same site, and changes little with it."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.artifacts.search.postings import shards as packed_shards
from site_builder.artifacts.search.terms import Occurrences
from site_builder.model.public_site import public_site
from site_builder.search.border import Borders
from site_builder.search.candidate import candidates
from site_builder.search.character import runs
from site_builder.search.exact import Asked
from site_builder.search.layout import FOLDER, PART, value_of
from site_builder.search.plan import Wording
from site_builder.search.posting import postings
from site_builder.search.query import answer
from site_builder.search.trace import impossible
from tests.artifacts.search.columns import a_column, a_text, files_of, opened
from tests.builders import PROJECT, a_policy, a_site

MANY = 1_000_000  # texts in vain, for which any traces are worth their bytes
COLUMN, PLAIN = a_column(300)
FILES = files_of(COLUMN, PLAIN)


def relative(files: dict[str, bytes]) -> dict[str, bytes]:
    """Give the files without the generation in their paths."""
    return {path.split("/", 2)[-1]: data for path, data in files.items()}


@settings(max_examples=60)
@given(st.integers(0, 299), st.integers(0, 190), st.integers(2, 6))
def test_every_phrase_is_found(document: int, place: int, length: int) -> None:
    """A phrase of two to six characters is found in all documents that hold it, and in no other."""
    asked = PLAIN[f"d{document:05}"][place : place + length]
    words = [word for word in asked.replace("，", " ").replace("。", " ").split() if len(word) > 1]
    if not words:
        return
    query = max(words, key=len)
    texts = {d.id: f"{d.title}\n{PLAIN[d.id]}" for d in COLUMN.documents}
    holding = {i for i, text in texts.items() if query in text}
    shards, found = opened(FILES), set()
    first = answer(shards, query)
    for page in range(1, 40):
        rows = answer(shards, query, Asked(page=page)).rows
        found |= {shown.row.url.split("/")[-1].removesuffix(".html") for shown in rows}
        if len(rows) < 10:
            break
    assert found == holding
    assert not first.exact or first.total == len(holding)
    assert first.step in "AB"


@given(
    st.dictionaries(
        st.integers(0, 3), st.dictionaries(st.integers(0, 400_000), st.integers(1, 7)), min_size=1
    )
)
def test_postings_are_read_as_they_were_packed(terms: dict[int, dict[int, int]]) -> None:
    """Whatever documents hold a term, what is unpacked is what was packed."""
    flat = [((0x4E00 + t) << 16 | 0x4E8C, n, bits) for t, held in sorted(terms.items())
            for n, bits in sorted(held.items())]  # fmt: skip
    keys, documents, bits = ([row[at] for row in flat] for at in range(3))
    found = Occurrences(
        terms=np.array(keys, dtype=np.uint32),
        documents=np.array(documents, dtype=np.uint32),
        bits=np.array(bits, dtype=np.uint8),
        traces=np.zeros(len(bits), dtype=np.uint32),
    )
    texts = packed_shards(found, 0, 20, 9).texts
    said = [
        entry[1:] for text in texts.values() for line in text.split("\n")[1:] for entry in line[2:].split(" ")
    ]
    unpacked = [list(postings(packed, 0)) for packed in said]
    assert unpacked == [sorted(held.items()) for _, held in sorted(terms.items()) if held]


@settings(max_examples=40)
@given(st.integers(0, 1999), st.integers(0, 300))
def test_an_edit_changes_the_files_of_the_terms_that_it_touches(term: int, document: int) -> None:
    """One more occurrence changes the file that holds its term, or halves it; no other moves."""
    held = {(t * 7, (t * 31 + n * 17) % 301) for t in range(2000) for n in range(1 + t % 9)}

    before = _packed(held)
    after = _packed(held | {(term * 7, document)})

    assert len(before) > 100
    assert len(set(after.items()) - set(before.items())) <= (1 if len(after) == len(before) else 2)


def _packed(held: set[tuple[int, int]]) -> dict[str, str]:
    """Pack documents that hold terms."""
    rows = sorted(held)
    found = Occurrences(
        terms=np.array([(0x4E00 + key) << 16 | 0x4E8C for key, _ in rows], dtype=np.uint32),
        documents=np.array([document for _, document in rows], dtype=np.uint32),
        bits=np.ones(len(rows), dtype=np.uint8),
        traces=np.zeros(len(rows), dtype=np.uint32),
    )
    return packed_shards(found, 0, 200, 9).texts


def test_each_term_is_in_the_file_that_the_directory_names() -> None:
    """And every file of postings is named by it; traces lie in files of the same names."""
    shards, files = opened(FILES), relative(FILES)
    for folder, traces in (("t", "r"), ("u", "q")):
        borders, named = Borders(shards.directory[folder]), set()
        for path in (path for path in files if path.split("/")[0] in (folder, traces)):
            lines = str(value_of(files[path].decode())).split("\n")[1:]
            for term in (f"{line[0]}{entry[0]}" for line in lines for entry in line[2:].split(" ")):
                assert borders.file(term) == path[2:-3]
            named.add(path)
        assert 0 < sum(path.startswith(folder) for path in named) == borders.written.count("0")
        assert any(path.startswith(traces) for path in named)


def test_traces_only_exclude_what_does_not_hold_the_words() -> None:
    """No document that holds a phrase is excluded; of those that hold its pairs only, most are."""
    shards, texts = opened(FILES), {n: PLAIN[f"d{n:05}"] for n in range(300)}
    right, excluded = 0, 0
    for seed in range(200):
        random = Random(seed)
        number, length = random.randrange(300), random.randrange(3, 30)
        text = texts[number]
        start = random.randrange(len(text) - length)
        asked = max(runs(text[start : start + length]) or ("",), key=len)
        if len(asked) < 3:
            continue
        wording = Wording(words=(asked,), is_own=True)
        found = candidates(shards, [wording], titles_only=False)
        held = {number: [0] for number in found}
        turns = [impossible(shards, [wording], held, turn, MANY) or frozenset() for turn in range(3)]
        out = frozenset[int]().union(*turns)
        lacking = {n for n in found if asked not in texts[n] and asked not in shards.row(n).title}
        assert out <= lacking
        right, excluded = right + len(lacking), excluded + len(out)
    assert right > 100
    assert excluded > right / 2


def test_traces_are_not_asked_for_more_than_texts_cost() -> None:
    """Where no text is in vain, of a word of one pair, and behind the last pair nothing is asked."""
    shards = opened(FILES)
    word, pair = (Wording(words=(text,), is_own=True) for text in (PLAIN["d00001"][:3], PLAIN["d00001"][:2]))
    held = {number: [0] for number in range(300)}

    assert impossible(shards, [word], held, 0, MANY) is not None
    assert impossible(shards, [word], held, 0, 0) is None
    assert impossible(shards, [word], held, 2, MANY) is None
    assert impossible(shards, [pair], held, 0, MANY) is None


def test_equal_sites_have_equal_indexes() -> None:
    """Neither the order of documents nor a second run changes a byte."""
    turned = replace(COLUMN, documents=tuple(reversed(COLUMN.documents)))
    assert files_of(turned, dict(reversed(PLAIN.items()))) == FILES


def test_the_hash_seed_changes_nothing(tmp_path: Path) -> None:
    """Python's own order of sets is nowhere in the index."""
    program = (
        "import hashlib\nfrom tests.artifacts.search.columns import a_column, files_of\n"
        "files = files_of(*a_column(60))\n"
        "print(hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=PROJECT, check=True, capture_output=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT), "HOME": str(tmp_path)},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1


def test_a_new_document_leaves_settled_files_alone() -> None:
    """One more document adds its own file and changes those of the late documents, no settled one."""
    site, plain = a_column(301)
    before, after = relative(FILES), relative(files_of(site, plain))

    changed = {path for path in before if before[path] != after.get(path)}

    kinds = Counter(path.split("/")[0] for path in changed)
    assert kinds["t"] == kinds["r"] == kinds["x"] == 0
    assert kinds["u"] > 0
    assert {path for path in set(after) - set(before) if path[0] not in "uq"} == {"x/0/300.js"}


def test_only_public_documents_are_in_it() -> None:
    """What is withheld, or not public yet, is in no file."""
    secret = a_policy("secret", title="关于密钥九七一的通知", disclosure="依申请公开", publish_date=None)
    later = a_policy(
        "later", title="关于密钥九七二的通知", publish_date="2030-01-01", written_date="2029-12-30"
    )
    site = public_site(a_site(a_policy("open"), secret, later))

    files = files_of(site, {"open": "正文", "secret": "密钥九七三", "later": "密钥九七四"})

    assert not any("密钥" in data.decode() or "密_" in data.decode() for data in files.values())
    assert opened(files).size == 1


def test_a_column_without_documents_is_searched() -> None:
    """Before the first document is published search finds nothing, and says so."""
    found = answer(opened(files_of(public_site(a_site()), {})), "低保")
    assert (found.total, found.rows, found.error) == (0, (), "")


def test_a_long_text_is_found_to_its_end() -> None:
    """A text in several files is checked across all of them, also where two meet."""
    text = a_text(1, 3 * PART)
    text = text[: PART - 2] + "甲乙丙丁" + text[PART + 2 :] + "戊己庚辛"
    site = public_site(a_site(a_policy("long"), a_policy("other")))
    shards = opened(files_of(site, {"long": text, "other": "乙丙。丁戊。甲乙"}))
    for query in ("甲乙丙丁", "戊己庚辛"):
        assert [shown.row.url for shown in answer(shards, query).rows] == ["policies/long.html"]


def test_files_are_ascii_named_calls() -> None:
    """Every file is one call with JSON that any browser can read, under an address of ASCII."""
    assert len({path.split("/")[1] for path in FILES if path.count("/") > 1}) == 1
    for path, data in FILES.items():
        assert path.isascii()
        assert path.startswith(f"{FOLDER}/")
        text = data.decode()
        assert json.loads(text.removeprefix("__zs(").removesuffix(")\n")) == value_of(text)


@pytest.mark.parametrize("text", ["", "var a = 1;", "__zs(1", "__zs(]\n)\n"])
def test_other_files_are_refused(text: str) -> None:
    """What is not ours is not read as if it were."""
    with pytest.raises(ValueError, match=r"."):
        value_of(text)

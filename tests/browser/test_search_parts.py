"""The parts of the browser's engine are equal to Python's: characters, numbers, Lunr's scores."""

from collections.abc import Iterator
from math import sqrt
from pathlib import Path
from unicodedata import category

import pytest
from lunr.builder import Builder
from lunr.query import QueryPresence
from playwright.sync_api import Browser, Page

from site_builder.output.built import read_built
from site_builder.search.character import folded
from site_builder.search.number import number_key
from site_builder.search.shards import Shards, open_shards
from site_builder.search.term import CLASS_COUNTS, K1, TITLE_BIT, TITLE_BOOST, pairs
from tests.corpus import CORPUS
from tests.search.test_number import STYLES

NUMBERS = CORPUS / "docnums.txt"
LUNR = """([asked, titlesOnly]) => SiteSearch.openShards("").then(function (shards) {
  var lists = new Map();
  return Promise.all(asked.map(function (term) {
    return shards.term(term).then(function (found) { lists.set(term, found); });
  })).then(function () {
    var holding = asked.map(function (term) {
      return new Set(lists.get(term).filter(function (_, at, all) {
        return at % 2 === 0 && (!titlesOnly || all[at + 1] >= SiteSearch.TITLE_BIT);
      }));
    });
    var numbers = Array.from(holding[0]).filter(function (n) {
      return holding.every(function (set) { return set.has(n); });
    });
    return SiteSearch.lunrScores(window.lunr, shards.size, asked, lists, numbers, titlesOnly);
  });
}).then(function (found) {
  return found.map(function (result) { return [+result.ref, result.score]; });
})"""


@pytest.fixture(scope="module")
def shards(demo: Path) -> Shards:
    """The demonstration's index, as Python reads it."""
    return open_shards(read_built(demo))


@pytest.fixture(scope="module")
def opened(browser: Browser, demo: Path) -> Iterator[Page]:
    """A page with the scripts of search."""
    root = demo.resolve().as_uri()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{root}/index.html")
    page.add_script_tag(url=f"{root}/assets/search.js")
    page.add_script_tag(url=f"{root}/assets/lunr.js")
    yield page
    context.close()


def test_every_character_folds_alike(opened: Page) -> None:
    """
    Each character of the basic plane, and some beyond, is folded to the same by both.

    Those that Unicode took in after Python's tables were made are left out.
    """
    every = (*range(0xD800), *range(0xE000, 0x10000), 0x1F600, 0x20BB7, 0x2F800)
    codes = [code for code in every if category(chr(code)) != "Cn"]
    fold = "(codes) => codes.map(function (c) { return SiteSearch.folded(String.fromCodePoint(c)); })"

    found = opened.evaluate(fold, codes)

    unlike = [c for c, theirs in zip(codes, found, strict=True) if theirs != folded(chr(c))]
    assert unlike == []


def test_numbers_are_read_alike(opened: Page) -> None:
    """Numbers in every style, and real ones where they lie beside the project, give the same keys."""
    texts = [
        *STYLES, "[2024]3号",
        "国务院令第711号", "公告2022年第3号", "公告〔十五届〕第30号", "第一千零一号令", "令第3号",
        "某某政府第12号令", "〔1956〕国办字第3号", "3号", "", "鲁、豫发〔2024〕1号",
    ]  # fmt: skip
    if NUMBERS.is_file():
        texts += NUMBERS.read_text("utf-8").splitlines()
    read = """(texts) => SiteSearch.loadScript("assets/suggestion.js").then(function () {
      return texts.map(function (text) {
        var key = SiteSearch.numberKey(text);
        return key && [key.prefix, key.year, key.serial];
      });
    })"""

    found = opened.evaluate(read, texts)

    ours = [[key.prefix, key.year, key.serial] if (key := number_key(text)) else None for text in texts]
    assert [(t, a, b) for t, a, b in zip(texts, ours, found, strict=True) if a != b] == []
    assert sum(key is not None for key in ours) > len(STYLES)


@pytest.mark.parametrize("titles_only", [False, True])
def test_lunr_over_shards_is_lunr_over_all(opened: Page, shards: Shards, titles_only: bool) -> None:
    """Documents, scores and order of Lunr over what the shards say are those of a full index of lunr.py."""
    titles = [list(dict.fromkeys(pairs(folded(shards.row(n).title).split()[0]))) for n in range(shards.size)]
    fields = {n: {"title": [], "text": []} for n in range(shards.size)}
    for term in sorted({term for found in titles for term in found}):
        for number, bits in shards.term(term):
            fields[number]["title"] += [term] * (bits >= TITLE_BIT)
            fields[number]["text"] += [term] * CLASS_COUNTS[bits % TITLE_BIT]
    builder = Builder()
    builder.b(0)
    builder.k1(K1)
    builder.ref("id")
    builder.field("title", boost=TITLE_BOOST)
    builder.field("text")
    for number, found in fields.items():
        builder.add({"id": str(number), **found})
    index = builder.build()
    for asked in [found[at : at + 3] for found in titles for at in (0, 4) if len(found) > 6][:60]:
        query = index.create_query(["title"] if titles_only else None)
        for term in asked:
            query.term(term, presence=QueryPresence.REQUIRED)

        wanted = [[int(result["ref"]), result["score"]] for result in index.query(query)]
        theirs = opened.evaluate(LUNR, [asked, titles_only])

        assert [(n, round(score * sqrt(3) * 1000)) for n, score in sorted(wanted, key=place)] == [
            (n, round(score * sqrt(3) * 1000)) for n, score in sorted(theirs, key=place)
        ]
        assert [score for _, score in theirs] == pytest.approx([score for _, score in wanted], abs=1e-9)


def place(result: list[float]) -> tuple[float, float]:
    """Give where a result stands; equal scores, which Lunr leaves as they come, by number."""
    return -round(result[1], 6), result[0]

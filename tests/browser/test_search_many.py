"""Where many documents hold the pairs of a phrase, both engines ask the traces, and answer alike."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from site_builder.output.built import read_built
from site_builder.search.exact import Asked
from site_builder.search.query import answer
from site_builder.search.report import answer_value
from site_builder.search.shards import Shards, open_shards
from tests.artifacts.search.columns import a_column, a_text, files_of

COUNT = 600  # documents, 512 of them settled
LONG = 2_000  # characters, in which pairs meet that are no phrase
ASKED_FOR: set[str] = set()  # files that Python's engine read
ASK = """([text, page]) => window.opened.query(text, {page: page}).then(function (answer) {
  delete answer.stale;
  return answer;
})"""


@pytest.fixture(scope="module")
def many(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A column of many long texts of few characters, with the scripts of search."""
    home = tmp_path_factory.mktemp("many")
    shutil.copytree(demo / "assets", home / "assets")
    site, plain = a_column(COUNT)
    texts = {name: a_text(seed, LONG) for seed, name in enumerate(plain)}
    for path, data in files_of(site, texts).items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_bytes(data)
    (home / "index.html").write_text("<!doctype html><meta charset=utf-8><title>test</title>")
    return home


@pytest.fixture(scope="module")
def shards(many: Path) -> Shards:
    """Its index, as Python reads it."""
    read = read_built(many)

    def noted(path: str) -> str:
        ASKED_FOR.add(path)
        return read(path)

    return open_shards(noted)


@pytest.fixture(scope="module")
def opened(browser: Browser, many: Path) -> Iterator[Page]:
    """A page that has opened it, from the disk."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{many.resolve().as_uri()}/index.html")
    page.add_script_tag(url="assets/search.js")
    page.evaluate("() => SiteSearch.open('').then(function (engine) { window.opened = engine; })")
    yield page
    context.close()


def phrases() -> list[str]:
    """Phrases of three to nine characters that stand in some text."""
    found = []
    for seed in range(60):
        random, text = Random(seed), a_text(seed * 7, LONG)
        words = [word for word in text.replace("，", "\n").replace("。", "\n").split() if len(word) > 2]
        word = random.choice(words)
        found.append(word[: 3 + seed % 7])
    return found


def test_both_engines_ask_the_traces_and_agree(opened: Page, shards: Shards) -> None:
    """Rows, order, counts and estimates are equal on the first page and on a later one."""
    asked: list[Any] = [(text, page) for text in phrases() for page in (1, 3)]
    for text, page in asked:
        ours = answer_value(answer(shards, text, Asked(page=page)))
        assert ours == opened.evaluate(ASK, [text, page]), (text, page)
    assert sum("/r/" in path for path in ASKED_FOR) > 10

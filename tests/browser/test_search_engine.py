"""The engine in the browser answers as the one in Python does, over http and from a disk."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from site_builder.output.built import read_built
from site_builder.search.exact import Asked
from site_builder.search.query import answer
from site_builder.search.report import answer_value
from site_builder.search.shards import Shards, open_shards

ASK = """([text, options]) => window.opened.query(text, options).then(function (answer) {
  delete answer.stale;
  return answer;
})"""
OPEN = """(base) => SiteSearch.open(base).then(function (engine) {
  window.opened = engine;
})"""
BAD_INPUT = [
    "", " ", "　", "税", "a", "1", "。，、", "😀", "😀低保", "<img src=x onerror=alert(1)>", "</script>",
    "(.*)+[", "\\", "$&", "__proto__", "constructor", "toString", "\u200b低\u200b保\u200b", "低保" * 1000,
    "低 保", "低\n保", "ＡＢＣ１２３", "㈠", "ﬁ", "ß", "İ", "Σ", "\ufeff低保", "𠮷野家", "null", "undefined",
]  # fmt: skip
WORDS = [
    "低保", "低保 申请", "吃低保", "最低生活保障", "义务教育", "义务教育入学", "醫療保險", "補貼", "房产证",
    "上学", "地保", "社报", "示政办发〔2026〕2号", "示政办发[2026]2号", "示政办发（2026）第２号",
    "〔2026〕2号", "[2026]4", "示民发〔2023〕8号 最低生活保障", "2026年", "12345", "示例区",
    "通知", "关于 通知", "dibao", "db", "Dibao", "老旧小区改造实施方案", "公积金贷款",
]  # fmt: skip
CHOICES: list[dict[str, Any]] = [
    {"scope": "title"},
    {"sort": "date"},
    {"page": 2},
    {"plain": True},
    {"facets": {"kind": ["政策解读"]}},
    {"facets": {"kind": ["政策文件", "政策解读"], "topic": ["社会救助"], "validity": ["现行有效"]}},
    {"facets": {"year": ["1999"]}},
    {"facets": {"organisation": ["示例区民政局"]}, "sort": "date", "scope": "title"},
]


def asked(options: dict[str, Any]) -> Asked:
    """Give the page's options as Python's."""
    return Asked(
        titles_only=options.get("scope") == "title",
        by_date=options.get("sort") == "date",
        facets=options.get("facets", {}),
        page=options.get("page", 1),
        plain=options.get("plain", False),
    )


@pytest.fixture(scope="module")
def shards(demo: Path) -> Shards:
    """The demonstration's index, as Python reads it."""
    return open_shards(read_built(demo))


@pytest.fixture(scope="module", params=["http", "file"])
def opened(request: pytest.FixtureRequest, browser: Browser, demo: Path, address: str) -> Iterator[Page]:
    """A page that has opened the index, over loopback or from the disk."""
    root = address if request.param == "http" else demo.resolve().as_uri()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{root}/index.html")
    page.add_script_tag(url=f"{root}/assets/search.js")
    page.evaluate(OPEN, "")
    yield page
    context.close()


def phrases(shards: Shards) -> list[str]:
    """Cut phrases of two to six characters, and titles, whole and in part, from the column itself."""
    found = []
    for number in range(0, shards.size, 3):
        row = shards.row(number)
        text = "".join(row.text.split())
        found.append(row.title if number % 2 else row.title[4:14])
        for length in range(2, 7):
            at = (number * 131 + length * 37) % max(1, len(text) - length)
            found.append(text[at : at + length])
    return found


@pytest.mark.parametrize("text", BAD_INPUT)
def test_bad_input_answers_as_python_does(opened: Page, shards: Shards, text: str) -> None:
    """Whatever is typed is answered, and equally."""
    assert answer_value(answer(shards, text)) == opened.evaluate(ASK, [text, {}])


def test_all_queries_answer_as_python_does(opened: Page, shards: Shards) -> None:
    """Words, titles, numbers and phrases of the column: rows, order, counts, marks and guesses are equal."""
    asking = WORDS + phrases(shards)
    assert len(asking) > 100
    for text in asking:
        assert answer_value(answer(shards, text)) == opened.evaluate(ASK, [text, {}]), text


@pytest.mark.parametrize("options", CHOICES, ids=lambda o: json.dumps(o, ensure_ascii=False))
def test_choices_answer_as_python_does(opened: Page, shards: Shards, options: dict[str, Any]) -> None:
    """Title or text, order, pages and facets change both engines' answers in the same way."""
    for text in WORDS:
        assert answer_value(answer(shards, text, asked(options))) == opened.evaluate(ASK, [text, options]), (
            text
        )


@pytest.mark.parametrize(
    ("typed", "meant"), [("dibao", "低保"), ("DB", "低保"), ("地保", "低保"), ("xyz", "")]
)
def test_what_was_meant_is_asked(shards: Shards, typed: str, meant: str) -> None:
    """Pinyin, its first letters and a wrong character of the same sound lead to the word."""
    assert answer(shards, typed).guess == meant


def test_half_a_character_is_nothing_to_search_for(opened: Page) -> None:
    """A lone half of a pair, as a broken keyboard sends it, is told to be empty."""
    found = opened.evaluate("""() => window.opened.query("\\ud83d")""")
    assert found["error"] == {"kind": "empty"}
    assert opened.evaluate("""() => window.opened.query("\\udc00低保")""")["total"] > 0


def test_lunr_and_arrays_rank_alike(opened: Page, shards: Shards) -> None:
    """Lunr is what ranks a column of this size; without it the typed arrays give the same answers."""
    assert shards.directory["lunr"]
    opened.evaluate(ASK, ["低保", {}])
    assert opened.evaluate("typeof window.lunr") == "function"
    with_lunr = [opened.evaluate(ASK, [text, {}]) for text in WORDS]
    opened.evaluate("() => { window.kept = window.lunr; window.lunr = null; }")
    try:
        assert with_lunr == [opened.evaluate(ASK, [text, {}]) for text in WORDS]
    finally:
        opened.evaluate("() => { window.lunr = window.kept; }")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("低保", "alias"),
        ("dibao", "alias"),
        ("shjz", "topic"),
        ("shehuijiuzhu", "topic"),
        ("zdshbz", "title"),
        ("老旧小区", "title"),
    ],
)
def test_suggestions(opened: Page, typed: str, wanted: str) -> None:
    """Topics, words and titles are suggested by their characters, initials and whole pinyin."""
    found = opened.evaluate("(text) => window.opened.suggest(text)", typed)
    assert wanted in [suggestion["type"] for suggestion in found]
    assert 0 < len(found) <= 8


@pytest.mark.parametrize("typed", ["", "，", "\U0001f600", "x" * 2000, "低保" * 1000, "<>"])
def test_bad_input_suggests_little(opened: Page, typed: str) -> None:
    """What nobody means suggests nothing, and breaks nothing."""
    assert opened.evaluate("(text) => window.opened.suggest(text)", typed) == []

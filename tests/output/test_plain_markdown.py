"""Headings and paragraphs made without the engine are what the engine makes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.output.departure import with_departures
from site_builder.output.markdown import _rendered, relinked, render, rendered_plainly, sanitised
from site_builder.output.plain_text import text_of
from tests.corpus import CORPUS

# Characters that mean something somewhere in the dialect, often at the beginning of a line, and text.
PIECES = [
    *"#-+=*_:>|~`\\<&[]()!\"'. \t\n\n\n\u3000\xa0\x85\u2028\u200b\x02",
    *(
        "1.",
        "1. ",
        "１. ",
        "  ",
        "\n\n",
        "\n#",
        "\n# ",
        "\n\n## ",
        "第五条　",
        *"\xa0\t>>",
        "（一）",
        "通知",
        "a",
        "[^1]: ",
        "~~~",
        "---",
    ),
]
SEEN = [
    *"# \n\n\n\u3000.-:1\"'",
    "\n\n",
    "\n# ",
    "\n### ",
    "第五条",
    "第五条　",
    *"\xa0\t>>",
    "\n\n第一条 ",
    "\n## 第二章",
    "第三条之二",
    "第十百条（",
    "（一）本办法自2024年1月1日起施行。",
    "a b",
    "３. ",
]


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(PIECES)), st.lists(st.sampled_from(SEEN))).map("".join))
def test_it_is_what_the_engine_makes_or_nothing(text: str) -> None:
    """Whatever stands in a body: the same HTML, headings and texts, or the engine is asked."""
    plain = rendered_plainly(text)
    if plain is not None:
        assert plain == replace(_rendered(sanitised(text)), is_plain=True)
        assert with_departures(relinked(plain.html, str.upper), "") == plain.html  # nothing leads out
        assert text_of(plain) == text_of(replace(plain, is_plain=False))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("第一段\n第二行\n\n\n第二段", "<p>第一段\n第二行</p>\n<p>第二段</p>"),
        (
            "# 一、总则\n为了……\n## 二、附则",
            '<h2 id="s1">一、总则</h2>\n<p>为了……</p>\n<h2 id="s2">二、附则</h2>',
        ),
        ("1.申请。\n2.受理。", "<p>1.申请。\n2.受理。</p>"),
        ("\u3000\u3000缩进的一段", "<p>缩进的一段</p>"),
    ],
)
def test_headings_and_paragraphs_need_no_engine(text: str, html: str) -> None:
    """The common shape of an official document."""
    plain = rendered_plainly(text)

    assert plain is not None
    assert plain.html == html


@pytest.mark.parametrize(
    "text",
    [
        "- 项",
        "1. 项",
        "a | b",
        "**重**",
        "<b>",
        "&lt;",
        "    代码",
        "标题\n===",
        "行尾  \n换行",
        "一\\.",
        "# ",
        "a # b",
    ],
)
def test_what_means_something_goes_to_the_engine(text: str) -> None:
    """A sign of the dialect, and what the engine strips or escapes in a way of its own."""
    assert rendered_plainly(text) is None


def test_most_real_documents_are_plain_and_equal() -> None:
    """Every law of the corpus: the same HTML, and nine of ten need no engine."""
    texts = [
        path.read_text("utf-8").partition("<!-- INFO END -->")[2]
        for path in sorted((CORPUS / "laws").rglob("*.md"))[::4]
    ]
    if not texts:
        pytest.skip(f"no laws in {CORPUS}")
    plain = {text: found for text in texts if (found := rendered_plainly(text)) is not None}

    assert len(plain) > 0.9 * len(texts)
    assert all(found == replace(_rendered(sanitised(text)), is_plain=True) for text, found in plain.items())


def test_markup_in_what_is_plain_is_impossible() -> None:
    """No sanitiser is asked, for nothing that opens a tag or an entity passes."""
    assert "<script" not in render("<script>alert(1)</script>").html
    assert rendered_plainly("a<b") is None
    assert rendered_plainly("a&#60;b") is None

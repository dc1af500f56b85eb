"""What is not searched again was searched, wherever it stands."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.output.leak import Search, search_all
from site_builder.output.squeezed import BETWEEN, squeezed
from site_builder.output.stretch import Clean
from site_builder.output.view import views

SECRET = "关于内部人员轮岗安排的请示"
PARTS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<",
        ">",
        "关于内部",
        "人员轮岗",
        "安排的请示",
        SECRET,
        '<a title="',
        '">',
        "<a title='",
        "'>",
        '<i id="a>b">',
        "<!--",
        "-->",
        "\\u003c",
        "%E5",
        "%86",
        "\n",
        "公开",
        "<b",
        "&lt;",
        "&#20851;于内部",
    ]
)
TAG = r"""<(?:[^<>"']|"[^"<]*"|'[^'<]*')*>|<[^<>]*>"""
PAGES = st.lists(st.lists(PARTS, max_size=14).map("".join), min_size=1, max_size=6)


def searched(search: Search, pages: list[str]) -> list[bool]:
    """Tell for each page whether it is found to hold the secret."""
    for number, page in enumerate(pages):
        (search.folder / f"{number}.html").write_text(page)
    return [bool(found) for found in search_all(search, tuple(f"{n}.html" for n in range(len(pages))))]


@given(PAGES, PAGES)
def test_stretches_that_are_known_hide_nothing(before: list[str], pages: list[str]) -> None:
    """A secret is found where it stands, whatever was searched before and was clean."""
    clean = Clean(is_whole=False)
    for page in before:
        ways = list(views("", page.encode(), clean))
        clean.settle(is_clean=SECRET not in squeezed(BETWEEN.join(ways)))
    for page in pages:
        read = squeezed(BETWEEN.join(views("", page.encode(), clean)))
        whole = squeezed(BETWEEN.join(views("", page.encode())))
        assert (SECRET in read) == (SECRET in whole)
        clean.settle(is_clean=SECRET not in read)


@given(st.text(st.sampled_from("<>pa=密 \n\"'"), max_size=40))
def test_a_text_without_tags_is_what_stands_between_them(text: str) -> None:
    """Whatever brackets it holds, paired or not."""
    assert Clean(is_whole=False).parted(text)[0] == re.sub(TAG, "", text)


def test_every_page_that_holds_a_secret_is_named(tmp_path: Path) -> None:
    """Also where it stands in the same stretch on several, one behind the other."""
    search = Search(folder=tmp_path, texts=(SECRET,))
    pages = [f"<p>公开</p><p>{SECRET}</p><p>{number}</p>" for number in range(3)]

    assert searched(search, ["<p>公开</p>", *pages, "<p>公开</p>"]) == [False, True, True, True, False]
    assert searched(search, ["<p>公开</p>", *pages, "<p>公开</p>"]) == [False, True, True, True, False]


def test_a_secret_with_a_bracket_is_found_across_stretches(tmp_path: Path) -> None:
    """As a page may hold it that forgot to escape."""
    search = Search(folder=tmp_path, texts=(squeezed("密度<0.5时停止作业并疏散"),))

    assert searched(search, ["<p>密度", "<p>密度<0.5时停止作业并疏散</p>"]) == [False, True]


@pytest.mark.parametrize(
    "page",
    [
        f'<p title="> {SECRET}">这一段后面的话很长，长到不必连着标签再查一遍，所以要单独写明</p>',
        f"<p title='\"> {SECRET}\"'>这一段后面的话很长，长到不必连着标签再查一遍，所以要单独写明</p>",
        f'<meta content="> {SECRET}">这一段后面的话很长，长到不必连着标签再查一遍，所以要单独写明',
        f'<a href="{SECRET}">这一段后面的话很长，长到不必连着标签再查一遍，所以要单独写明</a>',
        f"<a title={SECRET}>这一段后面的话很长，长到不必连着标签再查一遍，所以要单独写明</a>",
        f"1<2，{SECRET}>后面的话很长，长到不必连着标签再查一遍，所以要单独写明",
    ],
)
def test_a_secret_in_a_tag_is_found_on_every_page(page: str, tmp_path: Path) -> None:
    """Whatever the tag looks like, and however often it stands on others."""
    search = Search(folder=tmp_path, texts=(SECRET,))

    assert searched(search, [page] * 4 + ["公开" * 40_000, page]) == [True] * 4 + [False, True]

"""An article's anchor follows from its number, so that what somebody cited is found again."""

import re

import pytest

from site_builder.output.markdown import render

ANCHOR = re.compile(r'<\w+ id="([^"]+)"[^>]*>(?:<strong>)?<a class="clause" href="#([^"]+)">([^<]+)</a>')


def anchors(body: str) -> dict[str, str]:
    """Give the number of every article and chapter by its anchor; each leads to itself."""
    found = ANCHOR.findall(render(body).html)
    assert all(own == target for own, target, _ in found)
    return {own: written for own, _, written in found}


@pytest.mark.parametrize(
    ("written", "anchor"),
    [
        ("第五条　学校服务范围", "article-5"),
        ("第五条 学校服务范围", "article-5"),
        ("第一百二十条　本办法", "article-120"),
        ("第十条之二　本办法", "article-10-2"),
        ("第5条　本办法", "article-5"),
        ("第五条【服务范围】学校", "article-5"),
        ("第五条（服务范围）学校", "article-5"),
        ("**第五条**　学校", "article-5"),
        ("**第五条　学校服务范围**", "article-5"),
        ("### 第五条　学校", "article-5"),
        ("### 第五条", "article-5"),
        ("## 第三章　附则", "chapter-3"),
    ],
)
def test_the_number_names_the_anchor(written: str, anchor: str) -> None:
    """However an article is written, its number is its anchor."""
    assert list(anchors(f"导言。\n\n{written}")) == [anchor]


@pytest.mark.parametrize(
    "written",
    ["第五条规定的情形除外。", "依照第五条　办理", "第五项　学校", "第条　学校", "- 第五条　学校",
     "“第五条　学校", "第十百条　学校", "第五章程　学校"],
)  # fmt: skip
def test_a_sentence_about_an_article_is_none(written: str) -> None:
    """A reference, a quotation and a number that is none get no anchor."""
    assert anchors(written) == {}


def test_an_anchor_stays_when_text_is_added_above() -> None:
    """A new paragraph above moves no anchor of an article."""
    body = "第一条　甲。\n\n第二条　乙。"

    assert anchors(body) == anchors(f"新的一段。\n\n## 新的标题\n\n{body}")


def test_a_second_text_has_anchors_of_its_own() -> None:
    """Where numbers begin again, in an annexed text, the anchors tell the texts apart."""
    body = "第一条　甲。\n\n第二条　乙。\n\n## 附：另一办法\n\n第一条　丙。\n\n第二条　丁。"

    found = ["article-1", "article-2", "text-2-article-1", "text-2-article-2"]
    assert list(anchors(body)) == found


def test_the_contents_lead_to_the_same_anchor() -> None:
    """A heading with a number has one anchor, that of its number, and the contents know it."""
    rendered = render("## 第一章　总则\n\n第一条　甲。\n\n## 附件目录")

    assert [heading.id for heading in rendered.headings] == ["chapter-1", "s2"]
    assert all(f'id="{heading.id}"' in rendered.html for heading in rendered.headings)


def test_the_words_stay_as_they_are() -> None:
    """What is searched and checked holds the article as it was written."""
    assert render("第五条　学校").plain == "第五条　学校"

"""Crawled text becomes Markdown that shows the same words."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.importing.clean import clean_body, clean_line, without_info
from site_builder.output.markdown import render


@pytest.mark.parametrize(
    ("crawled", "expected"),
    [
        ("　　第一段。　　第二段。", "第一段。\n\n第二段。"),
        ("第一段。\n第二段。\r\n第三段。", "第一段。\n\n第二段。\n\n第三段。"),
        ("\ufeff甲\u200b乙\u2060丙\xad", "甲乙丙"),
        ("甲\xa0\xa0乙\u2002丙", "甲 乙 丙"),
        ("甲&nbsp;乙&lt;1&#12288;&#12288;丙", "甲 乙&lt;1\n\n丙"),
        ("<p>甲</p><p class=x>乙<br/>丙</p>", "甲\n\n乙\n\n丙"),
        ("甲<span style='a'>乙</span><!-- 丙 --><script>丁</script>", "甲乙"),
        ("印发<某某办法>的通知", "印发〈某某办法〉的通知"),
        ("<关于<某法>的决定>", "〈关于〈某法〉的决定〉"),
        ("# 井号\n    缩进\n> 引用\n- 横线\n1. 数字\n: 冒号", None),
        ("## 第一章　总　　则", "## 第一章 总则"),
        ("## 第二章\t监督  管理", "## 第二章 监督 管理"),
        ("第一条　　为了规范。", "第一条　为了规范。"),
        ("40*4=160，O_3，[2016]101号", "40\\*4=160，O\\_3，\\[2016]101号"),
        ("[甲](javascript:alert(1))", "\\[甲]&#40;javascript:alert(1))"),
        ("[甲]: http://a.example", "\\[甲]&#58; http://a.example"),
        ("|甲|乙|\n|-|-|\n|<丙>|1*1|", "|甲|乙|\n|-|-|\n|〈丙〉|1\\*1|"),
        ("|甲|\n|乙|", "|甲|\n\n|乙|"),
        ("<!-- 没有结束", "&lt;!-- 没有结束"),
        ("", ""),
    ],
)
def test_cleaned(crawled: str, expected: str | None) -> None:
    """Each left-over of a crawl has one remedy."""
    cleaned = clean_body(crawled)

    if expected is None:
        assert set(re.findall(r"<(\w+)", render(cleaned).html)) == {"p"}
    else:
        assert expected == cleaned


PIECES = st.sampled_from(
    ["<", ">", "</", "<script>", "</script>", "<br>", "<b", "<!--", "-->", "&", "&lt;", "&amp;",
     "&#", "60;", "lt;", "nbsp;", "\\", "*", "_", "`", "```", "[", "]", "(", ")", ":",
     "#", "## ", "> ", "- ", "---", "1.", "~~~", "|", "|-|", "　　", "　", " ", "\t", "\n",
     "\u200b", "\xa0", "\ud800", "甲", "第一条", "a", "!", "=", "{", "}", "\x02",
     "onclick=", "javascript:", "\u2028"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=80))


@given(TEXTS)
@example("<甲<乙>丙>")
@example("&amp;nbsp;&am&#112;;")
@example("`<script>`\n```\n<b>\n```")
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """What was cleaned is clean."""
    once = clean_body(text)

    assert once == clean_body(once)


@given(TEXTS)
@example("甲\n: 乙\n\n:  丙")
@example("甲[^1]\n[^1]: 乙")
@example("<甲\n|甲|\n|-|\n|<img src=x onerror=y>|")
@example("|[甲](x)|\n|-|\n|`<b>`|")
@example("~~~\n<script>\n~~~")
def test_never_active(text: str) -> None:
    """Cleaned text makes paragraphs, headings and tables, never a link, a script or code."""
    cleaned = clean_body(text)

    html = re.sub(r'<a class="clause" href="#[a-z0-9-]+">', "", render(cleaned).html)  # our own anchors

    allowed = {"p", "h2", "h3", "h4", "h5", "h6"}
    allowed |= {"div", "table", "thead", "tbody", "tr", "th", "td"}
    assert set(re.findall(r"<(\w+)", html)) <= allowed
    assert "<" not in cleaned


@given(TEXTS)
def test_a_line_is_one_line_of_plain_text(text: str) -> None:
    """A title keeps no line break, no unseen character and no angle bracket."""
    line = clean_line(text)

    assert not re.search(r"[<>\n\r\u200b\u2028\ud800]", line)
    assert line == line.strip()
    line.encode()


@pytest.mark.parametrize("sign", ["<", "<!--", "<b", "<甲", " ", "　", "&", "&#", "[", "*", "\\", "|"])
def test_hostile_text_costs_no_more_than_its_length(sign: str) -> None:
    """A hundred thousand signs that open and never close are cleaned at once."""
    assert isinstance(clean_body(sign * 100_000), str)


def test_the_info_block_becomes_a_note() -> None:
    """The lines before INFO END say when the text was adopted; the title among them goes."""
    head = "# 某条例\n\n2001年2月3日 某会议通过\n\n2004年5月6日 施行）\n\n"
    text = f"{head}<!-- INFO END -->\n\n第一条 略"

    note, body = without_info(text)

    assert note == "2001年2月3日 某会议通过　2004年5月6日 施行"
    assert body.strip() == "第一条 略"

"""A public document may not say, in whatever spelling, what is withheld, nor carry its attachments."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.model.finder import TOGETHER
from site_builder.model.kinds import Policy
from site_builder.model.letters import letters_in
from site_builder.model.paragraph import letters
from site_builder.model.published import folded, plainly_folded
from site_builder.problem import Place
from site_builder.rules import d502_withheld_cited, d517_withheld_repeated
from site_builder.rules.d502_withheld_cited import withheld_cited, withheld_names
from site_builder.rules.d517_withheld_repeated import (
    sentences_of,
    withheld_repeated,
    withheld_sentences,
)
from tests.builders import CODE, a_policy, a_site

SECRET = a_policy(
    "secret", disclosure="不予公开", ground="16-1", publish_date=None, title="关于内部人员轮岗安排的请示",
    doc_no="示密发〔2026〕1号", index_no=f"{CODE}/2026-09001",
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "column", "length"),
    [
        ("见示密发〔2026〕1号文", 2, 11),
        ("见示密发[2026]1号文", 2, 11),
        ("见示密发（2026）1号文", 2, 11),
        ("见示密发 〔２０２６〕 1 号文", 2, 14),
        ("《关于内部人员 轮岗安排的请示》", 2, 14),
        (f"索引号 {CODE}/2026-09001。", 5, 29),
    ],
)
def test_every_spelling_is_found_at_its_place(line: str, column: int, length: int) -> None:
    """Brackets, width and spaces don't hide a number or a title; the caret stands under what is there."""
    site = a_site(SECRET, a_policy("open", body=line))

    [(place, message)] = withheld_cited.check(site, withheld_names(site))

    assert (column, length) == (place.column, place.length), line[place.column - 1 :][: place.length]
    assert "是不公开的文件" in message


def test_every_printed_field_is_searched() -> None:
    """A keyword gives a document away as its title does."""
    site = a_site(SECRET, a_policy("open", keywords=["轮岗", "示密发〔2026〕1号"]))

    assert len(list(withheld_cited.check(site, withheld_names(site)))) >= 1


def test_every_character_is_folded_as_it_is_plainly() -> None:
    """The quick way knows few characters, and those as the slow one does."""
    characters = [chr(code) for code in range(0x20000)]

    assert [plainly_folded(c) for c in characters] == [folded(c) for c in characters]


@given(st.text(st.one_of(st.characters(), st.sampled_from("第一条 ，,:（(〔*…ＡAa２2\u0301\u3099\n、。~—-"))))
def test_every_text_is_folded_as_it_is_plainly(text: str) -> None:
    """Letters that join with those beside them, too."""
    assert plainly_folded(text) == folded(text)


@given(
    st.text(
        st.one_of(
            st.characters(), st.sampled_from("第一条 ，,:（(〔*…ＡAa２2㎡⑴ß가\u0301\u3099\uff9e\n、。~—-")
        )
    )
)
@example("ｶ\uff9e")
@example("\U00020000甲\ud800")
def test_the_letters_of_a_text_are_those_of_the_folded_text(text: str) -> None:
    """A table of characters gives what folding and leaving out give, also where they are first met."""
    expected = letters(folded(text))

    assert [expected] * 2 == [letters_in(text).decode("utf-16-le", "surrogatepass") for _ in range(2)]


def test_the_letter_of_every_character() -> None:
    """Of each alone, and behind one that others join with."""
    for code in range(0x20000):
        text = f"e{chr(code)}"
        assert letters(folded(text)).encode("utf-16-le", "surrogatepass") == letters_in(text), hex(code)


NAMES = ("关于内部人员轮岗安排的请示", "示密发〔2026〕1号", "AB 计划（一）")


@given(st.lists(st.sampled_from([*NAMES, *"关于内部（[2026]ＡＢab计划1号 \n*《"]), max_size=8).map("".join))
def test_a_name_that_is_said_is_in_the_letters(body: str) -> None:
    """Letters alone are looked at first, in a large column."""
    record = a_policy("open", body=body).record

    if any(folded(name) in folded(body) for name in NAMES):
        assert d502_withheld_cited._by_letters(NAMES)(record)


def test_a_name_without_letters_is_looked_for_plainly() -> None:
    """Nothing of it would be left to look for."""
    assert d502_withheld_cited._by_letters(("——————", *NAMES)) is None


def test_names_are_found_by_their_letters_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large column says the same as a small one."""
    monkeypatch.setattr(d502_withheld_cited, "MANY", 0)
    site = a_site(SECRET, a_policy("open", body="见示密发[２０２６] 1号文"), a_policy("other", body="正文"))

    [(place, _)] = withheld_cited.check(site, withheld_names(site))

    assert (place.column, place.length) == (2, 12)


INNER = "拟于三月上旬将窗口人员分成两组轮换到后台岗位，轮岗期间的绩效考核另行研究"


def a_draft(body: str) -> Policy:
    """Give a withheld document."""
    return a_policy(
        "inner",
        disclosure="不予公开",
        ground="16-1",
        publish_date=None,
        title="关于窗口人员轮岗的请示",
        body=body,
    )


def repeated(draft: Policy, **public: Any) -> list[tuple[Place, str]]:
    """Give what is found in a public document beside the draft."""
    site = a_site(draft, a_policy("open", **public))
    heard = {document.record.path: sentences_of(document) for document in site.withheld}
    return list(withheld_repeated.check(site, withheld_sentences(site, heard)))


@pytest.mark.parametrize(
    "copy",
    [
        f"（二）{INNER}。",
        f"- **{INNER}**；",
        f"会议提出：“{INNER}”",
        INNER.replace("，", ",").replace("三月", " 三 月 "),
        f"{INNER[:14]}\n{INNER[14:]}",
        f"| 1 | {INNER} |",
        INNER.replace("，", "；"),
    ],
)
def test_a_withheld_sentence_is_found_in_a_public_document(copy: str) -> None:
    """Without its number, in other marks, or broken over two lines; both files and the words are named."""
    draft = f"一、背景\n\n1. {INNER[:20]}\n{INNER[20:]}。"

    [(place, message)] = repeated(a_draft(draft), body=f"正文。\n\n{copy}")

    assert place.line in (11, 13)
    assert message.startswith("「拟于三月上旬将窗口人员分成两组轮换到后台……」和没有公开的文件")
    assert message.endswith(" content/policies/inner.md 里的一句话一样")


@pytest.mark.parametrize("draft", ["会议认为：“{}。”", "| 第一批 | {} |", "《轮岗方案》：{}"])
def test_a_part_of_a_withheld_sentence_is_found(draft: str) -> None:
    """What stands between quotation marks, behind a colon or in a cell of a table."""
    assert repeated(a_draft(draft.format(INNER)), body=f"{INNER}。")


def test_every_line_is_named_and_the_first_is_quoted() -> None:
    """In the order in which an editor reads, whatever comes first in the draft."""
    other = "对全年考核排名靠后的窗口人员由所在单位负责人逐一谈话并且书面说明情况"

    [(place, message)] = repeated(a_draft(f"{other}。\n\n{INNER}。"), body=f"{INNER}。\n\n甲。\n\n{other}。")

    assert message.startswith("「拟于三月上旬")
    assert message.endswith(f"一样，第 {place.line + 4} 行也有")


def test_many_documents_are_read_to_the_same_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """By arrays, which tell what looking for each sentence tells; each document that says one is named."""
    bodies = [INNER if n % TOGETHER == n // TOGETHER else INNER[: 20 + n % 9] for n in range(3 * TOGETHER)]
    public = [a_policy(f"open{n}", body=f"正文。\n\n{body}。") for n, body in enumerate(bodies)]
    site = a_site(a_draft(INNER), *public)
    said = withheld_sentences(site, {d.record.path: sentences_of(d) for d in site.withheld})
    few = list(withheld_repeated.check(site, said))
    monkeypatch.setattr(d517_withheld_repeated, "MANY", 0)

    assert list(withheld_repeated.check(site, said)) == few
    assert len(few) == bodies.count(INNER) == 3


def test_a_sentence_in_a_summary_is_told_at_the_title() -> None:
    """No line of the body holds it."""
    [(place, _)] = repeated(a_draft(INNER), summary=INNER, body="正文。")

    assert place == a_site(a_policy("open")).documents[0].at("title")


@pytest.mark.parametrize(
    ("draft", "public"),
    [
        (INNER[:20] + "。", {"body": INNER[:20] + "。"}),
        ("各镇人民政府，各街道办事处，区政府各部门，各直属机构，各人民团体：", {}),
        (f"{INNER}。", {"title": "窗口人员轮岗"}),
    ],
)
def test_what_many_documents_say_is_not_told(draft: str, public: dict[str, str]) -> None:
    """Short sentences, whom a document is addressed to, and what a final text has of its own draft."""
    assert not repeated(a_draft(draft), **{"body": draft, **public})

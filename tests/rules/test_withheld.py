"""A public document may not say, in whatever spelling, what is withheld, nor carry its attachments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.rules.d502_withheld_cited import folded, plainly_folded, withheld_cited, withheld_names
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

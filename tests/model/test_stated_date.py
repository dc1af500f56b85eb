"""A body's statements of its own first and last day are found, whatever the text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.mark import disclosure_marks
from site_builder.model.secrecy import circulation_marks, secrecy_marks
from site_builder.model.stated_date import stated_effects
from site_builder.model.stated_repeal import stated_repeals
from tests.builders import a_policy


@pytest.mark.parametrize(
    ("body", "effective", "expire", "months"),
    [
        ("本办法自2022年6月1日起施行，有效期至2027年5月31日。", date(2022, 6, 1), date(2027, 5, 31), None),
        ("第九条本细则自发布之日起施行，有效期五年。", None, None, 60),
        ("第十条　本办法有效期5年，自2012年9月10日起施行。", date(2012, 9, 10), None, 60),
        ("本办法由省科技厅负责解释，自印发之日起执行，有效期三年。", None, None, 36),
        ("现予公布，自2022年10月1日起施行。", date(2022, 10, 1), None, None),
        ("本法自一九九七年一月一日起施行。", date(1997, 1, 1), None, None),
        ("本实施细则自印发之日起施行，有效期到2025年12月31日。", None, date(2025, 12, 31), None),
        ("本办法自颁布之日起施行，有效期两年。", None, None, 24),
        ("本办法自2024年6月1日起施行，有效期五年零一个月。", date(2024, 6, 1), None, 61),
        ("本规定自2024年6月1日起施行，有效期三年六个月。", date(2024, 6, 1), None, 42),
        ("本通知自2024年6月1日起施行，有效期6个月。", date(2024, 6, 1), None, 6),
        ("本办法自2024年6月1日起施行，有效期暂定三年。", date(2024, 6, 1), None, 36),
        ("第十二条　本办法有效期为三年。", None, None, 36),
        ("本办法有效期至2029年5月31日。", None, date(2029, 5, 31), None),
        ("本办法自2024年6月1日施行，2029年5月31日废止。", date(2024, 6, 1), date(2029, 5, 31), None),
        ("本办法自2024年6月1日起施行，自2029年6月1日起废止。", date(2024, 6, 1), date(2029, 5, 31), None),
        ("本办法自2024年6月1日起施行，2019年3月1日发布的《甲》同时废止。", date(2024, 6, 1), None, None),
    ],
)  # the forms of the first seven are from real documents
def test_a_statement_is_read(
    body: str, effective: date | None, expire: date | None, months: int | None
) -> None:
    """As provincial departments write it, with and without spaces."""
    [found] = stated_effects(a_policy(body=body).record)

    assert (found.effective, found.expire, found.months) == (effective, expire, months)


PIECES = st.lists(
    st.sampled_from(
        [
            *"本办法自起施行至到，。《》（）“”★\n#`*[] ",
            "2022年6月1日",
            "有效期",
            "五年",
            "同时废止",
            "此件",
            "公开",
            "机密",
            "发至县团级",
            "内部资料",
            "号",
        ]
    ),
    max_size=60,
)


@given(PIECES.map("".join))
def test_places_lie_in_the_body(body: str) -> None:
    """Whatever the text, what is told stands where it is said to stand."""
    record = a_policy(body=body).record
    lines = body.split("\n")

    for told in (
        *stated_effects(record),
        *stated_repeals(record),
        *disclosure_marks(record),
        *secrecy_marks(record),
        *circulation_marks(record),
    ):
        line = lines[told.place.line - record.body_line]
        shown = line[told.place.column - 1 :][: told.place.length]
        assert len(shown) == told.place.length
        assert "[" in line or "*" in line or "`" in line or shown == told.text

"""Personal data in a body has its line and column, in tables and outside."""

import pytest

from site_builder.model.personal_data.body import personal_data_in_body
from site_builder.model.personal_data.masked_body import masked_in_body

ID = "11010519491231002X"
BODY = f"""\
申请人：{ID}

| 姓名 | 身份证号 |
| --- | :---: |
| 张三 |  {ID}  |
李四 | 110105194912310021
"""


def test_places() -> None:
    """Each match stands where the body has it."""
    lines = BODY.split("\n")

    found = list(personal_data_in_body(BODY, "示例"))

    assert [f.line for f in found] == [4, 5, 0]
    for item in found:
        assert lines[item.line][item.column :].startswith(item.datum.text)
    assert [f.datum.is_certain for f in found] == [True, False, True]


def test_a_table_is_named_by_the_line_above_it() -> None:
    """The caption says whose names they are."""
    body = "孤儿名单\n\n| 姓名 | 镇 |\n|---|---|\n| 张* | 示例镇 |\n"

    [found] = personal_data_in_body(body, "")

    assert (found.line, found.column, found.datum.text) == (2, 2, "姓名")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("手机 138****5678", [("138****5678", 3, 4)]),
        (
            "| 姓名 | 证件号 |\n|---|---|\n| 张* | 1101\\*\\*\\*\\*002X |",
            [("张*", 0, 0), ("1101\\*\\*\\*\\*002X", 4, 4)],
        ),
        ("**2024**年 3*4", []),
        ("身份证 11010519491231****", []),  # shows too much, which is another fault
    ],
)
def test_masks(body: str, expected: list[tuple[str, int, int]]) -> None:
    """A mask shows so many characters at its head and its tail; a name is whole in its cell."""
    found = list(masked_in_body(body))

    assert expected == [
        (f.text, f.number.head if f.number else 0, f.number.tail if f.number else 0) for f in found
    ]

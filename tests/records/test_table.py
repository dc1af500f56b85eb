"""A CSV list has rows whose cells know their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.problem import Fault
from site_builder.records.source import Source
from site_builder.records.table import read_table

COLUMNS = ("sector", "name", "phone")


def read(text: str) -> tuple[list[dict[str, str | None]], list[tuple[int, Fault]]]:
    """Read a table; give plain rows, and line and fault of what was found."""
    rows, findings = read_table(Source(path="a.csv", text=text), COLUMNS)
    return [row.plain() for row in rows], [(f.place.line, f.fault) for f in findings]


def test_rows_are_mappings() -> None:
    """Columns may stand in any order and be left out; blank lines are passed over."""
    rows, found = read('name,sector\n"甲,乙",供水\n\n丙,\n')

    assert found == []
    assert rows == [{"name": "甲,乙", "sector": "供水"}, {"name": "丙", "sector": None}]


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("", 0, Fault.TABLE_SHAPE),
        ("sector,nme\n", 1, Fault.TABLE_SHAPE),
        ("sector,sector\n", 1, Fault.TABLE_SHAPE),
        ("sector,name\n甲\n", 2, Fault.TABLE_SHAPE),
        ("sector,name\n甲,乙,丙\n", 2, Fault.TABLE_SHAPE),
        ('sector,name\n"甲,乙\n', 2, Fault.TABLE_SHAPE),
        ("sector,name\n=1+1,乙\n", 2, Fault.FORMULA_CELL),
        ("sector,name\n甲,@SUM(A1)\n", 2, Fault.FORMULA_CELL),
    ],
)
def test_a_bad_table_is_told_by_line(text: str, line: int, fault: Fault) -> None:
    """A ragged row, an unknown column, an open quote, a formula: each has its line."""
    _, found = read(text)

    assert (line, fault) in found


def test_good_rows_are_kept_beside_a_ragged_one() -> None:
    """All problems of a list are found in one pass."""
    rows, found = read("sector,name\n甲\n乙,丙\n丁,戊,己\n")

    assert [row["name"] for row in rows] == ["丙"]
    assert [line for line, _ in found] == [2, 4]


def test_a_cell_is_found_at_its_place() -> None:
    """The caret stands under the very cell, quoted ones before it or not."""
    text = 'sector,name,phone\n"供,水",示例公司,053a\n'
    rows, _ = read_table(Source(path="a.csv", text=text), COLUMNS)

    place = rows[0].at(("phone",))

    line = text.split("\n")[1]
    assert line[place.column - 1 : place.column - 1 + place.length] == "053a"


@given(st.text())
def test_no_text_crashes(text: str) -> None:
    """Every table is rows or findings."""
    read(text.replace("\r", "").replace("\0", ""))
    read("sector,name\n" + text.replace("\r", "").replace("\0", ""))

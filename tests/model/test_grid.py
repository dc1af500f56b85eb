"""Tables are divided into cells as the engine divides them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.grid import grids
from site_builder.output.markdown import render
from tests.builders import a_policy

CELL = st.sampled_from(["`甲|乙`", "甲\\|乙", "\\`"]) | st.text("甲1\\-: ", max_size=4).map(
    lambda cell: f"乙{cell}乙"
)


@given(st.lists(CELL, min_size=2, max_size=5))
def test_cells_are_counted_as_the_engine_counts_them(cells: list[str]) -> None:
    """A head of n cells is one of n columns, escapes and code within them or not."""
    body = f"| {' | '.join(cells)} |\n|{'---|' * len(cells)}\n"

    [grid] = grids(a_policy("a", body=body).record)

    heads = len(re.findall(r"<th scope=\"col\"", render(body).html))
    if heads > 0:
        assert heads == len(grid.rows[0].cells)


def test_rows_without_a_ruling_are_no_table() -> None:
    """The engine makes a paragraph of them."""
    [grid] = grids(a_policy("a", body="| a | b |\n| 1 | 2 |").record)

    assert not grid.is_table
    assert "<table" not in render("| a | b |\n| 1 | 2 |").html

"""Numbers in Han characters are read and written."""

import pytest

from site_builder.model.chinese_numeral import chinese_integer, han_integer


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"),
     (99, "九十九"), (100, "一百"), (101, "一百零一"),
     (110, "一百一十"), (111, "一百一十一"), (1001, "一千零一"),
     (1010, "一千零一十"), (1260, "一千二百六十")],
)  # fmt: skip
def test_articles_are_counted_as_they_are_spoken(number: int, written: str) -> None:
    """The longest law, the civil code, has 1260 articles."""
    assert written == han_integer(number)


def test_what_is_written_can_be_read() -> None:
    """Every number of an article comes back."""
    assert [chinese_integer(han_integer(n)) for n in range(1, 10_000)] == list(range(1, 10_000))

"""A spoken question is searched for what it is about, where nothing holds the whole of it."""

import pytest

from site_builder.search.spoken import cores


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("办低保要什么材料", ("办低保 材料", "办低保")),
        ("怎么申请低保", ("申请低保", "低保")),
        ("低保多少钱一个月", ("低保",)),
        ("孩子上学怎么报名？", ("孩子上学 报名", "孩子上学")),
        ("租房补贴", ()),
        ("怎么办理", ("办理",)),
        ("", ()),
        ("申请", ()),
    ],
)
def test_words_of_asking_are_left_out(query: str, expected: tuple[str, ...]) -> None:
    """First those of asking, then those of doing too; what says nothing is not asked."""
    assert cores(query) == expected

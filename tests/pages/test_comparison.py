"""Two texts side by side: nothing lost, nothing invented, and bounded whatever is compared."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.pages.comparison import Change, Run, compared

PARAGRAPH = st.text(alphabet="甲乙丙丁一二第条，。1a ", min_size=1, max_size=12)
TEXT = st.lists(PARAGRAPH, max_size=12)


def joined(runs: tuple[Run, ...]) -> str:
    """Give the words of a paragraph."""
    return "".join(run.text for run in runs)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_back(old: list[str], new: list[str]) -> None:
    """Every paragraph of both stands in one step, in its order, whole."""
    steps = compared(old, new)

    assert [joined(s.old) for s in steps if s.old] == old
    assert [joined(s.new) for s in steps if s.new] == new


@given(TEXT)
def test_a_text_is_like_itself(text: list[str]) -> None:
    """Nothing is told as changed where nothing is."""
    assert {s.change for s in compared(text, text)} <= {Change.SAME}


def test_words_are_marked_in_a_changed_paragraph() -> None:
    """What an amendment changes, and nothing else."""
    [step] = compared(["稳定就业满十二个月的，可以申请"], ["稳定就业满六个月的，可以申请"])

    assert step.change is Change.CHANGED
    assert [r.text for r in step.old if r.change is Change.REMOVED] == ["十二"]
    assert [r.text for r in step.new if r.change is Change.ADDED] == ["六"]


def test_paragraphs_put_in_and_taken_out() -> None:
    """The neighbours of an article that is new or gone stay as they are."""
    old = ["第一条 目的", "第二条 押金三个月", "第三条 附则"]
    new = ["第一条 目的", "第三条 附则", "第四条 每年公布分配情况"]

    assert [s.change for s in compared(old, new)] == [
        Change.SAME,
        Change.REMOVED,
        Change.SAME,
        Change.ADDED,
    ]


def test_a_paragraph_that_hardly_stays_is_told_whole() -> None:
    """No shreds of characters: below one half, one paragraph goes and another comes."""
    old = "为了规范最低生活保障工作，保障困难群众基本生活，根据国务院规定，结合本区实际，制定本办法。"
    new = "为了规范停车收费管理，维护停车人和经营者的合法权益，根据价格法的规定，结合本区实际，制定本办法。"
    near = "申请人住在本区满十二个月的"

    removed, added = compared([old], [new])
    [changed] = compared([near], [near.replace("十二", "六")])

    assert (removed.change, joined(removed.old)) == (Change.REMOVED, old)
    assert (added.change, joined(added.new)) == (Change.ADDED, new)
    assert changed.change is Change.CHANGED


def test_a_sign_between_two_changes_belongs_to_them() -> None:
    """What stays of one character only is no island."""
    [step] = compared(
        ["每人每月补助八百元，由区财政按月发放到个人账户"], ["每人每季补贴九百元，由区财政按月发放到个人账户"]
    )

    assert [r.text for r in step.old if r.change is Change.REMOVED] == ["月补助八"]


def test_a_comma_is_a_change_and_a_space_is_none() -> None:
    """Law hangs on punctuation, not on how wide a space is."""
    assert compared(["甲、乙"], ["甲，乙"])[0].change is Change.CHANGED
    assert compared(["第一条　甲"], ["第一条 甲"])[0].change is Change.SAME


def test_repeated_paragraphs_keep_their_beginning_and_end() -> None:
    """Equal beginnings and ends are found without a paragraph that stands once."""
    steps = compared(["同"] * 5 + ["旧"] + ["同"] * 5, ["同"] * 5 + ["新"] + ["同"] * 5)

    assert [s.change for s in steps if s.change is not Change.SAME] == [Change.REMOVED, Change.ADDED]


RANDOM = random.Random(1)
HOSTILE = {
    "one paragraph again and again": (["同"] * 5000, ["异"] + ["同"] * 4999),
    "two in turn": (["甲", "乙"] * 2500, ["乙", "甲"] * 2500),
    "in another order": ([f"第{n}段" for n in range(5000)], [f"第{n}段" for n in range(4999, -1, -1)]),
    "nothing alike": ([f"甲{n}乙" for n in range(5000)], [f"丙{n}丁" for n in range(5000)]),
    "one long paragraph": (["的" * 500_000], ["的" * 499_999 + "了"]),
    "noise": tuple(
        ["".join(RANDOM.choice("甲乙丙") for _ in range(900)) for _ in range(40)] for _ in range(2)
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_compared_in_time(name: str) -> None:
    """No input takes more than seconds."""
    old, new = HOSTILE[name]
    start = time.process_time()

    steps = compared(old, new)

    assert time.process_time() - start < 5
    assert len([s for s in steps if s.new]) == len(new)

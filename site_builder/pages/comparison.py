"""
Two texts side by side: paragraph by paragraph, and within a changed one word by word.

Paragraphs that stand once in each text are the anchors (patience diff), so that the work grows with
the length of the texts and not with its square; what lies between two anchors is paired by likeness
where that is small, and told as taken out and put in where it is not. What words may cost is bounded
for a whole page.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum

from site_builder.model.paragraph import squeezed
from site_builder.pattern import pattern_of
from site_builder.value import dataclass

PAIRS = 2_500  # paragraphs by paragraphs between two anchors that are still laid beside each other
WORDS = 1_000_000  # words by words in one paragraph
ALL_WORDS = 4_000_000  # and on one page
LIKE = 0.4  # from here on, two paragraphs are the same one changed
KEPT = 0.5  # of the characters of both; where less stays, readers see one paragraph go and another come
SHRED = 2  # characters; what stays between two changes and is shorter reads as part of them
LOOKED_AT = 400  # characters by which likeness is judged
_WORD = pattern_of(r"[0-9]+(?:\.[0-9]+)?|[A-Za-z]+|\s+|.", re.DOTALL)


class Change(StrEnum):
    """What became of a paragraph, or of a run of words."""

    SAME = "未改"
    CHANGED = "修改"
    ADDED = "新增"
    REMOVED = "删去"


@dataclass(frozen=True, kw_only=True)
class Run:
    """A run of words: in the old text where REMOVED, in the new where ADDED, in both where SAME."""

    change: Change
    text: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """One paragraph, in the old text and in the new; `old` or `new` is empty where it isn't there."""

    change: Change
    old: tuple[Run, ...] = ()
    new: tuple[Run, ...] = ()


Pair = tuple[int | None, int | None]


def compared(old: Sequence[str], new: Sequence[str]) -> tuple[Step, ...]:
    """Compare two texts, given as paragraphs; a change of punctuation is one, of spaces is none."""
    left, right = [_key(p) for p in old], [_key(p) for p in new]
    budget, steps = ALL_WORDS, []
    for a, b in _aligned(left, right):
        if a is None:
            run = Run(change=Change.ADDED, text=new[b or 0])
            steps.append(Step(change=Change.ADDED, new=(run,)))
        elif b is None:
            run = Run(change=Change.REMOVED, text=old[a])
            steps.append(Step(change=Change.REMOVED, old=(run,)))
        elif _is_same(old[a], new[b]):
            same = [(Run(change=Change.SAME, text=text),) for text in (old[a], new[b])]
            steps.append(Step(change=Change.SAME, old=same[0], new=same[1]))
        else:
            before, after, cost = _words(old[a], new[b], budget)
            budget -= cost
            if cost and _kept(before, after) < KEPT:
                steps.append(Step(change=Change.REMOVED, old=_whole(old[a], Change.REMOVED)))
                steps.append(Step(change=Change.ADDED, new=_whole(new[b], Change.ADDED)))
            else:
                steps.append(Step(change=Change.CHANGED, old=before, new=after))
    return tuple(steps)


def _key(paragraph: str) -> str:
    return squeezed(paragraph) or paragraph


def _is_same(one: str, other: str) -> bool:
    def printed(text: str) -> str:
        return "".join(unicodedata.normalize("NFKC", text).split())

    return one == other or printed(one) == printed(other)


def _aligned(old: list[str], new: list[str]) -> Iterator[Pair]:
    """Give pairs of positions, in order, such that each position of both stands in one pair."""
    a = b = 0
    for next_a, next_b in [(0, 0), *_anchors(old, new), (len(old), len(new))]:
        if next_a < a:
            continue  # taken along by the anchor before
        end_a, end_b = next_a, next_b
        while end_a > a and end_b > b and old[end_a - 1] == new[end_b - 1]:
            end_a, end_b = end_a - 1, end_b - 1
        yield from _between(old, new, (a, end_a), (b, end_b))
        a, b = end_a, end_b
        while a < len(old) and b < len(new) and old[a] == new[b]:
            yield a, b
            a, b = a + 1, b + 1


def _anchors(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Give the longest row of pairs of paragraphs that stand once in each text, in both orders."""
    in_old, in_new = Counter(old), Counter(new)
    place = {key: b for b, key in enumerate(new) if in_new[key] == 1}
    pairs = [(a, place[key]) for a, key in enumerate(old) if in_old[key] == 1 and key in place]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, b) in enumerate(pairs):
        at = bisect_left(tails, b)
        before.append(ends[at - 1] if at else -1)
        tails[at:at + 1], ends[at:at + 1] = [b], [number]  # fmt: skip
    row, number = [], ends[-1] if ends else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _between(old: list[str], new: list[str], left: tuple[int, int], right: tuple[int, int]) -> Iterator[Pair]:
    """Pair what lies between two anchors: like with like, in order, the rest with nothing."""
    (a, end_a), (b, end_b) = left, right
    if 0 < (end_a - a) * (end_b - b) <= PAIRS:
        for pair_a, pair_b in _alike(old, new, left, right):
            yield from ((n, None) for n in range(a, pair_a))
            yield from ((None, n) for n in range(b, pair_b))
            yield pair_a, pair_b
            a, b = pair_a + 1, pair_b + 1
    yield from ((n, None) for n in range(a, end_a))
    yield from ((None, n) for n in range(b, end_b))


def _alike(
    old: list[str], new: list[str], left: tuple[int, int], right: tuple[int, int]
) -> list[tuple[int, int]]:
    """Give the pairs, in order in both texts, whose likenesses sum to the most."""
    rows, columns = range(*left), range(*right)
    signs_old = [_signs(old[a]) for a in rows]
    signs_new = [_signs(new[b]) for b in columns]
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    like = [[_likeness(x, y) for y in signs_new] for x in signs_old]
    for i in range(len(rows) - 1, -1, -1):
        for j in range(len(columns) - 1, -1, -1):
            taken = like[i][j] + best[i + 1][j + 1] if like[i][j] >= LIKE else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(rows) and j < len(columns):
        if like[i][j] >= LIKE and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            pairs.append((rows[i], columns[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _signs(text: str) -> frozenset[str]:
    """Give the pairs of neighbouring characters by which two paragraphs are known to be alike."""
    head = text[:LOOKED_AT]
    return frozenset(head[n : n + 2] for n in range(max(1, len(head) - 1)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _words(old: str, new: str, budget: int) -> tuple[tuple[Run, ...], tuple[Run, ...], int]:
    """Compare two paragraphs word by word; gives the runs of both, and what it cost."""
    left, right = _WORD.findall(old), _WORD.findall(new)
    cost = len(left) * len(right)
    if cost > min(WORDS, budget):
        return _whole(old, Change.REMOVED), _whole(new, Change.ADDED), 0
    from difflib import SequenceMatcher  # noqa: PLC0415 - a hundredth of a second, and few columns have two texts

    opcodes = SequenceMatcher(None, left, right).get_opcodes()
    before: list[Run] = []
    after: list[Run] = []
    for number, (tag, a, end_a, b, end_b) in enumerate(opcodes):
        is_between = 0 < number < len(opcodes) - 1
        is_same = tag == "equal" and not (is_between and len("".join(left[a:end_a])) < SHRED)
        for runs, words, change in (
            (before, left[a:end_a], Change.REMOVED),
            (after, right[b:end_b], Change.ADDED),
        ):
            _append(runs, Change.SAME if is_same else change, "".join(words))
    return tuple(before), tuple(after), cost


def _append(runs: list[Run], change: Change, text: str) -> None:
    if runs and runs[-1].change is change:
        runs[-1] = Run(change=change, text=runs[-1].text + text)
    elif text:
        runs.append(Run(change=change, text=text))


def _kept(before: Sequence[Run], after: Sequence[Run]) -> float:
    """Give the share of the characters of two paragraphs that stayed."""
    runs = (*before, *after)
    return sum(len(run.text) for run in runs if run.change is Change.SAME) / sum(
        len(run.text) for run in runs
    )


def _whole(text: str, change: Change) -> tuple[Run, ...]:
    return (Run(change=change, text=text),)

"""Runs of digits, written together or in groups with a space or a hyphen between them."""

from collections.abc import Iterator

from site_builder.pattern import pattern_of
from site_builder.value import dataclass

# Possessive, and with no condition behind it: a run is read once, however hostile the text.
_RUN = pattern_of(r"(?<![0-9A-Za-z])[0-9]++(?:[ -][0-9]++)*+[Xx]?+")
_GROUP = pattern_of(r"[0-9]+[Xx]?")
_LETTER = pattern_of(r"[0-9A-Za-z]")
_MASK_BEHIND = pattern_of(r"[*]{3}|[*]{1,2}[0-9Xx]")
_MASK_BEFORE = pattern_of(r"[*]{3}$|[0-9][*]{1,2}$")
MOST_GROUPS = 8


@dataclass(frozen=True, kw_only=True)
class Digits:
    """
    A number (its last character may be X) that takes `start` to `end` of a text.

    `groups` holds the lengths it was written in; `is_alone` is False where more digits stand beside it.
    """

    value: str
    start: int
    end: int
    groups: tuple[int, ...]
    is_alone: bool


def numbers(text: str, lengths: frozenset[int]) -> Iterator[Digits]:
    """
    Give every number with so many characters: a group alone, or neighbouring groups put together.

    Groups joined by a hyphen to more digits are part of a longer code and do not count; a space ends
    a number, so a number beside others in a flattened table is still found.
    """
    shortest = min(lengths)
    if len(text.encode("ascii", "ignore")) < shortest:
        return
    for run in _RUN.finditer(text):
        if run.end() - run.start() >= shortest and not _is_masked(text, run.start(), run.end()):
            yield from _in_run(text, run.start(), run.end(), lengths)


def _is_masked(text: str, start: int, end: int) -> bool:
    """Tell whether a run goes on behind stars; two stars alone may be Markdown's emphasis."""
    return bool(_MASK_BEHIND.match(text, end) or _MASK_BEFORE.search(text[max(0, start - 6) : start]))


def _in_run(text: str, start: int, end: int, lengths: frozenset[int]) -> Iterator[Digits]:
    groups = [(m.start(), m.end()) for m in _GROUP.finditer(text, start, end)]
    if _LETTER.match(text, end):
        groups.pop()
    longest = max(lengths)
    taken = 0
    for first, (begin, _) in enumerate(groups):
        if begin < taken or (begin > start and text[begin - 1] == "-"):
            continue
        length = 0
        for last in range(first, min(first + MOST_GROUPS, len(groups))):
            stop = groups[last][1]
            length += stop - groups[last][0]
            if length > longest:
                break
            if length in lengths and text[stop : stop + 1] != "-":
                parts = groups[first : last + 1]
                yield Digits(
                    value="".join(text[b:e] for b, e in parts).upper(),
                    start=begin,
                    end=stop,
                    groups=tuple(e - b for b, e in parts),
                    is_alone=begin == start and stop == end,
                )
                if first == last:
                    taken = stop
                    break

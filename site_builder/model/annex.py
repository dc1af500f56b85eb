"""附件说明: the lines of a body that name its annexes, as 附件：1. 名称 (GB/T 9704-2012)."""

import re
import unicodedata
from collections.abc import Iterator

from site_builder.model.seen import Seen, seen_lines
from site_builder.pattern import pattern_of
from site_builder.records.record import Record
from site_builder.value import dataclass

_STATED = pattern_of(r"\n(?:\*\*)?附\s?件(?:\*\*)?\\?[:：]")
_HEAD = pattern_of(r"附\s?件[:：]\s*")
_ITEM = pattern_of(r"[\s\u3000]*(?P<number>[1-9][0-9]?)(?:、|[.．](?![0-9]{1,2}(?:[^0-9]|$)))\s*")
_NEXT = pattern_of(rf"(?<=[\s\u3000]){_ITEM.pattern}")
_STOPS = "。；，、.;,"
_ENDING = pattern_of(r"\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar|jpe?g|png|txt|csv)$", re.IGNORECASE)
_LEFT_OUT = pattern_of(r"[（(](?:略|另附|单独印发)[）)]")


@dataclass(frozen=True, kw_only=True)
class Annex:
    """One annex that a body names, `text` as it is written there; from `start` to `end` of `line`."""

    line: Seen
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """What two spellings of one name share."""
        return annex_key(self.text)

    @property
    def stop(self) -> str:
        """The stop at its end, where there should be none."""
        return self.text[-1] if self.text[-1] in _STOPS else ""

    @property
    def is_left_out(self) -> bool:
        """Whether the body says that it isn't given here."""
        return _LEFT_OUT.search(self.text) is not None


def annex_key(name: str) -> str:
    """Give a name without its marks, spaces and file ending."""
    bare = _ENDING.sub("", unicodedata.normalize("NFKC", name).strip().rstrip(_STOPS))
    return re.sub(r"[\s《》〈〉“”\"'()\-—_.,:;、，。]", "", _ITEM.sub("", bare, count=1))


def annexes(record: Record) -> tuple[Annex, ...]:
    """Give the annexes that a body names, in its first such statement."""
    first = next(seen_lines(record, _STATED), None) if "附" in record.body else None
    return tuple(_named(record, first)) if first else ()


def _named(record: Record, first: Seen) -> Iterator[Annex]:
    head = _HEAD.match(first.text)
    if head is None:
        return
    found = list(_items(first, head.end()))
    yield from found
    is_numbered = not first.text[head.end() :].strip() or _ITEM.match(first.text, head.end()) is not None
    count = len(found)
    for line in seen_lines(record):
        if line.number <= first.number or not line.text.strip():
            continue
        item = _ITEM.match(line.text)
        if not is_numbered or item is None or int(item["number"]) != count + 1:
            return
        found = list(_items(line, 0))
        count += len(found)
        yield from found


def _items(line: Seen, start: int) -> Iterator[Annex]:
    """Give the names in one line, of which each may have a number before it."""
    opening = _ITEM.match(line.text, start)
    begin = opening.end() if opening else start
    following = list(_NEXT.finditer(line.text, begin))
    ends = [*(match.start() for match in following), len(line.text)]
    for first, end in zip([begin, *(match.end() for match in following)], ends, strict=True):
        if name := line.text[first:end].strip():
            at = line.text.index(name, first)
            yield Annex(line=line, start=at, end=at + len(name), text=name)

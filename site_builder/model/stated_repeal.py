"""
What a body says it repeals: 「《…》（…号）同时废止」, 「废止《…》」.

Titles that a body only mentions, or that something else repealed before, are not told.
"""

from collections.abc import Iterator

from site_builder.model.body import lines_with
from site_builder.pattern import pattern_of
from site_builder.problem import Place
from site_builder.records.record import Record
from site_builder.value import dataclass

_LINK_MARKS = pattern_of(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|[\[\]*]")
_SIGN = pattern_of("废止")
_SENTENCE = pattern_of("[^。；;]+")
_ITEM = pattern_of(
    r"《(?P<title>(?:[^《》]|《[^《》]{1,80}》){2,120}?)》\s*(?:[（(](?P<number>[^（）()]{4,40}号)[^（）()]{0,12}[）)])?"
)
_AFTER = pattern_of("(?:同时|即行|同步|予以|一并)(?:予以)?废止")
_BEFORE = pattern_of("(?:^|[，,：:]|同时|决定|现)废止(?:下列文件[：:]?)?(?=\\s*《)")
_OF_ANOTHER = pattern_of("[，,](?!$|自|即|于)")  # 根据《…》办理，旧规定同时废止
_NOT_NOW = pattern_of("已经?|曾|被|如|的，|尚未|不再|建议")


@dataclass(frozen=True, kw_only=True)
class Repealed:
    """One document that a body says it repeals: `title` without 《》, `number` where it is told."""

    place: Place
    text: str
    title: str
    number: str


def stated_repeals(record: Record) -> Iterator[Repealed]:
    """Give every document that the body says it repeals."""
    for number, line in lines_with(record, _SIGN):
        if "《" not in line:
            continue
        plain = _LINK_MARKS.sub(lambda mark: " " * len(mark[0]), line)
        for sentence in _SENTENCE.finditer(plain):
            for start, end in _stretches(sentence[0]):
                for item in _ITEM.finditer(sentence[0], start, end):
                    column = sentence.start() + item.start()
                    yield Repealed(
                        place=record.body_place(number, column + 1, len(item[0].rstrip())),
                        text=item[0].rstrip(),
                        title=item["title"],
                        number=item["number"] or "",
                    )


def _stretches(sentence: str) -> Iterator[tuple[int, int]]:
    """Give the parts of a sentence whose titles are repealed."""
    if match := _AFTER.search(sentence):
        begin = _run_begins(sentence, match.start())
        gap = sentence[begin : match.start()].rsplit("》", 1)[-1]
        if not _NOT_NOW.search(gap) and not _OF_ANOTHER.search(gap):
            yield begin, match.start()
    if match := _BEFORE.search(sentence):
        yield match.end(), _run_ends(sentence, match.end())


def _run_begins(sentence: str, end: int) -> int:
    """Give where the last unbroken list of titles before `end` begins."""
    begin = end
    for item in reversed(list(_ITEM.finditer(sentence, 0, end))):
        gap = sentence[item.end() : begin]
        if len(gap) > (_FAR if begin == end else _JOINED):
            break
        begin = item.start()
    return begin


def _run_ends(sentence: str, start: int) -> int:
    end = start
    for item in _ITEM.finditer(sentence, start):
        if item.start() - end > _JOINED:
            break
        end = item.end()
    return end


_FAR, _JOINED = 24, 4  # characters between the last title and 同时废止; between two titles of a list

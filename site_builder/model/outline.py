"""The outline of a body: its headings, and the short numbered or bold lines that stand for headings."""

from site_builder.model.body import lines
from site_builder.model.paragraph import plain, squeezed
from site_builder.pattern import pattern_of
from site_builder.records.record import Record

LONGEST = 40  # characters; what is longer is a sentence
_NUMERAL = "一二三四五六七八九十百零〇"
_NUMBERED = pattern_of(
    rf"(?:[{_NUMERAL}]{{1,4}}、|[（(][{_NUMERAL}]{{1,4}}[）)]|第[{_NUMERAL}0-9]{{1,4}}[章节]"
    r"|[0-9]{1,2}[.、．]\s*|(?:问|Q|q)[0-9]{0,2}\s*[:：])\s*"
)
_ATX = pattern_of(r"\s{0,3}#{1,6}\s+")
_BOLD = pattern_of(r"\s*\*\*[^*]+\*\*\s*[:：]?\s*")
_ENDS = ("。", "；", "，", ";", ",")


def outline(record: Record) -> tuple[str, ...]:
    """Give the headings in their order, without numbers and marks."""
    found = []
    for _, line in lines(record):
        is_marked = _ATX.match(line) or _BOLD.fullmatch(line)
        if not is_marked and len(line) > 2 * LONGEST:
            continue
        text = plain(line)
        number = _NUMBERED.match(text)
        is_short = len(text) <= LONGEST and not text.endswith(_ENDS)
        if is_marked or (number and is_short):
            found.append(text[number.end() :] if number else text)
    return tuple(text for text in found if squeezed(text))

"""
Marks of the 公开属性 on a document, in the 附注 or at its end.

A mark stands by itself, in brackets or on a line of its own; the same words in a sentence are no mark
(domain 12). What another text is told to print, in quotation marks, is none either.
"""

import re
from collections.abc import Iterator

from site_builder.model.body import lines_with
from site_builder.model.types import Disclosure
from site_builder.pattern import pattern_of
from site_builder.problem import Place
from site_builder.records.record import Record
from site_builder.value import dataclass

_THIS = "(?:此件|本件|此文|此文件|该件)"
_WHETHER = "(?:(?:政府)?信息公开|公开)(?:属性|选项|方式|类别|类型|形式)"
_ENDNOTE = pattern_of(rf"(?<![“「‘\"])[（(]\s*{_THIS}[^（）()“”。]{{0,20}}公开[^（）()“”。]{{0,12}}[）)]")
_STATED = (
    rf"(?:{_THIS}[^。“”]{{0,12}}公开[^。“”）)】]{{0,8}}|{_WHETHER}\s*[:：]\s*[^。，“”]{{2,10}}"
    r"|(?:主动|依申请)公开|不(?:予|得|宜)?公开)"
)
# Alone on a line, whatever stands before it as a list or a quotation, and a stop behind it.
_LINE = pattern_of(
    rf"[\s>*-]{{0,8}}(?:附注\s*[:：]\s*)?[（(【\[]?\s*(?P<mark>{_STATED})\s*[）)】\]]?[。.！!]?\s*"
)
# At the end of the imprint, behind the day of printing.
_IMPRINT = pattern_of(rf"日\s*印发\s*(?P<mark>{_THIS}[^。“”]{{0,12}}公开[^。“”]{{0,8}})[。.]?\s*$")
# The cell of a table beside the one that asks.
_CELL = pattern_of(rf"\|\s*{_WHETHER}\s*\|\s*(?P<mark>[^|]{{2,10}}?)\s*\|")
_WITHHELD = pattern_of("不(?:予|得|宜|再|对外|向社会|主动)?公开|非公开")
_ON_REQUEST = pattern_of("依申请|申请公开")
_PROACTIVE = pattern_of("主动公开|公开发布|公开发表|全文公开|予以公开|向社会公开|^公开$|删减后公开")

_MARK_SIGN = pattern_of("公开")


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A mark as it is printed."""

    place: Place
    text: str


@dataclass(frozen=True, kw_only=True)
class DisclosureMark(Mark):
    """A mark of the 公开属性 that it states."""

    disclosure: Disclosure


def disclosure_of(text: str) -> Disclosure | None:
    """Give the 公开属性 that a mark states; None where it states none."""
    bare = re.sub(rf"[（()）【】\[\]\s]|{_WHETHER}[:：]", "", text)
    if _WITHHELD.search(bare):
        return Disclosure.WITHHELD
    if _ON_REQUEST.search(bare):
        return Disclosure.ON_REQUEST
    return Disclosure.PROACTIVE if _PROACTIVE.search(bare) else None


def disclosure_marks(record: Record) -> Iterator[DisclosureMark]:
    """Give the marks of 公开属性 that a body bears."""
    for number, line in lines_with(record, _MARK_SIGN):
        for start, text in disclosure_marks_in(line):
            if stated := disclosure_of(text):
                place = record.body_place(number, start + 1, len(text))
                yield DisclosureMark(place=place, text=text, disclosure=stated)


def disclosure_marks_in(line: str) -> Iterator[tuple[int, str]]:
    """Give position and text of the marks of 公开属性 in one line."""
    if whole := _LINE.fullmatch(line):
        yield whole.start("mark"), whole["mark"].strip()
        return
    for pattern in (_IMPRINT, _CELL):
        for match in pattern.finditer(line):
            yield match.start("mark"), match["mark"].strip()
    for match in _ENDNOTE.finditer(line):
        yield match.start(), match[0]

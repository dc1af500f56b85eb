"""
What a body says of its own taking effect: 「本办法自2022年6月1日起施行，有效期至2027年5月31日」.

Only what a text says of itself counts (本办法, or 现予公布，自…起施行 in the text that brings it in), for
bodies tell the dates of other documents too.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from site_builder.model.body import lines_with
from site_builder.model.chinese_numeral import chinese_integer
from site_builder.pattern import pattern_of
from site_builder.problem import Place
from site_builder.records.record import Record
from site_builder.value import dataclass

_NUMERALS = "〇○零一二三四五六七八九十"
_DATE = (
    rf"(?P<year>[12][0-9]{{3}}|[{_NUMERALS}]{{4}})\s?年\s?(?P<month>[0-9]{{1,2}}|[{_NUMERALS}]{{1,3}})\s?月"
    rf"\s?(?P<day>[0-9]{{1,2}}|[{_NUMERALS}]{{1,3}})\s?日"
)
_ISSUE = r"(?:发布|印发|公布|颁布|下发|发文)之日"
_ITSELF = r"(?:(?:(?<![\u4e00-\u9fff])|(?<=条))本[\u4e00-\u9fff]{1,10}?|(?:现予|予以)(?:公布|发布|印发)[，,])"
_COUNT = rf"[0-9]{{1,2}}|[{_NUMERALS}两]{{1,2}}"
_LIMIT = r"(?:的?有效期限?|施行期限?|试行期限?)(?:暂定|定)?(?:为|是)?\s?"
_BEFORE, _AFTER = (
    rf"{_LIMIT}(?:(?P<{name}>{_COUNT})\s?年(?:[零又]?\s?(?P<{name}_and>{_COUNT})\s?个?月)?"
    rf"|(?P<{name}_only>{_COUNT})\s?个月)"
    for name in ("before", "after")
)
_EFFECT = pattern_of(
    rf"{_ITSELF}\s?(?:由[^，,。；]{{2,30}}解释[，,])?(?:{_BEFORE})?[，,]?\s?(?:自\s?{_DATE}|自?{_ISSUE})"
    r"\s?起?(?:正式|开始)?(?:施行|实施|执行|试行|生效)"
)
_EXPIRY = pattern_of(
    rf"[，,；;。]\s?(?:本[\u4e00-\u9fff]{{1,8}}?)?的?有效期限?[^，。；]{{0,16}}?[至到]\s?{_DATE}"
)
_ENDED = pattern_of(
    rf"[，,；;]\s?(?:[自至到于]\s?)?{_DATE}\s?(?P<from>起)?(?:自动|自行)?(?:废止|失效|终止|停止(?:施行|执行))"
)
_ALONE = pattern_of(rf"{_ITSELF}(?:{_LIMIT}[^，。；]{{0,16}}?[至到]\s?{_DATE}|{_AFTER})")
_TERM = pattern_of(rf"[，,；;。]\s?(?:本[\u4e00-\u9fff]{{1,8}}?)?{_AFTER}")
# One class of characters to begin with is looked for five times as fast as three beginnings.
_SIGN = pattern_of(
    "[起日有施试](?:(?<=[起日])(?:正式|开始)?(?:施行|实施|执行|试行|生效)|(?<=有)效期|(?<=[施试])行期)"
)
# What a statement of a term or a last day says, from one character, which is looked for ten times as fast.
_OF_TERM = pattern_of("期(?:(?<=有效期)|(?<=[施试]行期))")
_OF_END = pattern_of(r"日\s?起?(?:自动|自行)?(?:废止|失效|终止|停止)")
_NEAR = 60  # characters after 施行 in which the sentence still speaks of the same text


@dataclass(frozen=True, kw_only=True)
class Effect:
    """
    One statement of a body: its first day, and the last day or the months that follow.

    The first day is None where it is that of issue (自发布之日起) or not said, the others where they are not
    said. Of a day on which a text is 废止 one can't tell whether it is the last or the first without it
    (`is_day_of_end`). A statement of the term alone is not `is_of_start`.
    """

    place: Place
    text: str
    effective: date | None
    expire: date | None = None
    months: int | None = None
    is_day_of_end: bool = False
    is_of_start: bool = True


def may_state_term(body: str) -> bool:
    """Tell, sooner than `stated_effects` does, that nothing is said of a last day or of months."""
    return _OF_TERM.search(body) is not None or _OF_END.search(body) is not None


def stated_effects(record: Record) -> Iterator[Effect]:
    """Give every statement of a body about its own first and last day in force."""
    for number, line in lines_with(record, _SIGN):
        matches = list(_EFFECT.finditer(line))
        for match in matches:
            yield from _effect(record, number, line, match)
        for match in () if matches else _ALONE.finditer(line):
            place = record.body_place(number, match.start() + 1, len(match[0]))
            yield Effect(
                place=place, text=match[0], effective=None, expire=_day(match),
                months=_months(match, "after"), is_of_start=False,
            )  # fmt: skip


def _effect(record: Record, number: int, line: str, match: re.Match[str]) -> Iterator[Effect]:
    effective = _day(match)
    if effective is None and match["year"]:
        return  # no day of the calendar
    rest = line[match.end() : match.end() + _NEAR]
    expiry, term = _EXPIRY.match(rest), _TERM.match(rest)
    ended = _ENDED.match(rest)
    following = expiry or term or ended
    end = match.end() + (following.end() if following else 0)
    said = expiry or ended
    last = _day(said) if said else None
    is_from = ended is not None and ended["from"] is not None
    yield Effect(
        place=record.body_place(number, match.start() + 1, end - match.start()),
        text=line[match.start() : end],
        effective=effective,
        expire=last - timedelta(days=1) if last and is_from else last,
        months=None if last else _months(term, "after") if term else _months(match, "before"),
        is_day_of_end=ended is not None and not is_from,
    )


def _months(match: re.Match[str], name: str) -> int | None:
    """Give the months of a term: 五年零一个月, 三年, 6个月."""
    written = [match[group] for group in (name, f"{name}_and", f"{name}_only")]
    if not any(written):
        return None
    years, more, only = [chinese_integer((text or "零").replace("两", "二")) or 0 for text in written]
    return years * 12 + more + only


def _day(match: re.Match[str]) -> date | None:
    numbers = [chinese_integer(match[name] or "") for name in ("year", "month", "day")]
    year, month, day = numbers
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None

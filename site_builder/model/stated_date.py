"""
What a body says of its own taking effect: 「本办法自2022年6月1日起施行，有效期至2027年5月31日」.

Only what a text says of itself counts (本办法, or 现予公布，自…起施行 in the text that brings it in), for
bodies tell the dates of other documents too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from site_builder.model.body import lines_with
from site_builder.model.chinese_numeral import chinese_integer
from site_builder.pattern import pattern_of
from site_builder.problem import Place
from site_builder.records.record import Record

_NUMERALS = "〇○零一二三四五六七八九十"
_DATE = (
    rf"(?P<year>[12][0-9]{{3}}|[{_NUMERALS}]{{4}})\s?年\s?(?P<month>[0-9]{{1,2}}|[{_NUMERALS}]{{1,3}})\s?月"
    rf"\s?(?P<day>[0-9]{{1,2}}|[{_NUMERALS}]{{1,3}})\s?日"
)
_ISSUE = r"(?:发布|印发|公布|颁布|下发|发文)之日"
_ITSELF = r"(?:(?:(?<![\u4e00-\u9fff])|(?<=条))本[\u4e00-\u9fff]{1,10}?|(?:现予|予以)(?:公布|发布|印发)[，,])"
_COUNT = rf"[0-9]{{1,2}}|[{_NUMERALS}两]{{1,2}}"
_BEFORE, _AFTER = (
    rf"有效期限?为?\s?(?P<{name}>{_COUNT})\s?年(?!\s?[0-9{_NUMERALS}]{{1,2}}\s?月)"
    for name in ("before", "years")
)
_EFFECT = pattern_of(
    rf"{_ITSELF}\s?(?:由[^，,。；]{{2,30}}解释[，,])?(?:{_BEFORE})?[，,]?\s?(?:自\s?{_DATE}|自?{_ISSUE})"
    r"\s?起?(?:正式|开始)?(?:施行|实施|执行|试行|生效)"
)
_EXPIRY = pattern_of(
    rf"[，,；;。]\s?(?:本[\u4e00-\u9fff]{{1,8}}?)?的?有效期限?[^，。；]{{0,16}}?[至到]\s?{_DATE}"
)
_TERM = pattern_of(rf"[，,；;。]\s?(?:本[\u4e00-\u9fff]{{1,8}}?)?{_AFTER}")
_SIGN = pattern_of("[起日](?:正式|开始)?(?:施行|实施|执行|试行|生效)")
_NEAR = 60  # characters after 施行 in which the sentence still speaks of the same text


@dataclass(frozen=True, kw_only=True)
class Effect:
    """
    One statement of a body: its first day, and the last day or the years that follow.

    The first day is None where it is that of issue (自发布之日起), the others where they are not said.
    """

    place: Place
    text: str
    effective: date | None
    expire: date | None = None
    years: int | None = None


def stated_effects(record: Record) -> Iterator[Effect]:
    """Give every statement of a body about its own first and last day in force."""
    for number, line in lines_with(record, _SIGN):
        for match in _EFFECT.finditer(line):
            yield from _effect(record, number, line, match)


def _effect(record: Record, number: int, line: str, match: re.Match[str]) -> Iterator[Effect]:
    effective = _day(match)
    if effective is None and match["year"]:
        return  # no day of the calendar
    rest = line[match.end() : match.end() + _NEAR]
    expiry, term = _EXPIRY.match(rest), _TERM.match(rest)
    following = expiry or term
    end = match.end() + (following.end() if following else 0)
    years = term["years"] if term else match["before"]
    yield Effect(
        place=record.body_place(number, match.start() + 1, end - match.start()),
        text=line[match.start() : end],
        effective=effective,
        expire=_day(expiry) if expiry else None,
        years=chinese_integer(years.replace("两", "二")) if years and not expiry else None,
    )


def _day(match: re.Match[str]) -> date | None:
    numbers = [chinese_integer(match[name] or "") for name in ("year", "month", "day")]
    year, month, day = numbers
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None

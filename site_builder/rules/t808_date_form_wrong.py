"""
日期写作「2024年6月7日」，日历上有这一天。

公文的日期用阿拉伯数字，月、日不编虚位，年份写全（GB/T 9704—2012）；2012年7月1日以后的成文日期不再用汉字。表格里的日期不在此列。
写成 2024.6.7，读屏软件念出来的是小数。

Bad::

    ---
    title: 示例文件
    ---
    申请表于2024年06月07日前交到居委会。

Good::

    ---
    title: 示例文件
    ---
    申请表于2024年6月7日前交到居委会。
"""

import re
from collections.abc import Iterator
from datetime import date

from site_builder.model.chinese_numeral import chinese_integer
from site_builder.model.seen import seen_lines
from site_builder.model.site import Site
from site_builder.pattern import pattern_of
from site_builder.problem import Severity
from site_builder.records.record import Record
from site_builder.rules.rule import Findings, rule

ARABIC_SINCE = date(2012, 7, 1)  # GB/T 9704-2012 and 党政机关公文处理工作条例 came into force
_HAN_YEAR = "[一二][〇○零ＯOо0九一二三四五六七八]{3}年"
_CANDIDATE = pattern_of(
    r"[12一二](?:(?<=[12])[90][0-9]{2}(?:\s?年\s?[0-9]|[./-][0-9]{1,2}[./-][0-9])|[〇○零ＯOо0九][^\n]{2}年)"
)
_YEAR = pattern_of(r"[12][90][0-9]{2}")  # what is ASCII of a candidate of the first kind
# Of the other, from its last character: one is soon looked for.
_OTHER_YEAR = pattern_of(r"年(?<=[12一二][〇○零ＯOо0九][^\n]{2}年)")
_ARABIC = pattern_of(
    r"(?<![0-9A-Za-z./_-])(?P<year>(?:19|20)[0-9]{2})"
    r"(?:\s?年\s?(?P<month>[0-9]{1,2})\s?月(?:\s?(?P<day>[0-9]{1,2})\s?日)?"
    r"|(?P<sign>[./-])(?P<m>[0-9]{1,2})(?P=sign)(?P<d>[0-9]{1,2})(?![0-9A-Za-z./_-]))"
)
_SIGNATURE = pattern_of(
    rf"[\s（(]*({_HAN_YEAR})([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日[\s）)]*"
)


@rule("T808", fix="照提示改写日期", clause="DOC-03", severity=Severity.WARNING, alone=True)
def date_form_wrong(site: Site) -> Findings:
    """Report dates in another form or that no calendar has, outside tables."""
    for document in site.documents:
        if not _has_candidate(document.record):
            continue
        for line in seen_lines(document.record, _CANDIDATE):
            if line.is_row:
                continue
            for start, end, message in _faults(line.text):
                yield line.place(start, end), message
            signature = _SIGNATURE.fullmatch(line.text)
            if signature and (right := _arabic(signature)):
                yield line.place(), f"成文日期「{line.text.strip()}」应写作「{right}」"


def _has_candidate(record: Record) -> bool:
    """Tell whether a body may have a candidate, sooner than `_CANDIDATE` does."""
    return _YEAR.search(record.ascii) is not None or _OTHER_YEAR.search(record.body) is not None


def _faults(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _ARABIC.finditer(text):
        month, day = match["month"] or match["m"], match["day"] or match["d"]
        shown = f"{match['year']}年{int(month)}月" + (f"{int(day)}日" if day else "")
        if not _exists(int(match["year"]), int(month), int(day or 1)):
            if not match["sign"]:
                yield *match.span(), f"日期「{match[0]}」在日历上没有"
        elif match["sign"] or month.startswith("0") or (day or "").startswith("0"):
            yield *match.span(), f"日期「{match[0]}」应写作「{shown}」"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _arabic(match: re.Match[str]) -> str:
    year = chinese_integer(re.sub("[○ＯOо0]", "〇", match[1][:-1]))
    month, day = chinese_integer(match[2]), chinese_integer(match[3])
    if not (year and month and day and _exists(year, month, day)):
        return ""
    if date(year, month, day) < ARABIC_SINCE:
        return ""
    return f"{year}年{month}月{day}日"

"""落款: the body and the day under a text, where its own metadata names no day of writing."""

from site_builder.importing.dates import iso_date
from site_builder.model.chinese_numeral import chinese_integer
from site_builder.pattern import pattern_of

_DAY = (
    r"(?:[12][0-9]{3}\s?年\s?[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日"
    r"|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_BODY = (
    r"[\u3400-\u9fff（）、 \u3000]{2,60}"
    r"(?:厅|局|部|委|委员会|办公室|政府|法院|检察院|会|署|中心|小组|银行|会议)"
)
_ONLY_DAY = pattern_of(_DAY)
_ONLY_BODY = pattern_of(_BODY)
_BOTH = pattern_of(rf"{_BODY}\s*({_DAY})")
_PARTS = pattern_of(r"(.{4})\s?年\s?(.{1,2})\s?月\s?(.{1,3})\s?日")


def signature_day(text: str) -> str | None:
    """
    Give the day of the first signature in clean `text`, as `2024-06-07`, or None.

    A signature is a paragraph that is a body's name, followed by one that is a day, or both in one.
    What is printed after the first belongs to an annexed text. Where several bodies sign below each
    other, the last to sign makes the day (党政机关公文处理工作条例 art 9).
    """
    paragraphs = [block.strip() for block in text.split("\n\n")]
    days: list[str] = []
    position = 0
    while position < len(paragraphs):
        written, step = _signed(paragraphs, position)
        if written and (day := _iso(written)):
            days.append(day)
        elif days:
            break
        position += step
    return max(days, default=None)


def _signed(paragraphs: list[str], position: int) -> tuple[str, int]:
    """Give the day of the signature that begins at `position`, and how many paragraphs it takes."""
    if match := _BOTH.fullmatch(paragraphs[position]):
        return match[1], 1
    following = paragraphs[position + 1] if position + 1 < len(paragraphs) else ""
    if _ONLY_DAY.fullmatch(following) and _ONLY_BODY.fullmatch(paragraphs[position]):
        return following, 2
    return "", 1


def _iso(written: str) -> str | None:
    match = _PARTS.fullmatch(written)
    numbers = [chinese_integer(part.strip()) for part in match.groups()] if match else []
    return iso_date("-".join(map(str, numbers)))

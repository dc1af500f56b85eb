"""Numbers written in Han characters, as old documents and orders of government write them."""

from functools import lru_cache

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERALS = "".join([*DIGITS, *UNITS])


@lru_cache(maxsize=4096)
def chinese_integer(text: str) -> int | None:
    """
    Read 七百一十一, 二十, 二〇二二 or 15 as an integer; None where `text` is no number.

    Digits without units are read one by one, as years are spoken.
    """
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(c not in NUMERALS for c in text):
        return None
    if not any(c in UNITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    total, digit, last_unit = 0, 0, 10_000
    for position, character in enumerate(text):
        unit = UNITS.get(character)
        if unit is None:
            if digit:
                return None
            digit = DIGITS[character]
            continue
        if unit >= last_unit or (digit == 0 and position > 0):
            return None
        total, last_unit, digit = total + (digit or 1) * unit, unit, 0
    return total + digit


def han_integer(number: int) -> str:
    """Write an integer from 1 to 9999 in Han characters, as levels and articles are numbered."""
    text, is_skipped = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            zero = "零" if is_skipped and text else ""
            text += f"{zero}{'零一二三四五六七八九'[digit]}{name}"
        is_skipped = not digit
    return text.removeprefix("一") if text.startswith("一十") else text

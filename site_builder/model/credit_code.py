"""The codes by which bodies are known: of organisations (GB 11714), and of social credit (GB 32100)."""

from functools import lru_cache

from site_builder.pattern import pattern_of

_VALUES = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # a character's number is where it stands
_CREDIT_CODE = pattern_of(f"[0-9]{{8}}[{_VALUES}]{{10}}")


def organisation_code_is_valid(code: str) -> bool:
    """Tell whether a nine-character organisation code has a right check character (GB 11714)."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(c, 36) * w for c, w in zip(code[:8], weights, strict=True))
    return code[8] == "0123456789X0"[(11 - total % 11) % 11 if total % 11 != 1 else 10]


def credit_code_is_valid(code: str) -> bool:
    """Tell whether a unified social credit code is written as it should be, with a right check character."""
    if not _CREDIT_CODE.fullmatch(code):
        return False
    total = sum(_VALUES.index(c) * pow(3, n, 31) for n, c in enumerate(code[:17]))
    return code[17] == _VALUES[-total % 31]


@lru_cache(maxsize=4096)  # the same few offices stand in every index number
def credit_code_fault(code: str) -> str:
    """Say what is wrong with a unified social credit code (GB 32100, mod 31), or nothing."""
    if credit_code_is_valid(code):
        return ""
    from stdnum.cn import uscc  # noqa: PLC0415 - it brings TLS with it, and few codes have a fault
    from stdnum.exceptions import ValidationError as NumberError  # noqa: PLC0415

    try:
        uscc.validate(code)
    except NumberError as error:
        shape = type(error).__name__ in {"InvalidLength", "InvalidFormat"}
        return "应当是 18 位数字和大写字母" if shape else "校验位不对，请核对有没有抄错"
    return "" if code == uscc.compact(code) else "不能有空格，字母须大写"

"""索引号 for documents that have none: `CODE/YEAR-serial`, counted through each year by date."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count

from site_builder.model.credit_code import credit_code_fault, organisation_code_is_valid
from site_builder.problem import BrokenSetupError


def code_and_start(text: str) -> tuple[str, int]:
    """Read `CODE` or `CODE:START`, or raise where that is no organisation's code."""
    code, mark, start = text.partition(":")
    if mark and not re.fullmatch("[0-9]{1,8}", start):
        raise BrokenSetupError(f"起始顺序号「{start}」应当是 1 到 8 位数字")
    if re.fullmatch(r"[0-9A-Z]{8}-?[0-9X]", code):
        if not organisation_code_is_valid(code.replace("-", "")):
            raise BrokenSetupError(f"机构代码「{code}」校验位不对")
    elif fault := credit_code_fault(code):
        raise BrokenSetupError(f"机构代码「{code}」{fault}")
    return code, int(start or 1)


def index_numbers(code: str, start: int, dated: Iterable[tuple[str, str]]) -> dict[str, str]:
    """
    Number `dated`, pairs of a date and an id, in their order; gives the number of each id.

    `start` is the first serial of every year, for a second import beside a first.
    """
    serials: dict[str, Iterator[int]] = defaultdict(lambda: count(start))
    return {name: f"{code}/{day[:4]}-{next(serials[day[:4]]):05}" for day, name in sorted(dated)}

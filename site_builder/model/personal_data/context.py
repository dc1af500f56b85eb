"""What stands around a number says whose it is."""

import re

from site_builder.pattern import pattern_of

_ENDS = pattern_of(r"[。；;！？!?\n|]")
NEAR = 24  # characters before a match that can speak of it


def before(text: str, start: int, length: int = NEAR) -> str:
    """Give what stands before `start` in the same sentence and the same cell, `length` at most."""
    near = text[max(0, start - length) : start]
    return _ENDS.split(near)[-1]


def after(text: str, end: int, length: int = NEAR) -> str:
    """Give what stands behind `end` in the same sentence and the same cell."""
    return _ENDS.split(text[end : end + length], maxsplit=1)[0]


def is_in_address(text: str, start: int) -> bool:
    """Tell whether `start` lies in a web address or a file's path."""
    near = text[max(0, start - 200) : start]
    word = re.split(r"[\s<>()（）《》「」、，。；\u4e00-\u9fff]", near)[-1]
    return "://" in word or word.startswith(("www.", "../", "./")) or "=" in word[-12:]

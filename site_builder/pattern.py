"""
A regular expression that is compiled when it is first asked something.

The rules have some three hundred; a check of one changed document needs a part of them, and compiling
all took a fifth of the second in which it must answer.
"""

import re
from typing import Any, AnyStr, cast


class _Late:
    def __init__(self, text: str | bytes, flags: int) -> None:
        self.__text = text
        self.__flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        compiled = re.compile(self.__text, self.__flags)
        value = getattr(compiled, name)
        setattr(self, name, value)
        return value


def pattern_of(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give the regular expression that `text` says; raises `re.error` only when it is first used."""
    return cast("re.Pattern[AnyStr]", _Late(text, flags))

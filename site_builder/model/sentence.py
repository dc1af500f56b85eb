"""What somebody copies out of a sentence."""

from collections.abc import Callable

from site_builder.pattern import pattern_of

_PARTS = pattern_of(r"[：:“”‘’「」『』\"]")  # between these
_COUNT = r"[一二三四五六七八九十百零〇0-9０-９]+"
_NUMBER = pattern_of(  # which a copy leaves out, or counts anew
    rf"[\s#>*+_-]*(?:(?:第{_COUNT}[编章节条款项]|[（(]{_COUNT}[）)]|{_COUNT}[、.．)）]|[①-⑳])[\s　]*)*"
)


def copied_parts(sentence: str, fold: Callable[[str], str], long_enough: int) -> list[str]:
    """
    Give the parts of a sentence that have at least `long_enough` characters, each folded, or else the whole.

    A part is what stands between quotation marks or behind a colon, without the number or sign of a list
    before it; there may be none.
    """
    parts = _PARTS.split(sentence)
    long = _long(parts, fold, long_enough)
    return long if long or len(parts) == 1 else _long([sentence], fold, long_enough)


def _long(texts: list[str], fold: Callable[[str], str], long_enough: int) -> list[str]:
    found = [fold(_NUMBER.sub("", text, count=1)) for text in texts]
    return [text for text in found if len(text) >= long_enough]

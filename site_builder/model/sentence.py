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
    parts = [fold(_NUMBER.sub("", part, count=1)) for part in _PARTS.split(sentence)]
    whole = fold(_NUMBER.sub("", sentence, count=1))
    long = [part for part in parts if len(part) >= long_enough]
    return long or [whole] * (len(whole) >= long_enough)

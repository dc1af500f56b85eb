"""Traditional characters that a reader may type and the column does not use, with their simplified ones."""

from collections.abc import Set as AbstractSet
from functools import cache

_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))


def variants(used: AbstractSet[str]) -> list[str]:
    """
    Give two texts of one length: traditional characters, and what stands for each in the column.

    A character that the column uses stands for itself, so that exact text is found as it is written.
    """
    pairs = [
        (character, simple) for character, simple in _simplified() if character not in used and simple in used
    ]
    return ["".join(pair[0] for pair in pairs), "".join(pair[1] for pair in pairs)]


@cache
def _simplified() -> list[tuple[str, str]]:
    """Give the characters that are written otherwise in simplified text, each with that."""
    from opencc import OpenCC  # noqa: PLC0415 - few builds need it

    han = [chr(code) for first, last in _HAN for code in range(first, last + 1)]
    pairs = zip(han, OpenCC("t2s").convert("\n".join(han)).split("\n"), strict=True)
    return [(character, simple) for character, simple in pairs if simple != character and len(simple) == 1]

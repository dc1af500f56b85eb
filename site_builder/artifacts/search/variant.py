"""Traditional characters that a reader may type and the column does not use, with their simplified ones."""

from collections.abc import Set as AbstractSet

from opencc import OpenCC

_HAN = [chr(code) for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF)) for code in range(first, last + 1)]
_SIMPLIFIED: list[str] = []


def variants(used: AbstractSet[str]) -> list[str]:
    """
    Give two texts of one length: traditional characters, and what stands for each in the column.

    A character that the column uses stands for itself, so that exact text is found as it is written.
    """
    if not _SIMPLIFIED:
        _SIMPLIFIED.extend(OpenCC("t2s").convert("\n".join(_HAN)).split("\n"))
    pairs = [
        (character, simple)
        for character, simple in zip(_HAN, _SIMPLIFIED, strict=True)
        if simple != character and len(simple) == 1 and character not in used and simple in used
    ]
    return ["".join(pair[0] for pair in pairs), "".join(pair[1] for pair in pairs)]

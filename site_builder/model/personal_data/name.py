"""Names of persons in the cells of a list, whole or masked."""

import re

from site_builder.pattern import pattern_of

_WHOLE = pattern_of(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}[·•][\u4e00-\u9fff]{1,6}")
_MASKED = pattern_of(r"(?=.*[*Xx某])(?=.*[\u4e00-\u9fff])[\u4e00-\u9fff*Xx]{2,5}")
_NO_NAME = pattern_of(r"[合小总共]计|无|不详|其他|备注|姓名|某|^[一二三四五六七八九十]+")


def is_whole_name(cell: str) -> bool:
    """Tell whether a folded cell of a column of names is a name with nothing hidden."""
    bare = cell.replace(" ", "").strip()
    return _WHOLE.fullmatch(bare) is not None and _NO_NAME.search(bare) is None


def is_masked_name(cell: str) -> bool:
    """Tell whether a folded cell is a name of which a part is hidden: 张*, 张*祥, *祥, 张某某."""
    return _MASKED.fullmatch(cell.replace(" ", "").replace("\\", "")) is not None


def shown_of(cell: str) -> str:
    """Say what a masked name shows, in the profile's words; nothing where two characters leave it open."""
    bare = re.sub("[*Xx某]", "*", cell.replace(" ", "").replace("\\", ""))
    head, tail = not bare.startswith("*"), not bare.endswith("*")
    if head and tail:
        return "姓和末字"
    if len(bare) == 2 and head:  # noqa: PLR2004 - 张* is what both ways make of a name of two
        return ""
    return "姓" if head else "名"

"""Lists in a Word file: real ones, each with a numbering of its own, so that each begins where it should."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LEVELS = 5
INDENT = 640  # twentieths of a point: two characters of 16 pt


def begin_list(document: Any, *, is_numbered: bool, start: int, level: int) -> int:
    """Make a new list and give its number."""
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    taken = [int(e.get(qn("w:abstractNumId"))) for e in numbering.findall(qn("w:abstractNum"))]
    own = max(taken, default=0) + 1
    abstract.set(qn("w:abstractNumId"), str(own))
    abstract.append(_element("multiLevelType", "hybridMultilevel"))
    for depth in range(LEVELS):
        abstract.append(_level(depth, is_numbered=is_numbered, start=start if depth == level else 1))
    nums = numbering.findall(qn("w:num"))
    if nums:
        nums[0].addprevious(abstract)
    else:
        numbering.append(abstract)
    return int(numbering.add_num(own).numId)


def set_item(paragraph: Any, number: int, level: int) -> None:
    """Make a paragraph an item of list `number`."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(level, LEVELS - 1)
    properties.get_or_add_numId().val = number


def _level(depth: int, *, is_numbered: bool, start: int) -> Any:
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), str(depth))
    level.append(_element("start", str(start)))
    level.append(_element("numFmt", "decimal" if is_numbered else "bullet"))
    level.append(_element("suff", "space"))
    level.append(_element("lvlText", f"%{depth + 1}." if is_numbered else "•"))
    level.append(_element("lvlJc", "left"))
    properties = OxmlElement("w:pPr")
    indent = OxmlElement("w:ind")
    indent.set(qn("w:left"), str(INDENT * depth))
    indent.set(qn("w:firstLine"), str(INDENT))
    properties.append(indent)
    level.append(properties)
    return level


def _element(name: str, value: str) -> Any:
    element = OxmlElement(f"w:{name}")
    element.set(qn("w:val"), value)
    return element

"""
Front matter of the plainest kind, read line by line: the same nodes as from PyYAML, in half the time.

A line is a field and its value: text without signs that could mean anything to YAML, text in double
quotes, a list of such texts in brackets, or such lines below it, set in by two spaces. Whatever else there
is, PyYAML reads all of it.
"""

from site_builder.pattern import pattern_of
from site_builder.problem import Place
from site_builder.records.node import Node

_WORD = r"[^\x00-/:-@\[-`{-\x7f]"  # letters and digits, and whatever prints beyond ASCII
_WITHIN = r"[^\x00- !-$'*,:<>?\[-^`{-\x7f]"  # these, and signs that mean nothing in the midst of a text
# A colon only where no space makes a sign of it, a space only before what begins no comment.
_TEXT = rf"{_WORD}(?:{_WITHIN}++| (?={_WORD}|\()|:(?={_WORD}|/))*+"
_LINE = pattern_of(
    rf"(?P<key>[a-z][a-z0-9_]*):(?: (?:(?P<text>{_TEXT})|\"(?P<quoted>[^\x00-\x1f\"\\]+)\""
    rf"|\[(?P<items>{_TEXT}(?:, {_TEXT})*)\]))?"
)
_INDENT = 2  # spaces before the fields of a group
MOST = 512  # characters of a line; PyYAML tells of keys that end too far from where they began


def plain_yaml(text: str, path: str, first_line: int) -> Node | None:
    """Read the fields of `text`, whose first line is line `first_line` of `path`; None where PyYAML must."""
    found = _fields(text.split("\n"), Place(path=path, line=first_line, column=1))
    return found[0] if found else None


def _fields(lines: list[str], at: Place) -> tuple[Node, int] | None:
    """Read the mapping that begins `at` a place, with `lines`; gives how many of them are its own."""
    values: dict[str, Node] = {}
    keys: list[Place] = []
    indent = at.column - 1
    taken = 0
    while taken < len(lines):
        line, number = lines[taken], at.line + taken
        if indent and line[:indent] != " " * indent:
            break
        # What prints is no control character, nor a space or a break of lines that only looks like one.
        match = _LINE.fullmatch(line, indent) if len(line) <= MOST and line.isprintable() else None
        if match is None:
            return None
        key, text, quoted, listed = match.groups()
        if key in values:
            return None
        keys.append(Place(at.path, number, at.column, len(key)))
        taken += 1
        column = at.column + len(key) + 2
        if text:
            values[key] = Node(place=Place(at.path, number, column, len(text)), value=text)
            continue
        if quoted:
            place = Place(at.path, number, column, len(quoted) + 2)
            values[key] = Node(place=place, value=quoted.strip())
            continue
        if listed:
            values[key] = _list(listed, Place(at.path, number, column))
            continue
        group = None
        if not indent:
            group = _fields(lines[taken:], Place(path=at.path, line=number + 1, column=_INDENT + 1))
        if group is None or not group[1]:
            return None
        values[key] = group[0]
        taken += group[1]
    return Node(place=at, value=values, keys=tuple(keys)), taken


def _list(listed: str, at: Place) -> Node:
    items = []
    column = at.column + 1
    for item in listed.split(", "):
        items.append(Node(place=Place(at.path, at.line, column, len(item)), value=item))
        column += len(item) + 2
    return Node(place=at, value=tuple(items))

"""
YAML as we allow it: text, lists and mappings, each with its place, and nothing else.

PyYAML's own constructors turn `phone: 0530` into 344 and `no:` into False, and let an alias bomb
grow; we read its event stream instead, which is flat, so no depth of nesting can exhaust the stack.
"""

from collections.abc import Iterator
from dataclasses import field
from typing import Any

import yaml

from site_builder.pattern import pattern_of
from site_builder.problem import Fault, Finding, Place
from site_builder.records.node import Node
from site_builder.records.plain_yaml import plain_yaml
from site_builder.value import dataclass

MAX_DEPTH = 8

Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(kw_only=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    place: Place
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    values: dict[str, Node] = field(default_factory=dict)
    keys: list[Place] = field(default_factory=list)
    key: Node | None = None


def parse_yaml(text: str, path: str, first_line: int) -> tuple[Node | None, list[Finding]]:
    """
    Read YAML `text` whose first line is line `first_line` of the file `path`.

    Gives the root node, or None where there is none that can be trusted, and what was found wrong.
    """
    if plain := plain_yaml(text, path, first_line):
        return plain, []
    return events_read(text, path, first_line)


def events_read(text: str, path: str, first_line: int) -> tuple[Node | None, list[Finding]]:
    """Read YAML as `parse_yaml` does, all of it from PyYAML's events."""
    reader = _Reader(path=path, first_line=first_line, lines=text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=Loader):
            if not reader.take(event):
                return None, reader.findings
    except yaml.YAMLError as error:
        reader.findings += list(_wide_colons(reader)) or [_syntax(error, reader)]
        return None, reader.findings
    return reader.root, reader.findings


@dataclass(kw_only=True)
class _Reader:
    """Builds nodes from events; `take` is False when reading must stop."""

    path: str
    first_line: int
    lines: list[str]
    root: Node | None = None
    stack: list[_Open] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    documents: int = 0

    def take(self, event: Any) -> bool:  # noqa: ANN401 - PyYAML's events have no types
        if isinstance(event, yaml.ScalarEvent):
            place = self.place(event)
            self.refuse_marks(event, place)
            self.refuse_lost_words(event, place)
            self.add(Node(place=place, value=event.value.strip()))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.add(_closed(self.stack.pop()))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.find(self.place(event), Fault.YAML_FEATURE, "元数据里有第二个「---」段落")
                return False
        elif isinstance(event, yaml.AliasEvent):
            place = self.place(event)
            self.find(place, Fault.YAML_FEATURE, f"不支持引用「*{event.anchor}」")
            self.add(Node(place=place, value=""))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            place = self.place(event)
            self.refuse_marks(event, place)
            if len(self.stack) >= MAX_DEPTH:
                self.find(place, Fault.YAML_FEATURE, f"嵌套超过 {MAX_DEPTH} 层")
                return False
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            self.stack.append(_Open(place=place, is_mapping=is_mapping))
        return True

    def add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is None:
            if not isinstance(node.value, str):
                self.find(node.place, Fault.YAML_FEATURE, "字段名必须是文字，不能是列表或对象")
                node = Node(place=node.place, value="")
            top.key = node
        else:
            key = str(top.key.value)
            if key in top.values:
                message = f"字段「{key}」写了两次，第一次在第 {self.line_of(top, key)} 行"
                self.find(top.key.place, Fault.DUPLICATE_KEY, message)
            elif key == "<<":
                self.find(top.key.place, Fault.YAML_FEATURE, "不支持合并键「<<」")
            else:
                top.values[key] = node
                top.keys.append(top.key.place)
            top.key = None

    def refuse_marks(self, event: Any, place: Place) -> None:  # noqa: ANN401 - as above
        if event.anchor is not None:
            self.find(place, Fault.YAML_FEATURE, f"不支持锚点「&{event.anchor}」")
        if event.tag is not None:
            self.find(place, Fault.YAML_FEATURE, f"不支持标签「{event.tag}」")

    def refuse_lost_words(self, event: Any, place: Place) -> None:  # noqa: ANN401 - as above
        """Refuse « #» behind a value: `C #的通知` would lose its end, for YAML takes it for a comment."""
        if event.style or not event.value or event.end_mark.line >= len(self.lines):
            return
        rest = self.lines[event.end_mark.line][event.end_mark.column :]
        if rest.startswith(" #") and not rest.startswith(" # "):
            message = f"「{rest.strip()[:20]}」会被当作注释丢掉；要保留就用引号括起整个值"
            self.find(place, Fault.YAML_FEATURE, message)

    def find(self, place: Place, fault: Fault, message: str) -> None:
        self.findings.append(Finding(place=place, fault=fault, message=message))

    def place(self, event: Any) -> Place:  # noqa: ANN401 - as above
        start, end = event.start_mark, event.end_mark
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        stop = end.column if end.line == start.line else len(line.rstrip())
        return Place(
            path=self.path,
            line=self.first_line + start.line,
            column=start.column + 1,
            length=max(1, stop - start.column),
        )

    @staticmethod
    def line_of(top: _Open, key: str) -> int:
        return top.keys[list(top.values).index(key)].line


def _closed(top: _Open) -> Node:
    if top.is_mapping:
        return Node(place=top.place, value=top.values, keys=tuple(top.keys))
    return Node(place=top.place, value=tuple(top.items))


_WIDE_COLON = pattern_of(r"\s*(?:- )?[a-z][a-z0-9_]*：")


def _wide_colons(reader: _Reader) -> Iterator[Finding]:
    """Find what Chinese input methods write for a colon; PyYAML notices it a line too late."""
    for number, line in enumerate(reader.lines):
        if match := _WIDE_COLON.match(line):
            place = Place(path=reader.path, line=reader.first_line + number, column=match.end())
            message = "字段名后面是全角冒号「：」，应当是半角冒号和一个空格「: 」"
            yield Finding(place=place, fault=Fault.YAML_SYNTAX, message=message)


# What PyYAML says, and what an editor can do about it; matched in this order.
_EXPLANATIONS = (
    (
        "mapping values are not allowed",
        "这一行多了一个半角冒号，或者上一行缺少「: 」（全角「：」不算）；值里有「: 」时用引号括起整个值",
    ),
    ("could not find expected ':'", "这一行像是字段，却没有半角冒号和空格「: 」（全角「：」不算）"),
    ("while scanning a quoted scalar", "引号没有成对"),
    ("while scanning an alias", "值不能以「*」开头，请用引号括起整个值"),
    ("while parsing a flow", "方括号或花括号没有成对；项与项之间用半角逗号，文号里用六角括号〔〕"),
    (
        "while parsing a block mapping",
        "缩进与上文不一致，或少了字段名；值以引号、方括号开头却没有以它结束的，用引号括起整个值",
    ),
    ("characters are not allowed", "含有不可见的控制字符"),
    ("cannot start any token", "这里的符号不能作为值的开头，请用引号括起整个值"),
)
_TAB = "用了制表符（Tab）缩进；YAML 只认空格，请改为空格"
_UNKNOWN = "不是合格的 YAML，请对照上下几行检查缩进、引号和冒号"


def _syntax(error: yaml.YAMLError, reader: _Reader) -> Finding:
    said = " ".join(str(error).split())
    is_key = "while scanning a simple key" in said  # its fault is noticed lines later
    mark = getattr(error, "context_mark" if is_key else "problem_mark", None)
    number = mark.line if mark else 0
    line = reader.lines[number] if number < len(reader.lines) else ""
    found = (text for sign, text in _EXPLANATIONS if sign in said)
    is_indented_by_tab = "\t" in line[: len(line) - len(line.lstrip())]
    place = Place(path=reader.path, line=reader.first_line + number, column=mark.column + 1 if mark else 1)
    message = _TAB if is_indented_by_tab else next(found, _UNKNOWN)
    return Finding(place=place, fault=Fault.YAML_SYNTAX, message=message)

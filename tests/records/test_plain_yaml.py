"""Plain front matter gives the nodes that PyYAML gives, or is left to it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.records.plain_yaml import plain_yaml
from site_builder.records.source import read_source
from site_builder.records.yaml import events_read
from tests.builders import PROJECT

PATH = "content/policies/a.md"
PLAIN = """\
title: 示例区“十五五”规划（2026—2030年）
index_no: 11379900MB00000013/2024-00001
doc_no: 示政办发〔2024〕3号
hours: 工作日 9:00至12:00，13:30至17:00
phone: 0530
is_normative: no
quoted: " 关于《甲: 乙》的通知 # 1, 2 "
art20: [1, 11]
contact:
  office: 示例科
  phone: 12345
keywords: [保障性 租赁住房]"""
# What is written in front matter, and what could be taken for something else.
PIECES = st.sampled_from(
    [*"a0例《〔“·—，、\u3000\u00a0\u2028\x85\t :：#-?!&*|>%@`\"'\\,[]{}~=()/.+_;"]
) | st.sampled_from(["key", "  ", ": ", " #", "# ", "- ", "---", "...", "? ", ", ", "<<", "http://a.b/c"])
VALUES = st.lists(PIECES | st.characters(codec="utf-8"), max_size=6).map("".join)
LINES = st.tuples(
    st.sampled_from(["a: ", "b: ", "c_1: ", "a:", "b:", " a: ", "  a: ", "  b: ", "  a:", "A: ", "- ", ""]),
    VALUES,
).map("".join)
BRACKETED = st.lists(VALUES, max_size=3).map(lambda items: f"l: [{', '.join(items)}]")
QUOTED = VALUES.map(lambda value: f'q: "{value}"')


def test_plain_front_matter_needs_no_pyyaml() -> None:
    """Every plain form of a value is read, with the places that PyYAML gives."""
    node = plain_yaml(PLAIN, PATH, 2)

    assert node is not None
    assert (node, []) == events_read(PLAIN, PATH, 2)


@given(st.lists(LINES | BRACKETED | QUOTED, min_size=1, max_size=4).map("\n".join))
@example('a: "\u3000甲 "')
@example("a: 甲\na: 乙")
@example("a:\n  a: 甲\n  b: [乙]\nb: 丙")
@example("a:\n  a: 甲\n   b: 乙")
@example("a:\nb: 甲")
@example("a:")
def test_what_is_read_is_what_pyyaml_reads(text: str) -> None:
    """Whatever is written, the nodes are PyYAML's, and there is nothing it would have found wrong."""
    node = plain_yaml(text, PATH, 2)

    assert node is None or (node, []) == events_read(text, PATH, 2)


@pytest.mark.parametrize(
    "path", sorted(p.relative_to(PROJECT).as_posix() for p in PROJECT.glob("content/**/*.md"))
)
def test_the_demonstration_is_read_alike(path: str) -> None:
    """The front matter of every document of the demonstration gives the same nodes."""
    source, _ = read_source(PROJECT, path)
    assert source
    text = source.text.split("\n---\n")[0].removeprefix("---\n")

    node = plain_yaml(text, path, 2)

    assert node is None or (node, []) == events_read(text, path, 2)

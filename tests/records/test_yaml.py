"""Our YAML has text, lists and mappings, each with its place, and nothing that acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.front_matter import front_matter
from site_builder.problem import Fault
from site_builder.records.node import Node
from site_builder.records.yaml import MAX_DEPTH, parse_yaml


def parsed(text: str) -> tuple[Node | None, list[tuple[int, Fault]]]:
    """Parse from line 1; give the node, and line and fault of what was found."""
    node, findings = parse_yaml(text, "a.md", first_line=1)
    return node, [(f.place.line, f.fault) for f in findings]


def test_scalars_stay_text() -> None:
    """PyYAML's own loader makes 344 of 0530, False of no, and a date of a date."""
    node, found = parsed("phone: 0530\nno: no\nday: 2024-01-01\nnumber: 1e3\nempty:\n")

    assert found == []
    assert node
    expected = {"phone": "0530", "no": "no", "day": "2024-01-01", "number": "1e3", "empty": None}
    assert expected == node.plain()


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("a: &x 1", 1, Fault.YAML_FEATURE),
        ("a: 1\nb: *x", 2, Fault.YAML_FEATURE),
        ("a: !!int 1", 1, Fault.YAML_FEATURE),
        ("<<: {a: 1}", 1, Fault.YAML_FEATURE),
        ("? [a]\n: b", 1, Fault.YAML_FEATURE),
        ("a: 1\n---\nb: 2", 2, Fault.YAML_FEATURE),
        ("a: " + "[" * (MAX_DEPTH + 1), 1, Fault.YAML_FEATURE),
        ("a: 1\na: 2", 2, Fault.DUPLICATE_KEY),
        ("a:\n\tb: 1", 2, Fault.YAML_SYNTAX),
        ("a: 'b", 1, Fault.YAML_SYNTAX),
        ("a: b\nc：d", 2, Fault.YAML_SYNTAX),
        ("a: b\nc：d\n", 2, Fault.YAML_SYNTAX),
    ],
)
def test_what_is_refused_has_its_line(text: str, line: int, fault: Fault) -> None:
    """Each feature that acts, and each slip of the pen, is told where it stands."""
    _, found = parsed(text)

    assert (line, fault) in found


def test_all_faults_of_a_file_are_found_in_one_pass() -> None:
    """An editor mends everything at once."""
    _, found = parsed("a: &x 1\na: 2\nb: *x\nc: !t 3")

    expected = [
        (1, Fault.YAML_FEATURE), (2, Fault.DUPLICATE_KEY),
        (3, Fault.YAML_FEATURE), (4, Fault.YAML_FEATURE),
    ]  # fmt: skip
    assert expected == found


def test_a_value_is_found_at_its_place() -> None:
    """Line, column and length cut the value out of the text."""
    text = "标题: 教育\nlist: [甲, 乙丙]\npart:\n  deep: 值\n"
    node, _ = parsed(text)
    assert node

    for path, value in ((("标题",), "教育"), (("list", 1), "乙丙"), (("part", "deep"), "值")):
        place = node.at(path)
        line = text.split("\n")[place.line - 1]
        assert value == line[place.column - 1 : place.column - 1 + place.length]


@given(st.text())
def test_no_text_crashes_the_reader(text: str) -> None:
    """Whatever stands between the fences is an answer or a finding."""
    node, findings = parse_yaml(text, "a.md", first_line=1)

    assert node is None or node.place.line >= 0
    assert all(f.place.line >= 1 for f in findings)


_VALUES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,9}", fullmatch=True), _VALUES))
def test_what_we_write_we_read(values: dict[str, str]) -> None:
    """Front matter that we emit comes back as it was, but for blanks around it."""
    text = front_matter(values).removeprefix("---\n").removesuffix("---\n")

    node, found = parsed(text)

    assert found == []
    plain = node.plain() if node else {}
    assert {key: value.strip() or None for key, value in values.items()} == (plain or {})

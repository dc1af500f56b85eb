"""Links, tags and headings of a body are found where they stand, and nowhere else."""

import re

from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.body import headings, lines, lines_with, links, tags
from tests.builders import a_policy


def targets(body: str) -> list[str]:
    """Give the targets of the links in a body."""
    return [link.target for link in links(a_policy("a", body=body).record)]


def test_links_of_every_form_are_found() -> None:
    """Inline links, images, definitions and autolinks lead somewhere alike."""
    body = '[甲](a.md) ![图](b.png "题")\n\n[丙]: c.md\n\n<https://d.example/>\n[丁](<e.md>)'

    assert targets(body) == ["a.md", "b.png", "c.md", "https://d.example/", "e.md"]


def test_a_footnote_is_no_link() -> None:
    """A definition whose name begins with ^ is a note, whatever its first word."""
    assert targets("正文[^1]。\n\n[^1]: 注释的内容。\n") == []


def test_parentheses_belong_to_a_target() -> None:
    """A file named with parentheses can be linked."""
    assert targets("[表](files/a(1).docx)") == ["files/a(1).docx"]


def test_code_and_escapes_hold_no_links() -> None:
    """What is shown as it is leads nowhere."""
    assert targets("`[a](b)`\n\n```\n[a](b)\n```\n\n\\[a](b) [a\\](b)") == []


def test_a_link_has_its_place() -> None:
    """The caret stands under the target, in the file's own line."""
    policy = a_policy("a", body="正文。\n\n见[办法](x.md)。")

    [link] = links(policy.record)

    assert (link.place.line, link.place.column) == (policy.record.body_line + 2, 7)
    assert link.place.length == 4


def test_tags_comments_and_declarations_are_found() -> None:
    """Whatever a browser would take for markup; an inequality is none."""
    body = "<b>粗</b> <!-- 注 --> a<1 和 3 < 5 <https://x.example/>"

    assert [tag.name for tag in tags(a_policy("a", body=body).record)] == ["b", "b", "!"]


def test_headings_have_levels() -> None:
    """A heading counts its marks; a fence hides them."""
    body = "# 一\n\n### 二 ##\n\n```\n# 不是\n```\n\n#不是"

    found = [(h.level, h.text) for h in headings(a_policy("a", body=body).record)]

    assert found == [(1, "一"), (3, "二")]


@given(st.text(alphabet="[]()<>`!\\ \na甲:/", max_size=200))
def test_places_lie_in_the_body(body: str) -> None:
    """Whatever the text, a place that is told exists."""
    record = a_policy("a", body=body).record
    lines = body.split("\n")

    for found in (*links(record), *tags(record)):
        line = lines[found.place.line - record.body_line]
        assert 1 <= found.place.column <= len(line) + 1


@given(st.text(alphabet="甲乙\n`~ ", max_size=200))
def test_lines_with_a_sign_are_those_lines(body: str) -> None:
    """Looking for a sign first gives what looking at every line gives, with the same numbers."""
    record = a_policy("a", body=body).record
    sign = re.compile("甲乙?")

    assert list(lines_with(record, sign)) == [(n, line) for n, line in lines(record) if sign.search(line)]

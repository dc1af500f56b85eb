"""The rules on personal data judge what readers see, or will see, and point to the very characters."""

from pathlib import Path

import pytest

from site_builder.pipeline import read_site
from site_builder.problem import Problem
from site_builder.rules.judgement import judge
from site_builder.settings import read_settings
from tests.builders import DAY, a_file, write_site

ID = "11010519491231002X"


def problems(root: Path, profile: str = "profile: {}\n", **fields: str) -> list[Problem]:
    """Judge a column of one policy, and give what the P rules find."""
    body = fields.pop("body", "正文。\n")
    path = "content/policies/a.md"
    write_site(root, {path: a_file(path, body, **fields), "data/profile.yml": profile})
    site = read_site(read_settings(root / "mkdocs.yml"), DAY)
    found = judge(site)[0]
    return [p for p in found if p.rule.startswith("P")]


@pytest.mark.parametrize(
    ("fields", "rules"),
    [
        ({}, ["P801"]),
        ({"publish_date": "2026-11-25"}, ["P801"]),  # tomorrow readers see it
        ({"publish_until": "2026-11-25"}, ["P801"]),
        ({"publish_until": "2026-11-24"}, ["P801"]),
        ({"publish_until": "2026-11-23"}, []),
        ({"scope": "village_board"}, ["P801"]),  # a board is no place for a number either
        ({"disclosure": "依申请公开"}, []),
    ],
)
def test_only_what_readers_see_is_judged(tmp_path: Path, fields: dict[str, str], rules: list[str]) -> None:
    """What readers see, will see, or see on a board; not what was refused, nor what is past."""
    assert rules == [p.rule for p in problems(tmp_path, body=f"张三，{ID}。\n", **fields)]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", f"关于{ID}的公示"),
        ("title", f"“{ID}”的公示"),
        ("summary", f"'张三，{ID}'"),
        ("attachments", f"[{{title: 张三{ID}, file: a.pdf}}]"),
        ("keywords", f"[低保, {ID}]"),
        ("body", f"第一行\n\n张三　{ID}\n"),
        ("body", f"```\n{ID}\n```\n"),
        ("body", f"| 姓名 | 证件 |\n|---|---|\n| 张三 | {ID} |\n"),
    ],
)
def test_the_place_is_that_of_the_number(tmp_path: Path, field: str, text: str) -> None:
    """The caret stands under the number, in fields and in the body."""
    [problem] = [p for p in problems(tmp_path, **{field: text}) if p.rule == "P801"]

    line = (tmp_path / problem.place.path).read_text("utf-8").split("\n")[problem.place.line - 1]
    start = problem.place.column - 1
    assert line[start : start + problem.place.length] == ID


def test_a_message_does_not_repeat_the_number(tmp_path: Path) -> None:
    """Logs of servers are kept; a number must not leak into them."""
    [problem] = problems(tmp_path, body=f"张三，{ID}\n")

    assert "11…2X" in problem.message
    assert ID not in problem.message


def test_an_identity_number_cannot_be_waived(tmp_path: Path) -> None:
    """What would leak is not a matter of opinion."""
    found = problems(tmp_path, body=f"{ID}\n", exemptions="[{rule: P801, reason: 需要}]")

    assert [p.rule for p in found] == ["P801"]


@pytest.mark.parametrize(
    ("contact", "rules"),
    [
        ("{office: 民政科, phone: 12345}", ["P806"]),
        ("{office: 民政科, phone: 0530-5620000}", ["P806"]),
        ("{office: 民政科, phone: 13812345678}", ["P815", "P806"]),
        ("{office: 民政科, phone: 0530-5620000、138 1234 5678}", ["P815", "P806"]),
        ("{office: 民政科, phone: 13812345678, public_contact: 否}", ["P815", "P806"]),
        ("{office: 民政科, phone: 13812345678, public_contact: 是}", []),
    ],
)
def test_a_contacts_mobile_must_be_said_to_be_public(tmp_path: Path, contact: str, rules: list[str]) -> None:
    """Said once, the same number may stand in the text too."""
    found = problems(tmp_path, body="咨询电话：13812345678\n", contact=contact)

    assert rules == [p.rule for p in found]


def test_the_profile_lists_public_numbers(tmp_path: Path) -> None:
    """However they are written in the text."""
    profile = "profile: {personal_data: {public_numbers: ['13812345678']}}\n"

    body = "值班 138-1234-5678，１３８１２３４５６７８\n"

    assert problems(tmp_path, profile, body=body, contact="{office: 民政科, phone: 13812345678}") == []


TABLE = "| 申请人 | 证件号 |\n|---|---|\n| {} | {} |\n"


@pytest.mark.parametrize(
    ("profile", "name", "number", "count"),
    [
        ("", "张*", "002X", 0),
        ("", "张**", "11************002X", 0),
        ("", "张某某", "**************002X", 0),
        ("", "张*祥", "11************002X", 1),
        ("", "*祥", "11************002X", 1),
        ("", "张**", "110***********002X", 1),  # three characters at the head
        ("", "张**", "11**********0002X", 1),  # five at the tail
        ("identity_head: 6, name_shown: 姓和末字", "张*祥", "110105********002X", 0),
        ("identity_head: 6, name_shown: 姓和末字", "张**", "110105********002X", 0),
        ("name_shown: 名", "张**", "11************002X", 1),
        ("name_shown: 名", "*祥", "11************002X", 0),
    ],
)
def test_one_site_masks_in_one_way(tmp_path: Path, profile: str, name: str, number: str, count: int) -> None:
    """No document shows more than the profile says, so no two together do."""
    text = f"profile: {{personal_data: {{{profile}}}}}\n" if profile else "profile: {}\n"
    body = TABLE.format(name.replace("*", "\\*"), number.replace("*", "\\*"))

    found = problems(tmp_path, text, body=body)

    assert ["P814"] * count == [p.rule for p in found]


def test_rows_of_the_list_of_enterprises_are_judged(tmp_path: Path) -> None:
    """A private mobile is not a complaint line."""
    lists = (
        "sector,name,category,supervisor,address,complaint_phone,platform_url,updated\n"
        f"供水,示例供水公司,国有企业,示例区人民政府办公室,联系人张三{ID},13812345678,https://w.example/,2024-01-01\n"
    )
    write_site(tmp_path, {"data/lists/enterprises.csv": lists})
    site = read_site(read_settings(tmp_path / "mkdocs.yml"), DAY)

    found = [p for p in judge(site)[0] if p.rule.startswith("P")]

    assert [p.rule for p in found] == ["P801", "P806"]
    line = lists.split("\n")[1]
    assert [line[p.place.column - 1 :][: p.place.length] for p in found] == [ID, "13812345678"]

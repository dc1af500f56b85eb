"""What lies inside attachments is judged where readers can download it, and told so that it is found."""

from pathlib import Path

import pytest

from site_builder.pipeline import check
from site_builder.problem import Problem
from site_builder.records.attachment.content import FileContent
from site_builder.settings import read_settings
from tests.attachments import attachment, zipped
from tests.builders import DAY, a_file, write_site

DOCUMENT = "content/policies/a.md"
IDENTITY = "11010519491231002X"


def found(
    root: Path, name: str, data: bytes, body: str = "正文。\n", **fields: object
) -> tuple[Problem, ...]:
    """Judge a site with one document that attaches one file."""
    text = a_file(DOCUMENT, body, attachments=[f"{{title: 名单, file: {name}}}"], **fields)
    write_site(root, {DOCUMENT: text, f"content/policies/{name}": data})
    return check(read_settings(root / "mkdocs.yml"), DAY).problems


def rules(problems: tuple[Problem, ...]) -> list[str]:
    """Give the numbers of the rules."""
    return [problem.rule for problem in problems]


def test_a_message_says_how_many_there_are_and_where_the_first_is(tmp_path: Path) -> None:
    """A list of a hundred persons is one problem, at the attachment's entry."""
    rows = "\n".join(f"张某某|{IDENTITY}" for _ in range(100))

    [problem] = found(tmp_path, "a.xlsx", attachment("xlsx", f"姓名|身份证号\n{rows}"))

    line = (tmp_path / DOCUMENT).read_text("utf-8").split("\n")[problem.place.line - 1]
    assert problem.rule == "A801"
    assert "第1张工作表「名单」第2行" in problem.message
    assert "共 100 处" in problem.message
    assert IDENTITY not in problem.message
    assert line[problem.place.column - 1 :].startswith("a.xlsx")


@pytest.mark.parametrize(
    ("extension", "text"),
    [
        ("xlsx", f"序号\n[深度隐藏工作表] 底稿\n身份证号\n{IDENTITY}"),
        ("docx", f"正文\n[批注] 他的身份证号是{IDENTITY}"),
        ("docx", f"正文\n[修订删去] 身份证号{IDENTITY}"),
        ("docx", f"正文\n[隐藏文字] 身份证号{IDENTITY}"),
        ("docx", f"[表格] 姓名|身份证号；张某某|{IDENTITY}"),
        ("pdf", f"身份证号{IDENTITY}"),
        ("zip", f"张某某{IDENTITY}.txt"),
    ],
)
def test_an_identity_number_is_found_wherever_it_hides(extension: str, text: str, tmp_path: Path) -> None:
    """What a downloader can find, the check finds; and nobody can waive it."""
    waiver = ["{rule: A801, reason: 已经同意}"]

    problems = found(tmp_path, f"a.{extension}", attachment(extension, text), exemptions=waiver)

    assert "A801" in rules(problems)
    assert "X901" in rules(problems)


@pytest.mark.parametrize(
    ("extension", "text"), [("docx", f"正文\n[批注] {IDENTITY}是谁的"), ("zip", f"{IDENTITY}.exe\n甲.txt")]
)
def test_a_report_shows_nobodys_number(extension: str, text: str, tmp_path: Path) -> None:
    """A quotation of a comment or of a file's name is kept in the logs of servers."""
    problems = found(tmp_path, f"a.{extension}", attachment(extension, text))

    assert len(problems) > 1
    assert IDENTITY not in "".join(problem.message for problem in problems)


WITHHELD = {
    "on request": {"disclosure": "依申请公开", "publish_date": None},
    "village board": {"scope": "village_board"},
}


@pytest.mark.parametrize("way", WITHHELD)
def test_what_is_not_published_is_not_judged(way: str, tmp_path: Path) -> None:
    """The village board is where such a list belongs."""
    data = attachment("docx", f"身份证号{IDENTITY}\n[批注] 话")
    fields = {"reviewer": "办公室", "reviewed_on": "2024-03-01", **WITHHELD[way]}

    assert [r for r in rules(found(tmp_path, "a.docx", data, **fields)) if r.startswith("A")] == []


def test_what_will_be_published_is_judged_now(tmp_path: Path) -> None:
    """The day of publication is too late."""
    data = attachment("docx", f"身份证号{IDENTITY}")

    assert rules(found(tmp_path, "a.docx", data, written_date="2026-11-20", publish_date="2026-12-01")) == [
        "A801"
    ]


PERSONS = ("张某某", "王会", "zhangsan", "Li Si", "李科长")
NOBODY = (
    "示例区人民政府办公室",
    "区政府办公室",
    "Administrator",
    "微软用户",
    "WPS_1634086482",
    "lenovo",
    "openpyxl",
    "办公室",
    "示例区财政局预算科",
    "DESKTOP-PC",
    "Windows 用户",
)


@pytest.mark.parametrize("name", PERSONS)
def test_a_persons_name_is_told_of(name: str, tmp_path: Path) -> None:
    """Names of two characters are names, whatever they end in."""
    assert rules(found(tmp_path, "a.docx", attachment("docx", f"[作者] {name}\n正文"))) == ["A809"]


@pytest.mark.parametrize("name", NOBODY)
def test_what_programs_and_offices_write_is_let_through(name: str, tmp_path: Path) -> None:
    """A warning on each of these would be read by nobody."""
    assert rules(found(tmp_path, "a.xlsx", attachment("xlsx", f"[作者] {name}\n正文"))) == []


def test_the_profile_lets_authors_through(tmp_path: Path) -> None:
    """What a county calls its desks is its own affair."""
    write_site(tmp_path, {"data/profile.yml": "profile: {attachments: {authors: [小政]}}\n"})
    text = a_file(DOCUMENT, attachments=["{title: 表, file: a.docx}"])
    for path, data in ((DOCUMENT, text.encode()), ("content/policies/a.docx", AUTHORED)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)

    assert check(read_settings(tmp_path / "mkdocs.yml"), DAY).problems == ()


AUTHORED = attachment("docx", "[作者] 小政\n正文")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048
DISGUISED = {
    "a page as xls": ("a.xls", "<html><table><tr><td>甲</table>".encode(), ["A812"]),
    "docx as pdf": ("a.pdf", attachment("docx", "正文"), ["A812"]),
    "png as jpg": ("a.jpg", attachment("png", ""), ["A817"]),
    "docx as jpg": ("a.jpg", attachment("docx", "正文"), ["A812"]),
    "a program as pdf": ("a.pdf", b"MZ\x90\0" + b"\0" * 60, ["A812", "A813"]),
    "docx as docx": ("a.docx", attachment("docx", "正文"), []),
    "a broken one is told once": ("a.xlsx", attachment("xlsx", "正文")[:300], ["A811"]),
    "old Office, broken": ("a.doc", OLE, ["A811"]),
    "rar as zip": ("a.zip", b"Rar!\x1a\x07\0" + b"\0" * 60, ["A812", "A816"]),
}


@pytest.mark.parametrize("disguise", DISGUISED)
def test_a_name_promises_a_format(disguise: str, tmp_path: Path) -> None:
    """A file is what its name says, or it is told once what is wrong with it."""
    name, data, expected = DISGUISED[disguise]

    assert expected == rules(found(tmp_path, name, data))


def test_a_picture_that_the_body_describes_needs_no_second_look(tmp_path: Path) -> None:
    """A diagram beside its text is no scan."""
    data = attachment("png", "")

    assert rules(found(tmp_path / "shown", "a.png", data, body="![申请的三个步骤](a.png)\n")) == []
    assert rules(found(tmp_path / "only attached", "a.png", data)) == ["A817"]


def test_many_traits_are_one_problem(tmp_path: Path) -> None:
    """The first three are named, all are counted."""
    text = "正文\n" + "\n".join(f"[修订插入] 第{n}处" for n in range(1, 6))

    [problem] = found(tmp_path, "a.docx", attachment("docx", text))

    assert "「第3处」" in problem.message
    assert "第4处" not in problem.message
    assert "等 5 处" in problem.message


def test_a_number_that_an_office_has_made_public_is_let_through(tmp_path: Path) -> None:
    """The same mobile may stand in the form that stands in the contact."""
    text = "姓名|手机号码\n张某某|13812345678"
    contact = "{office: 民政科, phone: 13812345678, public_contact: 是}"

    assert rules(found(tmp_path / "private", "a.xlsx", attachment("xlsx", text))) == ["A802"]
    assert rules(found(tmp_path / "public", "a.xlsx", attachment("xlsx", text), contact=contact)) == []


def test_a_mark_of_secrecy_in_an_archive_is_found(tmp_path: Path) -> None:
    """However deep a file lies."""
    data = zipped({"方案.docx": attachment("docx", "[页眉] 机密★1年\n正文")})

    [problem] = found(tmp_path, "a.zip", data)

    assert problem.rule == "A804"
    assert "压缩包里的「方案.docx」页眉第1段有「机密★1年」" in problem.message


def test_a_second_check_opens_no_attachment_again(tmp_path: Path) -> None:
    """What was read is kept by its hash, and gives the same problems."""
    first = found(tmp_path, "a.docx", attachment("docx", "正文\n[批注] 话"))
    settings = read_settings(tmp_path / "mkdocs.yml")
    contents: dict[str, FileContent] = {}

    check(settings, DAY, contents=contents)
    [key] = contents
    second = check(settings, DAY, contents={key: FileContent(format="docx")})

    assert rules(first) == ["A807"]
    assert second.problems == ()

"""A print sheet holds what is posted and not put on the web, and nothing that runs or is fetched."""

import re
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

import pytest

from site_builder.cli import main
from tests.builders import a_file, write_site
from tests.tree import tree

A = "content/policies/a.md"
PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
POSTED = {
    "title": "示例村低保对象公示",
    "scope": "village_board",
    "publish_until": "2026-12-01",
    "contact": "{office: 示例镇民政办, phone: 0530-1234567}",
}


class Page(HTMLParser):
    """Gathers the tags, attributes and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and its attributes."""
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data


def sheet(
    root: Path, *, body: str = "正文。\n", into: str = "print", size: str = "A4", **fields: object
) -> tuple[int, str]:
    """Write a site of one document and its sheet; gives the status and the sheet's text."""
    files = {A: a_file(A, body, **{**POSTED, **fields}), "content/policies/attachments/map.png": PNG}
    write_site(root, files)
    status = main(
        [
            "sheet",
            str(root / A),
            "--into",
            str(root / into),
            "-f",
            str(root / "mkdocs.yml"),
            "--day",
            "2026-11-24",
            "--size",
            size,
        ]
    )
    written = root / into / "a.html"
    return status, written.read_text("utf-8") if written.is_file() else ""


@pytest.mark.parametrize(
    ("scope", "label", "place"),
    [
        ("village_board", "村（居）公示栏张贴", "村（居）名称"),
        ("affected_area", "征收范围内张贴", "张贴地点"),
        ("on_site", "现场公示", "现场地点"),
    ],
)
def test_a_sheet_is_headed_with_where_and_how_long(
    tmp_path: Path, scope: str, label: str, place: str
) -> None:
    """Scope, a line to fill in, the days of posting and the phone stand above the title."""
    status, text = sheet(tmp_path, scope=scope)

    page = Page(text)
    head = page.text[: page.text.rindex("示例村低保对象公示")]
    assert status == 0
    for said in (label, place, "2024年3月4日至2026年12月1日", "0530-1234567（示例镇民政办）"):
        assert said in head
    assert "size: A4" in text


def test_larger_paper_has_larger_type(tmp_path: Path) -> None:
    """A3 is A4 by the root of two, for the list in the village as well."""
    _, small = sheet(tmp_path / "a")
    _, large = sheet(tmp_path / "b", size="A3")

    assert "size: A4" in small
    assert "font-size: 18pt" in small
    assert "size: A3" in large
    assert "font-size: 25.5pt" in large


def test_a_poster_of_what_is_on_the_web_leads_there(tmp_path: Path) -> None:
    """Title, summary, phone, day to take it down, address and its code; not the text of the page."""
    _, text = sheet(tmp_path, scope="web", summary="说明怎样申请。", body="正文在网页上。\n")

    page = Page(text)
    for said in (
        "示例村低保对象公示",
        "说明怎样申请。",
        "0530-1234567",
        "示例镇民政办",
        "取下日期：2026年12月1日",
    ):
        assert said in page.text
    assert "网址：https://www.example.gov.cn/policies/a.html" in page.text
    assert "正文在网页上" not in page.text
    assert page.tags.isdisjoint({"script", "a", "iframe", "object", "link", "base", "form", "img"})
    assert "svg" in page.tags


def test_a_sheet_masks_nothing(tmp_path: Path) -> None:
    """What is posted in the village is the whole list."""
    body = "| 姓名 | 金额 |\n|---|---|\n| 甲某某 | 764 |\n"

    _, text = sheet(tmp_path, body=body)

    assert ">甲某某</t" in text
    assert "<td>764</td>" in text


def test_lines_are_left_where_nothing_is_known(tmp_path: Path) -> None:
    """Without a last day and a phone there are lines to write on."""
    _, text = sheet(tmp_path, publish_until=None, contact=None)

    assert re.search(r"公示期：2024年3月4日至<span class=\"line short\">", text)
    assert re.search(r"监督电话：<span class=\"line\">", text)


def test_nothing_runs_and_nothing_is_fetched(tmp_path: Path) -> None:
    """No script, no link, no address but the pictures that lie in the file itself; hostile text is text."""
    body = (
        "[链接](b.md) <https://x.example/> ![图](attachments/map.png)\n\n![远](https://x.example/p.png)\n\n"
        '\\<script>alert(1)\\</script> [x](javascript:alert(1))\n\n"><img src=x onerror=alert(1)>\n'
    )
    config = tmp_path / "mkdocs.yml"
    quiet = '{L602: "off", L603: "off", L604: "off", L607: "off"}'

    write_site(tmp_path, {A: a_file(A, body, **POSTED)})
    config.write_text(
        config.read_text("utf-8").replace('severities: {W805: "off"}', f"severities: {quiet}"), "utf-8"
    )
    attached = "[{title: 位置图, file: attachments/map.png}]"
    (tmp_path / A).write_text(
        a_file(A, body, **{**POSTED, "title": "示例村公示", "attachments": attached, "endnote": "“此件”&甲"}),
        "utf-8",
    )
    (tmp_path / "content/policies/attachments").mkdir()
    (tmp_path / "content/policies/attachments/map.png").write_bytes(PNG)
    arguments = ["sheet", str(tmp_path / A), "--into", str(tmp_path / "print")]
    status = main([*arguments, "-f", str(config), "--day", "2026-11-24"])

    page = Page((tmp_path / "print/a.html").read_text("utf-8"))
    assert status == 0
    assert page.tags.isdisjoint({"script", "a", "iframe", "object", "link", "base", "form"})
    assert [value for tag, name, value in page.attributes if name == "src"] == [
        f"data:image/png;base64,{b64encode(PNG).decode()}"
    ]
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "href"]
    assert "“此件”&甲" in page.text
    assert "位置图" in page.text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"disclosure": "依申请公开"}, "依申请公开"),
        ({"disclosure": "不予公开", "ground": "14c"}, "不予公开"),
        ({"scope": "web", "publish_date": "2026-11-25"}, "海报"),
        ({"scope": "web", "publish_until": "2026-11-23"}, "海报"),
        ({"topic": "没有的主题"}, "M108"),
        ({"written_date": "昨天"}, "M103"),
    ],
)
def test_what_is_not_to_be_posted_has_no_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], fields: dict[str, str], said: str
) -> None:
    """What is not disclosed, what is not yet or no longer on the web, what has errors; nothing is written."""
    status, text = sheet(tmp_path, **fields)

    assert (status, text) == (1, "")
    assert said in capsys.readouterr().err
    assert not (tmp_path / "print").exists()


@pytest.mark.parametrize(
    "into", ["content/policies", "data", "site", "site/x", ".site.releases/x", "theme/assets"]
)
def test_a_sheet_never_lies_where_it_would_be_published(tmp_path: Path, into: str) -> None:
    """A folder that a build reads or writes is refused."""
    status, text = sheet(tmp_path, into=into)

    assert (status, text) == (2, "")


@pytest.mark.parametrize(("last", "status"), [("2026-11-23", 1), ("2026-11-24", 0), ("2026-11-25", 0)])
def test_a_notice_is_posted_up_to_its_last_day(tmp_path: Path, last: str, status: int) -> None:
    """What is to be taken down is not printed any more."""
    assert status == sheet(tmp_path, publish_until=last)[0]


def test_a_sheet_lies_in_a_folder_of_sheets(tmp_path: Path) -> None:
    """In the project only where nothing but sheets lies; elsewhere it replaces no file of another kind."""
    other = tmp_path / "project/docs/manual.md"
    other.parent.mkdir(parents=True)
    other.write_text("手册", "utf-8")
    (tmp_path / "project").mkdir(exist_ok=True)
    beside = tmp_path / "desktop"
    beside.mkdir()
    (beside / "letter.txt").write_text("信", "utf-8")

    assert sheet(tmp_path / "project", into="docs") == (2, "")
    assert sheet(tmp_path / "project", into="../desktop")[0] == 0
    (beside / "a.html").write_text("别的网页", "utf-8")
    assert sheet(tmp_path / "project", into="../desktop") == (2, "别的网页")


def test_a_sheet_is_written_again(tmp_path: Path) -> None:
    """The same document gives the same bytes, in the place of the old ones."""
    first = sheet(tmp_path)
    before = tree(tmp_path / "print")

    assert first == sheet(tmp_path)
    assert before == tree(tmp_path / "print")


def test_no_such_file(tmp_path: Path) -> None:
    """A path that is no document of the column is a mistake of the command."""
    write_site(tmp_path, {A: a_file(A)})
    rest = ["--into", str(tmp_path / "print"), "-f", str(tmp_path / "mkdocs.yml")]

    assert main(["sheet", str(tmp_path / "content/policies/b.md"), *rest]) == 2
    assert main(["sheet", str(tmp_path / "data/topics.yml"), *rest]) == 2
    assert main(["sheet", "/etc/hostname", *rest]) == 2

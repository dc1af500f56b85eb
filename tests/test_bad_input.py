"""Whatever an editor commits is answered with its place and a remedy, and the last good site stays."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.model.kinds import Policy
from tests.builders import MKDOCS, PROJECT, a_file, front_matter, smallest, write_site
from tests.tree import tree_hash

GOOD = {"content/policies/good.md": a_file("content/policies/good.md", number=7)}
A = "content/policies/a.md"
CSV = "data/lists/enterprises.csv"
HEADER = "sector,name,category,supervisor,complaint_phone,platform_url,updated\n"
ROW = "供水,示例供水公司,国有企业,示例区人民政府办公室,12345,https://www.water.example/,2024-01-01\n"
Change = Callable[[Path], object]


def text(path: str, content: str | bytes) -> Change:
    """Write a file."""
    return lambda root: write_site(root, {path: content})


def a(body: str = "正文。\n", **fields: object) -> Change:
    """Write a policy that is valid but for what is given."""
    return text(A, a_file(A, body, **fields))


def raw(lines: str) -> Change:
    """Write a policy with `lines` added to its front matter as they are."""
    good = front_matter(smallest(Policy, 1)).removesuffix("---\n")
    return text(A, f"{good}{lines}\n---\n正文。\n")


def link(root: Path) -> None:
    """Link a file from outside the tree into it."""
    (root / "outside.md").write_text("机密", "utf-8")
    (root / A).symlink_to(root / "outside.md")


def two_forms(root: Path) -> None:
    """Write two names that differ in case only."""
    write_site(root, {A: a_file(A), "content/policies/A.md": a_file(A, number=2, id="other")})


def circle(root: Path) -> None:
    """Let two policies replace each other."""
    b = "content/policies/b.md"
    write_site(root, {A: a_file(A, replaces=["b"]), b: a_file(b, number=2, replaces=["a"])})


CASES: dict[str, tuple[Change, str, str]] = {
    "gbk": (text(A, a_file(A).encode("gb18030")), "F001", "GBK"),
    "nul": (text(A, a_file(A, "空\0字符")), "F001", "空字符"),
    "unclosed": (text(A, "---\ntitle: 标题\n正文"), "F002", "没有单独一行「---」结束"),
    "empty file": (text(A, ""), "F002", "文件是空的"),
    "no front matter": (text(A, "# 标题\n"), "F002", "第一行不是「---」"),
    "tab": (raw("contact:\n\toffice: 办公室"), "F003", "制表符"),
    "alias bomb": (raw("keywords: &a [x, x]\naudience: [*a, *a]"), "F004", "不支持引用"),
    "deep list": (raw("keywords: " + "[" * 900 + "]" * 900), "F004", "嵌套超过"),
    "tag": (raw("keywords: !!python/object:os.system [ls]"), "F004", "不支持标签"),
    "duplicate key": (raw("title: 又一个标题"), "F005", "写了两次"),
    "10 MB line": (a("长" * 3_500_000), "F006", "上限"),
    "long line": (a("长" * 60_000), "F006", "60000 个字符"),
    "symlink": (link, "F007", "符号链接"),
    "names equal": (two_forms, "F008", "大小写"),
    "no such folder": (text("content/x.md", a_file(A)), "F009", "不知道这是哪一类"),
    "csv ragged": (text(CSV, HEADER + "供水,示例供水公司\n"), "F010", "有 2 列，表头有 7 列"),
    "csv header": (text(CSV, "sector,nme\n"), "F010", "「nme」不是本表的列"),
    "csv formula": (text(CSV, HEADER + ROW.replace("示例供水", "=1+1示例")), "F011", "公式"),
    "key no": (raw("no: 1"), "M102", "没有「no」这个字段"),
    "key record": (raw("record: 1"), "M102", "没有「record」这个字段"),
    "missing topic": (a(topic=None), "M101", "主题分类"),
    "unknown topic": (a(topic="教肓"), "M108", "教肓"),
    "chinese date": (a(written_date="2024年3月1日"), "M103", "2024-03-01"),
    "no such day": (a(written_date="2024-02-30"), "M103", "没有「2024-02-30」"),
    "leading zero is text": (raw("contact: {office: 办公室, phone: 053a}"), "M103", "053a"),
    "attachment outside": (
        raw("attachments: [{title: 附件, file: ../../mkdocs.yml}]"), "M103", "不能含「..」"),
    "bad number": (a(doc_no="示政办发[2024]3号"), "N201", "示政办发〔2024〕3号"),
    "wide colon": (raw("drafter：示例区教育局\nendnote：此件公开发布"), "F003", "全角冒号"),
    "wide digits": (a(written_date="２０２４-03-01"), "M103", "全角数字，请写作「2024-03-01」"),
    "backslash": (raw("attachments: [{title: 附件, file: attachments\\a.docx}]"), "M103", "要写成「/」"),
    "a number that is none": (a(doc_no="无"), "N201", "删去这一行"),
    "short reason": (raw("exemptions: [{rule: I401, reason: 。}]"), "M103", "至少要 4 个字"),
    "words lost to a comment": (raw("drafter: 示例区 #教育局"), "F004", "「#教育局」会被当作注释丢掉"),
    "circular": (circle, "R303", ""),
    "script": (a("<script>alert(1)</script>\n"), "L603", "script"),
    "javascript": (a("[点这里](javascript:alert(1))\n"), "L604", "javascript:"),
    "brackets": (a("[" * 5000), "L606", ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose site/ is good."""
    root = write_site(tmp_path_factory.mktemp("good"), GOOD)
    assert main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"]) == 0
    return root


@pytest.fixture
def root(site: Path, tmp_path: Path) -> Path:
    """A copy of the good folder, with its site/, to spoil."""
    root = tmp_path / "copy"
    os.system(f"cp -a '{site}' '{root}'")
    return root


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_answered_and_the_last_site_stays(
    case: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad input exits 1 with rule, place and reason, and leaves site/ as it was."""
    change, rule, message = CASES[case]
    before = tree_hash(root / "site")

    change(root)
    status = main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"])

    said = capsys.readouterr().err
    assert status == 1, said
    assert f" {rule} " in said
    assert message in said
    assert "Traceback" not in said
    assert before == tree_hash(root / "site")
    assert [p.name for p in (root / ".site.releases").glob("new-*")] == []


HARMLESS: dict[str, Change] = {
    "bom": text(A, "\ufeff" + a_file(A)),
    "crlf": text(A, a_file(A).replace("\n", "\r\n")),
    "phone 0530": raw("contact: {office: 办公室, phone: 0530}"),
    "csv bom": text(CSV, "\ufeff" + HEADER + ROW),
}


@pytest.mark.parametrize("case", HARMLESS)
def test_harmless_oddities_build(case: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What can be read for certain is no error: a BOM, CRLF, a phone number with leading zero."""
    HARMLESS[case](root)

    status = main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"])

    assert status == 0, capsys.readouterr().err
    if case == "phone 0530":
        assert "0530" in (root / "site/policies/a.html").read_text("utf-8")


def test_all_problems_in_one_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One run tells every problem of every file."""
    a(topic="没有", doc_no="第3号", body="<b>粗</b>\n")(root)
    text("content/policies/b.md", "---\ntitle: 标题\n")(root)

    main(["build", "-f", str(root / "mkdocs.yml")])

    said = capsys.readouterr().err
    assert [r for r in ("N201", "F002") if r not in said] == []


def test_a_faulty_field_hides_no_other_problem(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt field name, a bad date and a misspelt topic of one file are told together."""
    a(written_date="3月1日", topic="教肓", is_normativ="是", effective_date="明天", repeals="[没有]")(root)

    main(["check", "-f", str(root / "mkdocs.yml"), "--no-cache"])

    said = capsys.readouterr().out
    assert [r for r in ("M102", "M103", "M108", "R301") if r not in said] == []
    assert "有误" not in said


def test_a_missing_part_is_placed_in_its_group(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a group lacks is told at the group; a field without a value at its name."""
    raw("contact: {office: 办公室}\nattachments:\n  - {title: 甲, file: a.csv}\n  - {title: 乙}")(root)
    text("content/policies/b.md", a_file("content/policies/b.md", number=2, topic=""))(root)

    main(["check", "-f", str(root / "mkdocs.yml"), "--no-cache"])

    said = capsys.readouterr().out
    lines = dict(enumerate((root / A).read_text("utf-8").split("\n"), start=1))
    contact = next(n for n, line in lines.items() if line.startswith("contact"))
    second = next(n for n, line in lines.items() if "乙" in line)
    assert f"a.md:{contact}:10 M101 缺少电话" in said
    assert f"a.md:{second}:5 M101 缺少文件" in said
    assert "b.md:4:1 M101 缺少主题分类" in said


def test_broken_setup_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing or wrong configuration is no problem of the content."""
    assert main(["build", "-f", str(tmp_path / "mkdocs.yml")]) == 2
    root = write_site(tmp_path, {"mkdocs.yml": "site_name: x\nplugins: [site_builder]\n"})
    assert main(["check", "-f", str(root / "mkdocs.yml")]) == 2
    assert "site_url" in capsys.readouterr().err


@pytest.mark.parametrize("spoil", ["theme", "template", "port"])
def test_a_broken_setup_is_no_traceback(spoil: str, root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A theme that is not ours, a template with a slip, a port that can't be: told, exit 2."""
    config, before = root / "mkdocs.yml", tree_hash(root / "site")
    command = ["build", "-f", str(config)]
    if spoil == "theme":
        config.write_text(re.sub(r"theme: .*", "theme: material", MKDOCS), "utf-8")
    elif spoil == "template":
        shutil.copytree(PROJECT / "theme", root / "theme")
        (root / "theme/policy.html").write_text("{% if %}", "utf-8")
        config.write_text(MKDOCS.replace(str(PROJECT / "theme"), "theme"), "utf-8")
    else:
        command = ["serve", "-f", str(config), "-a", "127.0.0.1:99999"]

    status = main(command)

    assert status == 2
    assert "Traceback" not in capfd.readouterr().err
    assert before == tree_hash(root / "site")


def test_a_slip_in_the_theme_is_told_by_file_and_line(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """By those in which it stands, though macros of components are gathered in the templates of pages."""
    config = root / "mkdocs.yml"
    shutil.copytree(PROJECT / "theme", root / "theme")
    config.write_text(MKDOCS.replace(str(PROJECT / "theme"), "theme"), "utf-8")
    for name, right, wrong in (
        ("components/facts/facts.html", "fact.label", "fact.lable"),
        ("document.html", "page.title", "page.titel"),
        ("layout.html", "settings.site_name", "setings.site_name"),
    ):
        template = root / "theme" / name
        whole = template.read_text("utf-8")
        line = whole[: whole.index(right)].count("\n") + 1
        template.write_text(whole.replace(right, wrong, 1), "utf-8")

        assert main(["build", "-f", str(config)]) == 2
        assert f"主题模板有误（{name} 第 {line} 行）" in capfd.readouterr().err
        template.write_text(whole, "utf-8")


def test_foreign_files_in_site_dir_are_never_deleted(root: Path) -> None:
    """A site_dir that holds files of somebody else's is a broken setup, and stays."""
    foreign = root / "out"
    foreign.mkdir()
    (foreign / "thesis.docx").write_bytes(b"years of work")

    status = main(["build", "-f", str(root / "mkdocs.yml"), "-d", str(foreign)])

    assert status == 2
    assert (foreign / "thesis.docx").read_bytes() == b"years of work"


def test_a_slip_in_the_profile_raises_no_other_problem(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is left of the data stands: one wrong setting is one problem."""
    text("data/profile.yml", "profile: {normative: {years_min: 三}}\n")(root)

    status = main(["check", "-f", str(root / "mkdocs.yml"), "--no-cache", "--day", "2026-11-24"])

    said = capsys.readouterr().out
    assert (status, "共 1 个错误，0 个警告" in said, " F012 " in said) == (1, True, True), said

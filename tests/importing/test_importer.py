"""A JSONL and its texts become content files; what can't be mapped is a problem."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from site_builder.importing.importer import ImportOptions, ImportResult, import_records
from site_builder.model.kinds import Interpretation, OfficialDocument, Policy
from site_builder.output.markdown import render
from site_builder.problem import BrokenSetupError, Severity
from site_builder.records.record import Record, read_record
from site_builder.records.source import Source
from tests.corpus import CORPUS

CODE = "11379900MB00000013"
STATED = {"disclosure": "主动公开", "publisher": "示例区司法局", "topic": "综合政务"}
STATED |= {"is_normative": "否"}


def a_row(**values: Any) -> dict[str, Any]:
    """Give the smallest complete row."""
    row = {"id": "a-1", "path": "a.md", "title": "示例办法", "category": "政策文件"}
    row |= {"date_written": "2022-06-07", "date_published": "2022-06-10"}
    return row | values


def imported(folder: Path, *rows: Any, **options: Any) -> ImportResult:
    """Import `rows`, objects or lines as they stand, beside a body `a.md`."""
    if not (folder / "a.md").exists():
        (folder / "a.md").write_text("　　第一段。　　第二段。", encoding="utf-8")
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    source = folder / "meta.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    return import_records(source, ImportOptions(**options))


def read(result: ImportResult, number: int = 0) -> Record:
    """Read a file of the result back."""
    file = result.files[number]
    record, findings = read_record(Source(path=file.path, text=file.text))
    assert record is not None
    assert findings == []
    return record


def fields(result: ImportResult, number: int = 0) -> dict[str, Any]:
    """Give the front matter of a file of the result."""
    plain: dict[str, Any] = read(result, number).node.plain()
    return plain


def rules(result: ImportResult) -> list[str]:
    """Give the numbers of the problems found."""
    return [problem.rule for problem in result.problems]


def test_a_complete_row(tmp_path: Path) -> None:
    """Every key that means something has its field, and the body its paragraphs."""
    row = a_row(
        id="A_1",
        docnum="示政发[2022]第015号",
        issuer="示例区人民政府、示例区司法局",
        publisher="示例区政府网",
        url="https://www.example.org/a?b=1",
        date_effective="2022年7月1日",
        tags="湿地,保护",
        summary="一句话。",
    )

    result = imported(tmp_path, row)

    assert list(result.problems) == []
    assert result.files[0].path == "policies/a-1.md"
    assert fields(result) == {
        "title": "示例办法",
        "issuers": ["示例区人民政府", "示例区司法局"],
        "doc_no": "示政发〔2022〕15号",
        "written_date": "2022-06-07",
        "publish_date": "2022-06-10",
        "effective_date": "2022-07-01",
        "summary": "一句话。",
        "keywords": ["湿地", "保护"],
        "source": {"name": "示例区政府网", "url": "https://www.example.org/a?b=1"},
    }
    assert read(result).body == "第一段。\n\n第二段。"


def test_nothing_is_invented(tmp_path: Path) -> None:
    """A row that says nothing gives a file that says nothing."""
    result = imported(tmp_path, {"id": "a", "path": "a.md", "title": "示例"})

    assert fields(result) == {"title": "示例"}
    assert rules(result) == []


def test_the_operator_states_what_all_lack(tmp_path: Path) -> None:
    """A stated value fills a gap, never a value; a kind takes only its own fields."""
    rows = a_row(theme="教育"), a_row(id="b", category="政策解读")

    result = imported(
        tmp_path,
        *rows,
        set_fields={"topic": "住房", "is_normative": "否", "audience": "学生、家长"},
    )

    assert (fields(result)["topic"], fields(result)["is_normative"]) == ("教育", "否")
    assert (fields(result, 1)["topic"], "is_normative" in fields(result, 1)) == ("住房", False)
    assert fields(result)["audience"] == ["学生", "家长"]


@pytest.mark.parametrize("name", ["colour", "title", "doc_no", "source", "record"])
def test_a_field_that_all_cannot_share(tmp_path: Path, name: str) -> None:
    """A field that does not exist, or that each document has for itself, can't be stated."""
    with pytest.raises(BrokenSetupError, match=name):
        imported(tmp_path, a_row(), set_fields={name: "x"})


def test_index_numbers_by_date(tmp_path: Path) -> None:
    """Index numbers count through each year in the order of dates; no date, no number."""
    rows = (
        a_row(id="late", date_written="2022-12-01"),
        a_row(id="early", date_written=None, date_published="2022-01-01"),
        a_row(id="other", date_written="2021-05-05"),
        a_row(id="none", date_written=None, date_published=None),
    )

    result = imported(tmp_path, *rows, assign_index=CODE)

    numbers = [fields(result, n).get("index_no") for n in range(4)]
    assert [f"{CODE}/2022-00002", f"{CODE}/2022-00001", f"{CODE}/2021-00001", None] == numbers


def test_index_numbers_from_a_start(tmp_path: Path) -> None:
    """A second import goes on where the first one ended."""
    result = imported(tmp_path, a_row(), assign_index=f"{CODE}:301")

    assert fields(result)["index_no"] == f"{CODE}/2022-00301"


@pytest.mark.parametrize("code", ["11379900MB00000014", "12345678-9", "x", f"{CODE}:x"])
def test_a_code_of_nobody(tmp_path: Path, code: str) -> None:
    """A code whose check character is wrong numbers nothing."""
    with pytest.raises(BrokenSetupError):
        imported(tmp_path, a_row(), assign_index=code)


def test_dates_from_events(tmp_path: Path) -> None:
    """An event that can mean only one thing gives a date that the row lacks."""
    events = [
        {"date": "2001-02-03", "text": "某会议通过"},
        {"date": "2001-02-05", "text": "某令第9号公布）"},
        {"date": "2001-03-01", "text": "施行"},
        {"date": "2009-09-09", "text": "某会议修订通过"},
    ]

    result = imported(tmp_path, a_row(date_written=None, date_published=None, events=events))

    found = {key: value for key, value in fields(result).items() if key.endswith("date")}
    assert found == {
        "written_date": "2001-02-03",
        "publish_date": "2001-02-05",
        "effective_date": "2001-03-01",
    }


@pytest.mark.parametrize("text", ["某会议修订通过", "某会议批准", "某决定修正并公布", "公布日期不详"])
def test_events_of_later_versions_give_no_date(tmp_path: Path, text: str) -> None:
    """An amendment's day is not the day of the first version."""
    events = [{"date": "2009-09-09", "text": text}]

    result = imported(tmp_path, a_row(date_written=None, date_published=None, events=events))

    assert not [key for key in fields(result) if key.endswith("date")]


def test_relations(tmp_path: Path) -> None:
    """An interpretation names what the relations file says it explains, on good evidence."""
    relations = tmp_path / "relations.jsonl"
    pairs = (("i", "a-1", "quoted-title"), ("i", "b", "docnum-mentioned"), ("i", "gone", "link"),
             ("b", "a-1", "link"))  # fmt: skip
    lines = [
        json.dumps({"interpretation": one, "policy": other, "evidence": evidence})
        for one, other, evidence in pairs
    ]
    relations.write_text("\n".join([*lines, "{"]), encoding="utf-8")
    rows = a_row(), a_row(id="b"), a_row(id="i", category="政策解读")

    result = imported(tmp_path, *rows, relations=relations)

    assert result.files[2].path == "interpretations/i.md"
    assert fields(result, 2)["interprets"] == ["a-1"]
    assert Counter(rules(result)) == {"I113": 3, "I101": 1}


FAULTS = [
    ("{", "I101", 0),
    ("[1]", "I101", 0),
    ("[" * 100_000, "I101", 0),
    ({"path": "a.md"}, "I102", 0),
    (a_row(id="示例"), "I102", 0),
    (a_row(id=7), "I102", 0),
    (a_row(path=None), "I104", 0),
    (a_row(path="b.md"), "I104", 0),
    (a_row(path="../a.md"), "I104", 0),
    (a_row(path="/etc/passwd"), "I104", 0),
    (a_row(path="a\0.md"), "I104", 0),
    (a_row(path="\ud800.md"), "I104", 0),
    (a_row(path="link.md"), "I104", 0),
    (a_row(path="x" * 5000), "I104", 0),
    (a_row(path="gbk.md"), "I105", 0),
    (a_row(path="nul.md"), "I105", 0),
    (a_row(docnum="按照示教基〔2017〕15号"), "I106", 1),
    (a_row(docnum=["示政发〔2017〕15号"]), "I110", 1),
    (a_row(date_written="2022-02-30"), "I107", 1),
    (a_row(date_written="2022-06-11"), "I108", 1),
    (a_row(title=None), "I109", 1),
    (a_row(title="示" * 301), "I109", 1),
    (a_row(title_truncated=True), "I109", 1),
    (a_row(summary="示" * 201), "I110", 1),
    (a_row(attachments=["http://www.example.org/a.doc"]), "I111", 1),
    (a_row(url="javascript:alert(1)"), "I112", 1),
    (a_row(url="http://[::1"), "I112", 1),
    (a_row(status="superseded_version"), "I114", 1),
    (a_row(path="empty.md"), "I115", 1),
    (a_row(path="private.md"), "I116", 1),
]


@pytest.mark.parametrize(("row", "rule", "files"), FAULTS)
def test_a_fault_is_a_problem_and_the_import_goes_on(tmp_path: Path, row: Any, rule: str, files: int) -> None:
    """Each fault is told with file and line, as a warning, and the next row is imported."""
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "a.md").write_text("外面", encoding="utf-8")
    (folder / "gbk.md").write_bytes("正文\n国标编码".encode("gbk"))
    (folder / "nul.md").write_bytes(b"a\n\0")
    (folder / "empty.md").write_bytes(b"\n\n")
    (folder / "private.md").write_text("甲\n\ue010", encoding="utf-8")
    (folder / "link.md").symlink_to(tmp_path / "a.md")

    result = imported(folder, row, a_row(id="next"))

    assert rules(result) == [rule]
    assert len(result.files) == files + 1
    [problem] = result.problems
    assert problem.severity is Severity.WARNING
    assert problem.message
    assert problem.fix
    assert (folder / problem.place.path).exists()


def test_the_place_of_a_fault(tmp_path: Path) -> None:
    """A row's fault lies in its line of the JSONL, a text's in its own line of its own file."""
    (tmp_path / "gbk.md").write_bytes("甲\n乙\n".encode() + "国标编码".encode("gbk"))

    result = imported(tmp_path, a_row(), "", "{", a_row(id="g", path="gbk.md"))

    places = [str(problem.place) for problem in result.problems]
    assert places == ["gbk.md:3", "meta.jsonl:3"]


def test_an_id_counts_once(tmp_path: Path) -> None:
    """Two ids that make one file name are one id; the first row has it."""
    result = imported(tmp_path, a_row(id="A.1", title="甲"), a_row(id="a-1", title="乙"))

    assert rules(result) == ["I103"]
    assert [fields(result)["title"]] == ["甲"]


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe{}", b"\xef\xbb\xbf", "国标".encode("gbk")])
def test_a_source_that_is_no_jsonl(tmp_path: Path, raw: bytes) -> None:
    """A file that holds no rows gives no files, and never raises."""
    (tmp_path / "meta.jsonl").write_bytes(raw)

    result = import_records(tmp_path / "meta.jsonl", ImportOptions())

    assert result.files == ()


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is a problem like any other."""
    result = import_records(tmp_path / "gone.jsonl", ImportOptions())

    assert rules(result) == ["I101"]


def test_half_a_surrogate_in_a_title(tmp_path: Path) -> None:
    """What can't be written to a file does not get there."""
    result = imported(tmp_path, '{"id": "a", "path": "a.md", "title": "甲\\ud800<b>乙</b><script>"}')

    result.files[0].text.encode()
    assert fields(result)["title"] == "甲乙＜script＞"


def corpus_import(name: str, **options: Any) -> ImportResult:
    """Import a real collection, or skip."""
    source = CORPUS / name / "meta.jsonl"
    if not source.exists():
        pytest.skip(f"the corpus {name} is not on this machine")
    return import_records(source, ImportOptions(set_fields=STATED, assign_index=CODE, **options))


def valid(result: ImportResult) -> int:
    """Count the files that the content model takes."""
    count = 0
    for number, file in enumerate(result.files):
        record = read(result, number)
        plain = {key: value for key, value in record.node.plain().items() if value is not None}
        kind: type[OfficialDocument] = Policy
        if file.path.startswith(Interpretation.folder):
            kind = Interpretation
        try:
            kind.model_validate(plain | {"id": Path(file.path).stem, "record": record})
        except ValidationError:
            continue
        count += 1
    return count


def test_real_laws() -> None:
    """Of 2,465 real laws at least 2,150 come through clean."""
    result = corpus_import("laws")

    assert len(result.files) == 2465
    assert valid(result) >= 2150
    assert set(rules(result)) <= {"I108", "I114", "I116"}


def test_real_policies() -> None:
    """Of 739 real policies all are imported, the good relations and the days of signature with them."""
    result = corpus_import("policies", relations=CORPUS / "policies" / "relations.jsonl")

    assert len(result.files) == 739
    assert set(rules(result)) <= {"I106", "I108", "I109", "I111", "I113", "I116"}
    interprets = [n for n in range(739) if "interprets" in fields(result, n)]
    assert len(interprets) >= 60
    signed = [n for n in range(739) if "written_date" in fields(result, n)]
    assert len(signed) >= 330


def words(text: str) -> str:
    """Give what a reader reads, without spaces and without the signs that cleaning may change."""
    text = re.sub("<!--.*?-->|<BR>", "", text, flags=re.DOTALL)
    return re.sub(r"[\s\u200b#|<>〈〉-]", "", text)


@pytest.mark.parametrize("name", ["laws", "policies"])
def test_real_text_keeps_its_words(name: str) -> None:
    """What a reader sees of an imported text is what the source says, and nothing is active."""
    result = corpus_import(name)
    rows = (CORPUS / name / "meta.jsonl").read_text(encoding="utf-8").splitlines()

    for row, file in list(zip(rows, result.files, strict=True))[::40]:
        rendered = render(file.text.split("\n---\n", 1)[1])
        source = (CORPUS / name / json.loads(row)["path"]).read_text(encoding="utf-8")
        assert words(rendered.plain).endswith(words(source.split("INFO END -->")[-1])), file.path
        assert not re.search(
            "<(?:a(?! class=.clause. )|em|strong|code|pre|ol|ul|blockquote|hr)[ >]", rendered.html
        )

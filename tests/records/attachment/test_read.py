"""What lies inside a file is found, whatever its format, and nothing that it holds raises."""

import io
import pickle
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.records.attachment import budget
from site_builder.records.attachment.content import FileContent, TraitKind
from site_builder.records.attachment.form import PROMISED
from site_builder.records.attachment.kept import content_at, key_of
from site_builder.records.attachment.read import file_content
from tests.attachments import BUILDERS, attachment, with_members, zipped

SENTENCE = "张某某的补助已经发放"


def read(extension: str, text: str) -> FileContent:
    """Read a file made of `text`."""
    return file_content(attachment(extension, text), extension)


def said(content: FileContent) -> str:
    """Give everything that was read, in one text."""
    cells = [cell for table in content.tables for row in table.rows for cell in row]
    return "\n".join([*(text.text for text in content.texts), *cells])


def kinds(content: FileContent) -> list[TraitKind]:
    """Give the kinds of the traits that were found."""
    return [trait.kind for trait in content.traits]


@pytest.mark.parametrize("extension", ["docx", "xlsx", "pdf"])
def test_a_plain_file_has_its_text_and_no_traits(extension: str) -> None:
    """Text is read; nothing is made up."""
    content = read(extension, SENTENCE)

    assert SENTENCE in said(content)
    assert extension == content.format
    assert kinds(content) == []


TRAITS = {
    "docx": {
        "批注": TraitKind.COMMENT,
        "修订删去": TraitKind.REVISION,
        "修订插入": TraitKind.REVISION,
        "隐藏文字": TraitKind.HIDDEN,
        "作者": TraitKind.AUTHOR,
        "嵌入": TraitKind.EMBEDDED,
        "宏": TraitKind.PROGRAM,
        "模板": TraitKind.LINKED,
    },
    "xlsx": {"批注": TraitKind.COMMENT, "隐藏行": TraitKind.HIDDEN, "作者": TraitKind.AUTHOR},
    "pdf": {
        "批注": TraitKind.COMMENT,
        "作者": TraitKind.AUTHOR,
        "嵌入": TraitKind.EMBEDDED,
        "脚本": TraitKind.PROGRAM,
    },
    "jpg": {"作者": TraitKind.AUTHOR},
    "png": {"作者": TraitKind.AUTHOR},
}


@pytest.mark.parametrize(
    ("extension", "trait", "kind"),
    [(extension, trait, kind) for extension, found in TRAITS.items() for trait, kind in found.items()],
)
def test_a_trait_is_found(extension: str, trait: str, kind: TraitKind) -> None:
    """Each trait is found where it is, and not where it is not."""
    content = read(extension, f"正文\n[{trait}] 张某某的话.txt")

    assert kind in kinds(content)
    assert kind not in kinds(read(extension, "正文"))


@pytest.mark.parametrize("trait", ["批注", "修订删去", "修订插入", "隐藏文字", "页眉", "分段", "表格"])
def test_the_text_of_a_word_file_is_read_wherever_it_stands(trait: str) -> None:
    """Comments, deletions, hidden runs, headers, split runs and tables are text."""
    assert SENTENCE in said(read("docx", f"正文\n[{trait}] {SENTENCE}"))


def test_a_word_table_has_rows() -> None:
    """Rows keep their cells apart, so that a heading can say what a column is."""
    [table] = read("docx", "[表格] 姓名|金额；张某某|100").tables

    assert table.rows == (("姓名", "金额"), ("张某某", "100"))
    assert table.where == "正文第1个表格"


def test_sheets_rows_and_columns_that_are_hidden_are_named() -> None:
    """An editor finds what is hidden by the message alone."""
    text = "村|户数|备注\n甲村|1|无\n[隐藏行] 乙村|2|无\n[隐藏行] 丙村|3|无\n[隐藏列] C\n[隐藏列] F"
    content = read("xlsx", f"{text}\n[隐藏工作表] 明细\n姓名\n[深度隐藏工作表] 底稿\n号码\n[隐藏工作表] 空的")

    found = {(trait.where, trait.text) for trait in content.of(TraitKind.HIDDEN)}

    assert found == {
        ("第1张工作表「名单」隐藏的行", "第3—4行"),
        ("第1张工作表「名单」隐藏的列", "C列"),
        ("隐藏的第2张工作表「明细」", "姓名"),
        ("隐藏的第3张工作表「底稿」", "号码"),
    }
    assert [t.title for t in content.tables] == ["名单", "明细", "底稿"]


def test_a_row_keeps_its_number_where_rows_are_empty() -> None:
    """Places count as Excel counts."""
    [table] = read("xlsx", "甲\n\n丙").tables

    assert table.numbers == (1, 3)


def test_a_long_number_keeps_its_digits() -> None:
    """A number typed as a number is text with all the digits that the file has."""
    assert "13812345678" in said(read("xlsx", "[数字] 13812345678"))
    row = "<row r='1'><c r='A1'><v>3.72901199001011E17</v></c></row>"
    sheet = f"<worksheet><sheetData>{row}</sheetData></worksheet>"
    data = with_members(attachment("xlsx", "甲"), {"xl/worksheets/sheet1.xml": sheet.encode()})

    assert "372901199001011000" in said(file_content(data, "xlsx"))


def test_parts_are_found_however_their_names_are_written() -> None:
    """Some programs write small letters and their own slashes, and Excel does not mind."""
    with zipfile.ZipFile(io.BytesIO(attachment("xlsx", f"序号|内容\n1|{SENTENCE}"))) as archive:
        members = {
            info.filename.lower().replace("/", "\\"): archive.read(info) for info in archive.infolist()
        }

    content = file_content(zipped(members), "xlsx")

    assert content.format == "xlsx"
    assert SENTENCE in said(content)
    assert kinds(content) == []


def test_a_sheet_that_is_missing_is_told_of() -> None:
    """What could not be read is never passed over in silence."""
    with zipfile.ZipFile(io.BytesIO(attachment("xlsx", SENTENCE))) as archive:
        members = {i.filename: archive.read(i) for i in archive.infolist() if "sheet1" not in i.filename}

    assert kinds(file_content(zipped(members), "xlsx")) == [TraitKind.UNCHECKED]


def test_what_a_pivot_table_remembers_is_read() -> None:
    """A pivot table and a link keep copies of rows that no sheet shows."""
    pivot = f"<pivotCacheDefinition><sharedItems><s v='{SENTENCE}'/></sharedItems></pivotCacheDefinition>"
    link = "<externalLink><sheetData><row><cell><v>外面的数</v></cell></row></sheetData></externalLink>"
    members = {
        "xl/pivotCache/pivotCacheDefinition1.xml": pivot.encode(),
        "xl/externalLinks/externalLink1.xml": link.encode(),
    }
    content = file_content(with_members(attachment("xlsx", "甲"), members), "xlsx")

    assert SENTENCE in said(content)
    assert "外面的数" in said(content)


@pytest.mark.parametrize(
    ("target", "is_told"),
    [
        ("file:///C:/Users/zhang/a.dotm", True),
        ("%E6%A8%A1%E6%9D%BF.dotx", True),
        ("Normal.dotm", False),
    ],
)
def test_a_template_elsewhere_is_told_of(target: str, *, is_told: bool) -> None:
    """The standard template is on every machine and says nothing."""
    assert is_told == (TraitKind.LINKED in kinds(read("docx", f"正文\n[模板] {target}")))


def test_a_photograph_in_a_word_file_gives_its_place() -> None:
    """Word keeps the camera's notes."""
    assert TraitKind.LOCATION in kinds(read("docx", "[照片地点] 35.1,115.2"))
    assert TraitKind.LOCATION in kinds(read("jpg", "[地点] 35.1,115.2"))
    assert TraitKind.LOCATION not in kinds(read("docx", "[照片]"))
    assert kinds(read("jpg", "")) == [TraitKind.PICTURE]


def test_a_telephones_video_gives_its_place() -> None:
    """The box ©xyz holds coordinates."""
    head = b"\0\0\0\x14ftypmp42\0\0\0\0mp42"
    place = head + b"\xa9xyz\0\x12\x15\xc7+35.2336+115.4800/"

    assert kinds(file_content(place, "mp4")) == [TraitKind.LOCATION]
    assert kinds(file_content(head + b"\0" * 64, "mp4")) == []


def test_a_scanned_page_is_told_from_a_written_one() -> None:
    """A page that is a picture can't be checked; a picture beside text can."""
    scanned = read("pdf", "[扫描]")

    assert kinds(scanned) == [TraitKind.PICTURE]
    assert scanned.traits[0].where == "第1页是扫描件"


@pytest.mark.parametrize("extension", sorted(BUILDERS))
def test_a_truncated_file_is_broken_and_no_more(extension: str) -> None:
    """Half a file is a finding."""
    data = attachment(extension, "正文")

    for length in range(0, len(data), max(1, len(data) // 40)):
        assert file_content(data[:length], extension)
    assert TraitKind.BROKEN in kinds(file_content(data[: len(data) // 3], extension)) or extension == "jpg"


def test_an_empty_file_is_broken() -> None:
    """Nothing is no attachment."""
    assert kinds(file_content(b"", "pdf")) == [TraitKind.BROKEN]


def test_what_is_broken_inside_another_file_weighs_less() -> None:
    """Readers open a file in an archive by itself, an embedded one hardly ever; an empty one is no harm."""
    broken = attachment("docx", "正文")[:300]
    holder = with_members(attachment("docx", "正文"), {"word/embeddings/a.docx": broken})

    assert TraitKind.BROKEN in kinds(file_content(zipped({"a.docx": broken}), "zip"))
    assert kinds(file_content(holder, "docx")) == [TraitKind.EMBEDDED, TraitKind.UNCHECKED]
    assert kinds(file_content(zipped({"a.txt": b""}), "zip")) == []


def test_what_needs_a_password_is_encrypted() -> None:
    """PDF, Office and zip say so in their own ways."""
    pdf = read("pdf", f"[密码] 1234\n{SENTENCE}")
    archive = bytearray(zipped({"a.txt": b"x"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        archive[archive.index(mark) + at] |= 1

    assert kinds(pdf) == [TraitKind.ENCRYPTED]
    assert kinds(file_content(bytes(archive), "zip")) == [TraitKind.ENCRYPTED]


def test_a_zip_bomb_is_read_no_further() -> None:
    """A member that unpacks to more than a file may is left."""
    bomb = zipped({"a.txt": b"0" * (budget.MAX_MEMBER + 1)})

    content = file_content(bomb, "zip")

    assert kinds(content) == [TraitKind.UNCHECKED]
    assert len(pickle.dumps(content)) < 10_000


def test_a_workbook_of_nothing_but_cells_is_read_no_further() -> None:
    """Text is bounded, so what is kept of a file is small."""
    sheet = (
        "<worksheet><sheetData>" + "<row><c r='XFD1'><v>1</v></c></row>" * 200 + "</sheetData></worksheet>"
    )
    data = with_members(attachment("xlsx", "甲"), {"xl/worksheets/sheet1.xml": sheet.encode()})

    assert kinds(file_content(data, "xlsx")) == [TraitKind.UNCHECKED]


def test_archives_in_archives_end() -> None:
    """A file in a file in a file is read; the next one is not."""
    data = SENTENCE.encode()
    for _ in range(budget.MAX_DEPTH - 1):
        data = zipped({"a.zip": data} if data[:2] == b"PK" else {"a.txt": data})

    assert SENTENCE in said(file_content(data, "zip"))
    assert TraitKind.UNCHECKED in kinds(file_content(zipped({"a.zip": data}), "zip"))


def test_all_members_together_are_bounded() -> None:
    """What one member took, the next may not take again."""
    left = budget.Budget(unpacked=100)

    left.unpack(100, left.member())

    assert left.member() == 0
    with pytest.raises(budget.TooLargeError):
        left.unpack(1, left.member())


def test_time_is_bounded() -> None:
    """A file that takes too long is left."""
    with pytest.raises(budget.TooLargeError):
        budget.Budget(end=0.0).tick()


def test_a_document_type_behind_a_long_comment_is_refused() -> None:
    """A head that is looked at may be made longer than the look."""
    text = f'<!--{"x" * 100_000}--><!DOCTYPE d [<!ENTITY a "ha">]><document><p><t>&a;</t></p></document>'
    data = with_members(attachment("docx", "正文"), {"word/document.xml": text.encode()})

    assert TraitKind.BROKEN in kinds(file_content(data, "docx"))


def test_too_many_members_are_left() -> None:
    """An archive of thousands is no attachment."""
    data = zipped({f"{n}.txt": b"" for n in range(budget.MAX_MEMBERS + 1)})

    assert TraitKind.UNCHECKED in kinds(file_content(data, "zip"))


def test_entities_are_refused() -> None:
    """A document type is how XML makes a gigabyte of a line, or reads other files."""
    text = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]><d>&a;&b;</d>'
    data = with_members(attachment("docx", "正文"), {"word/document.xml": text.encode()})

    content = file_content(data, "docx")

    assert TraitKind.BROKEN in kinds(content)
    assert "root:" not in said(content)


def test_a_chinese_windows_names_files_in_gbk() -> None:
    """A name in an archive is read as whoever packed it wrote it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo("aaaa.txt"), "文字")
    data = stream.getvalue().replace(b"aaaa", "名单".encode("gbk"))

    assert "名单.txt" in said(file_content(data, "zip"))


def test_a_file_in_an_archive_is_read_and_named() -> None:
    """The place names the file and the place in it."""
    data = zipped({"附件/名单.xlsx": attachment("xlsx", f"姓名\n{SENTENCE}")})

    [table] = file_content(data, "zip").tables

    assert table.where == "压缩包里的「附件/名单.xlsx」第1张工作表「名单」"


ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    """A CSV file that Excel wrote is in GBK."""
    data = f"姓名,金额\r\n{SENTENCE},100\r\n".encode(encoding)

    [table] = file_content(data, "csv").tables

    assert table.rows == (("姓名", "金额"), (SENTENCE, "100"))
    assert SENTENCE in said(file_content(data, "txt"))


def test_a_web_page_that_is_called_a_workbook_has_its_table() -> None:
    """Programs of offices write a page and call it xls."""
    page = f"<html><style>x</style><table><tr><td>姓名<td>{SENTENCE}</table><p>说明"

    content = file_content(page.encode(), "xls")

    assert content.format == "html"
    assert content.tables[0].rows == (("姓名", SENTENCE),)
    assert "说明" in said(content)


def test_an_open_document_is_read() -> None:
    """Odt and ods: text, tables, hidden rows, author."""
    body = (
        "<document><p>正文的一段</p><annotation><p>批注的话</p></annotation><table name='表'>"
        f"<table-row visibility='collapse'><table-cell><p>{SENTENCE}</p></table-cell>"
        "<table-cell number-columns-repeated='99999'/></table-row></table></document>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    meta = "<meta><initial-creator>张某某</initial-creator></meta>"
    content = file_content(
        zipped({"mimetype": kind, "content.xml": body.encode(), "meta.xml": meta.encode()}), "ods"
    )

    assert content.format == "ods"
    assert SENTENCE in content.tables[0].rows[0]
    assert {TraitKind.COMMENT, TraitKind.HIDDEN, TraitKind.AUTHOR} == set(kinds(content))


def test_an_ofd_is_read() -> None:
    """The national layout format: pages in order, author, attached files."""
    page = "<Page><TextObject><TextCode>{}</TextCode></TextObject></Page>"
    members = {
        "OFD.xml": "<OFD><DocInfo><Author>张某某</Author></DocInfo></OFD>",
        "Doc_0/Pages/Page_10/Content.xml": page.format("第十一页"),
        "Doc_0/Pages/Page_2/Content.xml": page.format(SENTENCE),
        "Doc_0/Attachs/名单.txt": "夹带的名单",
    }
    content = file_content(zipped({k: v.encode() for k, v in members.items()}), "ofd")

    assert [t.text for t in content.texts] == ["夹带的名单", SENTENCE, "第十一页"]
    assert {TraitKind.AUTHOR, TraitKind.EMBEDDED} == set(kinds(content))


def test_rich_text_is_read_roughly() -> None:
    """Its characters stand as numbers, in two ways."""
    numbers = "".join(f"\\u{ord(c)}?" for c in SENTENCE)
    raw = "".join(f"\\'{b:02x}" for b in "国标码".encode("gbk"))
    data = f"{{\\rtf1\\ansi{{\\info{{\\author Zhang San}}}}{numbers}\\par {raw}\\par}}".encode()

    content = file_content(data, "doc")

    assert SENTENCE in said(content)
    assert "国标码" in said(content)
    assert kinds(content) == [TraitKind.AUTHOR, TraitKind.UNCHECKED]


def a_compound_file(name: str, stream: bytes) -> bytes:
    """Make the smallest compound file (the container of old Office) with one stream."""
    sector = 512
    stream = stream.ljust(4096, b"\0")  # a shorter one would lie elsewhere
    count = -(-len(stream) // sector)
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (sector // 4 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)

    def entry(title: str, kind: int, child: int, first: int, size: int) -> bytes:
        wide = title.encode("utf-16-le") + b"\0\0"
        return (
            wide.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(wide), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
            + b"\0" * 36
            + struct.pack("<IQ", first, size)
        )

    folder = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(name, 2, 0xFFFFFFFF, 2, len(stream))
    return (
        head
        + struct.pack(f"<{sector // 4}I", *table)
        + folder.ljust(sector, b"\0")
        + stream.ljust(count * sector, b"\0")
    )


def test_an_old_word_file_is_read_roughly() -> None:
    """Runs of characters are found in it, at whatever byte they begin; and it is said that this is all."""
    for shift in (512, 513):
        stream = b"\0" * shift + f"{SENTENCE}，身份证号11010519491231002X".encode("utf-16-le")
        content = file_content(a_compound_file("WordDocument", stream), "doc")

        assert f"{SENTENCE}，身份证号11010519491231002X" in said(content)
        assert kinds(content) == [TraitKind.UNCHECKED]


def test_an_old_file_with_a_password_is_encrypted() -> None:
    """Word has a flag, Excel a record, the new formats a stream."""
    flag = b"\0" * 10 + b"\0\x01"
    record = struct.pack("<HH", 0x809, 2) + b"\0\0" + struct.pack("<HH", 0x2F, 4) + b"\0" * 4
    files = {"WordDocument": flag, "Workbook": record, "EncryptedPackage": b"x"}

    for name, stream in files.items():
        assert kinds(file_content(a_compound_file(name, stream), "doc")) == [TraitKind.ENCRYPTED], name


def test_a_program_is_called_one() -> None:
    """Whatever its name says."""
    content = file_content(b"MZ\x90\0" + b"\0" * 60, "pdf")

    assert content.format == "program"
    assert kinds(content) == [TraitKind.PROGRAM]


@given(data=st.binary(max_size=400), extension=st.sampled_from(sorted(PROMISED)))
def test_random_bytes_never_raise(data: bytes, extension: str) -> None:
    """Whatever a file holds, there is an answer, and it can be kept."""
    content = file_content(data, extension)

    assert content == pickle.loads(pickle.dumps(content))


FILES = {
    extension: attachment(extension, "正文|甲\n[批注] 话\n[作者] 张某某" if extension != "zip" else "a.txt")
    for extension in BUILDERS
}
FILES["doc"] = a_compound_file("WordDocument", SENTENCE.encode("utf-16-le"))


@given(
    extension=st.sampled_from(sorted(FILES)),
    at=st.floats(0, 1, exclude_max=True),
    spoiled=st.binary(min_size=1, max_size=8),
)
def test_a_spoiled_file_never_raises(extension: str, at: float, spoiled: bytes) -> None:
    """A real file with some bytes changed is read or broken."""
    data = bytearray(FILES[extension])
    start = int(at * len(data))
    data[start : start + len(spoiled)] = spoiled

    assert file_content(bytes(data), extension).format


@given(text=st.text(alphabet="<>[]{}\\'\"*_|,\n张0", max_size=2000))
def test_hostile_text_never_raises(text: str) -> None:
    """Marks of every format in any order are text."""
    for extension in ("txt", "csv", "html"):
        file_content(f"<table>{text}".encode(), extension)
        file_content(f"{{\\rtf{text}".encode(), extension)


@pytest.mark.parametrize("piece", ["<", "<script>", "<table>", "{\\u1", "\\'", '"', ",", "<!--"])
def test_a_megabyte_of_anything_is_read_in_time(piece: str) -> None:
    """No reader is quadratic; the limit of seconds is not what saves it."""
    text = piece * (1_000_000 // len(piece))
    for head, extension in (("<html>", "xls"), ("{\\rtf", "doc"), ("", "csv"), ("", "txt")):
        content = file_content((head + text).encode(), extension)
        assert "秒" not in "".join(t.text for t in content.of(TraitKind.UNCHECKED))


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """What is known of a hash is not read again; the ending is part of what is known."""
    file = tmp_path / "a.txt"
    file.write_text(SENTENCE, "utf-8")
    contents: dict[str, FileContent] = {}

    first = content_at(file, "hash", contents)
    file.unlink()

    assert SENTENCE in said(first)
    assert content_at(file, "hash", contents) is first
    assert [key_of("hash", "txt")] == list(contents)


def test_a_file_is_read_as_its_ending_says(tmp_path: Path) -> None:
    """The same bytes are rows in one file and lines in another."""
    for name in ("a.csv", "a.txt"):
        (tmp_path / name).write_text("甲,乙", "utf-8")
    contents: dict[str, FileContent] = {}

    assert content_at(tmp_path / "a.csv", "hash", contents).tables
    assert content_at(tmp_path / "a.txt", "hash", contents).texts


def test_a_file_that_has_gone_is_broken(tmp_path: Path) -> None:
    """A disk that fails is a finding too."""
    assert kinds(content_at(tmp_path / "gone.pdf", "hash", {})) == [TraitKind.BROKEN]

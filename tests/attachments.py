r"""
Small real files of every format, written by other programs than those that read them here.

`attachment("docx", "申请表\n[批注] 再核实")` makes what a line says: a paragraph, a row with `|`
between its cells, a file in an archive, or the trait in brackets.
"""

import io
import zipfile
from collections.abc import Callable, Iterator

import docx
import openpyxl
import pypdf
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.comments import Comment
from PIL import Image, TiffImagePlugin
from pypdf.actions import JavaScript
from pypdf.annotations import FreeText

HAS = "["
TEMPLATE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
GPS, LATITUDE, LONGITUDE = 0x8825, 2, 4
ARTIST = 0x013B


def attachment(extension: str, text: str) -> bytes:
    """Make a file of the format from what `text` says."""
    return BUILDERS[extension](text.rstrip("\n"))


def parts(text: str) -> Iterator[tuple[str, str]]:
    """Give each line's trait, empty for a plain line, and its text."""
    for line in text.split("\n"):
        if line.startswith(HAS):
            trait, _, rest = line[1:].partition("]")
            yield trait, rest.strip()
        else:
            yield "", line


def a_docx(text: str) -> bytes:
    """Make a Word document."""
    document = docx.Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    extra: dict[str, bytes] = {}
    for trait, said in parts(text):
        if trait == "作者":
            properties.author = said
        elif trait == "模板":
            document.part.relate_to(said, TEMPLATE, is_external=True)
        elif trait == "嵌入":
            extra[f"word/embeddings/{said}"] = "嵌入的内容".encode()
        elif trait == "宏":
            extra["word/vbaProject.bin"] = b"\xd0\xcf"
        elif trait == "页眉":
            document.sections[0].header.paragraphs[0].text = said
        elif trait in ("照片", "照片地点"):
            photograph = a_jpg(f"[地点] {said}" if said else "")
            document.add_picture(io.BytesIO(photograph))
        elif trait == "表格":
            _table(document, said)
        else:
            _paragraph(document, trait, said)
    stream = io.BytesIO()
    document.save(stream)
    return with_members(stream.getvalue(), extra)


def _table(document: "docx.document.Document", text: str) -> None:
    rows = [row.split("|") for row in text.split("；")]
    table = document.add_table(len(rows), len(rows[0]))
    for cells, row in zip(rows, table.rows, strict=True):
        for value, cell in zip(cells, row.cells, strict=True):
            cell.text = value


def _paragraph(document: "docx.document.Document", trait: str, text: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    if trait == "批注":
        document.add_comment(run, text=text, author="张某某")
        run.text = "正文"
    elif trait == "隐藏文字":
        run.font.hidden = True
    elif trait in ("修订删去", "修订插入"):
        change = OxmlElement("w:del" if trait == "修订删去" else "w:ins")
        change.set(qn("w:id"), "1")
        change.set(qn("w:author"), "张某某")
        paragraph._p.remove(run._r)
        change.append(run._r)
        paragraph._p.append(change)
        if trait == "修订删去":
            run._r.t_lst[0].tag = qn("w:delText")
    elif trait == "分段":
        paragraph._p.remove(run._r)
        for character in text:
            paragraph.add_run(character)


def an_xlsx(text: str) -> bytes:
    """Make a workbook; `[工作表] name` begins a sheet, `[隐藏工作表] name` a hidden one."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "名单"
    book.properties.creator = None
    for trait, said in parts(text):
        if trait == "作者":
            book.properties.creator = said
        elif trait in ("工作表", "隐藏工作表", "深度隐藏工作表"):
            sheet = book.create_sheet(said)
            sheet.sheet_state = {"隐藏工作表": "hidden", "深度隐藏工作表": "veryHidden"}.get(trait, "visible")
        elif trait == "批注":
            sheet["A1"].comment = Comment(said, "张某某")
        elif trait == "隐藏列":
            sheet.column_dimensions[said].hidden = True
        elif trait == "数字":
            sheet.append([int(said)])
        else:
            sheet.append(said.split("|"))
            if trait == "隐藏行":
                sheet.row_dimensions[sheet.max_row].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def a_pdf(text: str) -> bytes:
    """Make a PDF with one page, its text compressed; `[密码] word` encrypts it."""
    lines = [said for trait, said in parts(text) if not trait]
    drawn = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in lines)
    stream = pypdf.generic.StreamObject()
    stream.set_data(f"BT /F1 12 Tf 50 700 Td {drawn} ET".encode())
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(595, 842)
    page[pypdf.generic.NameObject("/Resources")] = pypdf.generic.DictionaryObject(
        {pypdf.generic.NameObject("/Font"): _fonts(writer)}
    )
    page[pypdf.generic.NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    writer.metadata = None
    for trait, said in parts(text):
        if trait == "密码":
            writer.encrypt(said, algorithm="RC4-40")
        elif trait == "作者":
            writer.add_metadata({"/Author": said})
        elif trait == "嵌入":
            writer.add_attachment(said, "嵌入的内容".encode())
        elif trait == "脚本":
            writer.add_open_action(JavaScript(said))
        elif trait == "批注":
            note = FreeText(text=said, rect=(50, 550, 200, 650))
            writer.add_annotation(0, note)
        elif trait == "扫描":
            _picture(writer, page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _fonts(writer: pypdf.PdfWriter) -> pypdf.generic.DictionaryObject:
    """Give a font of Adobe's GB1 collection, which needs not lie in the file."""
    g = pypdf.generic
    info = {"/Registry": g.TextStringObject("Adobe"), "/Ordering": g.TextStringObject("GB1")}
    system = g.DictionaryObject({g.NameObject(k): v for k, v in info.items()})
    system[g.NameObject("/Supplement")] = g.NumberObject(0)
    names = {"/Type": "/Font", "/Subtype": "/CIDFontType0", "/BaseFont": "/STSong-Light"}
    child = g.DictionaryObject({g.NameObject(k): g.NameObject(v) for k, v in names.items()})
    child[g.NameObject("/CIDSystemInfo")] = system
    names = {
        "/Type": "/Font",
        "/Subtype": "/Type0",
        "/BaseFont": "/STSong-Light",
        "/Encoding": "/UniGB-UCS2-H",
    }
    font = g.DictionaryObject({g.NameObject(k): g.NameObject(v) for k, v in names.items()})
    font[g.NameObject("/DescendantFonts")] = g.ArrayObject([writer._add_object(child)])
    return g.DictionaryObject({g.NameObject("/F1"): writer._add_object(font)})


def _picture(writer: pypdf.PdfWriter, page: pypdf.PageObject) -> None:
    g = pypdf.generic
    image = g.StreamObject()
    image.set_data(b"\0" * 64)
    names = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceGray"}
    image.update({g.NameObject(k): g.NameObject(v) for k, v in names.items()})
    numbers = {"/Width": 8, "/Height": 8, "/BitsPerComponent": 8}
    image.update({g.NameObject(k): g.NumberObject(v) for k, v in numbers.items()})
    page["/Resources"][g.NameObject("/XObject")] = g.DictionaryObject(
        {g.NameObject("/Im1"): writer._add_object(image)}
    )
    stream = g.StreamObject()
    stream.set_data(b"q 595 0 0 842 0 0 cm /Im1 Do Q")
    page[g.NameObject("/Contents")] = writer._add_object(stream)


def a_jpg(text: str = "") -> bytes:
    """Make a photograph, perhaps with the place it was taken at and its camera's owner."""
    return _image("JPEG", text)


def a_png(text: str = "") -> bytes:
    """Make a picture."""
    return _image("PNG", text)


def _image(kind: str, text: str) -> bytes:
    exif = Image.Exif()
    for trait, said in parts(text):
        if trait == "作者":
            exif[ARTIST] = said
        elif trait == "地点":
            zero = TiffImagePlugin.IFDRational(0)
            latitude, longitude = ((float(degrees), zero, zero) for degrees in said.split(","))
            exif.get_ifd(GPS).update({1: "N", LATITUDE: latitude, 3: "E", LONGITUDE: longitude})
    stream = io.BytesIO()
    Image.new("RGB", (8, 8)).save(stream, kind, exif=exif)
    return stream.getvalue()


def a_zip(text: str) -> bytes:
    """Make an archive; each line is the name of a text in it."""
    return zipped({said: "文字".encode() for _, said in parts(text)})


def zipped(members: dict[str, bytes]) -> bytes:
    """Make an archive of members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_members(data: bytes, members: dict[str, bytes]) -> bytes:
    """Add members to an archive, or put them in the place of those it has."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = {info.filename: archive.read(info) for info in archive.infolist()}
    return zipped({**held, **members})


BUILDERS: dict[str, Callable[[str], bytes]] = {
    "docx": a_docx,
    "xlsx": an_xlsx,
    "pdf": a_pdf,
    "jpg": a_jpg,
    "png": a_png,
    "zip": a_zip,
}

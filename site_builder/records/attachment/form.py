"""What the bytes of a file are, whatever its name says; and what its name promises."""

import io
import re
import zipfile

from site_builder.pattern import pattern_of

# The forms that a file of an ending may have; an ending that is not here promises nothing.
PROMISED = {
    **{form: (form,) for form in ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "ofd", "rtf", "zip")},
    **dict.fromkeys(("jpg", "jpeg", "png"), ("jpg", "png")),  # every viewer looks at the bytes
    "mp3": ("mp3",), "mp4": ("mp4",),
    "doc": ("ole", "rtf"), "xls": ("ole",), "ppt": ("ole",), "wps": ("ole", "docx"), "et": ("ole", "xlsx"),
    "txt": ("text",), "csv": ("text",),
}  # fmt: skip
NAMES = {
    "pdf": "PDF", "docx": "Word（docx）", "xlsx": "Excel（xlsx）", "pptx": "PowerPoint（pptx）",
    "odt": "OpenDocument 文档", "ods": "OpenDocument 表格", "ofd": "OFD", "ole": "旧的 Office 或者 WPS 格式",
    "rtf": "RTF", "text": "文本", "html": "网页", "zip": "ZIP 压缩包", "rar": "RAR 压缩包", "7z": "7z 压缩包",
    "jpg": "JPEG 图片", "png": "PNG 图片", "gif": "GIF 图片", "bmp": "BMP 图片", "webp": "WebP 图片",
    "tiff": "TIFF 图片", "mp3": "MP3 音频", "mp4": "MP4 视频", "program": "程序", "unknown": "不认识的格式",
    "empty": "空文件",
}  # fmt: skip
_OLE, _RTF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
_MAGIC = (  # where it stands, what stands there, what the file is
    (0, _OLE, "ole"),
    (0, _RTF, "rtf"),
    (0, b"\xff\xd8\xff", "jpg"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"GIF8", "gif"),
    (0, b"II*\0", "tiff"),
    (0, b"MM\0*", "tiff"),
    (8, b"WEBP", "webp"),
    (0, b"Rar!\x1a\x07", "rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"ID3", "mp3"),
    (4, b"ftyp", "mp4"),
    (0, b"\x7fELF", "program"),
)
_BINARY_MAGIC = ((b"MZ", "program"), (b"BM", "bmp"))  # two letters may begin a text
_MPEG_FRAME = (b"\xff\xfb", b"\xff\xfa", b"\xff\xf3", b"\xff\xf2")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HTML = pattern_of(
    rb"\s*(?:<!--.{0,999}?-->\s*)?<(?:!doctype html|html|head|body|table|meta)", re.IGNORECASE | re.DOTALL
)
_TYPES = "[content_types].xml"
_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_HEAD = 1024  # bytes before which a PDF must begin
_HTML_HEAD = 4096


def form_of(data: bytes) -> str:
    """Tell what the bytes are; `text` for what none of the formats begins like and is no binary."""
    if not data:
        return "empty"
    for at, magic, form in _MAGIC:
        if data.startswith(magic, at):
            return form
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if b"%PDF-" in data[:_HEAD]:
        return "pdf"
    return _unmarked(data)


def is_packed(data: bytes) -> bool:
    """Tell whether `form_of` gives PDF, OLE or RTF, whose bytes do not show their text; by fewer looks."""
    return data.startswith((_OLE, _RTF)) or (data.find(b"%PDF-", 0, _HEAD) >= 0 and form_of(data) == "pdf")


def _unmarked(data: bytes) -> str:
    if data.startswith(_MPEG_FRAME):
        return "mp3"
    if data.startswith(_WIDE):
        return "text"
    if b"\0" in data:
        return next((form for magic, form in _BINARY_MAGIC if data.startswith(magic)), "unknown")
    return "html" if _HTML.match(data[:_HTML_HEAD].removeprefix(b"\xef\xbb\xbf")) else "text"


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    return _OPEN_DOCUMENT.get(member.read(99).strip(), "zip")
    except Exception:  # noqa: BLE001 - whoever opens it again will say what is wrong
        return "zip"
    if "OFD.xml" in names:
        return "ofd"
    if any(name.casefold() == _TYPES for name in names):
        return next((f for start, f in _FOLDERS.items() if any(n.startswith(start) for n in names)), "zip")
    return "zip"

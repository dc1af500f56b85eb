"""
Formats of the last century (doc, xls, wps, rtf): who wrote them, macros, and their text in a rough way.

Their text lies in pieces and is not laid out again here, but what a program would find in it by
searching for runs of characters is found; also what was deleted and is still in the file.
"""

import io
import re

import olefile

from site_builder.pattern import pattern_of
from site_builder.records.attachment.budget import EncryptedError
from site_builder.records.attachment.collector import Collector
from site_builder.records.attachment.content import TraitKind

_TEXTS = {"WordDocument", "1Table", "0Table", "Workbook", "Book", "PowerPoint Document", "WpsContents"}
# UTF-16 of ASCII, Han characters, their punctuation and full-width forms; not of ASCII a byte too far.
_WIDE = pattern_of(
    rb"(?:[\x20-\x7e\r\n\t]\0|[\x01-\xff][\x4e-\x9f]|\0\x4e|[\x01-\x3f]\x30|[\x01-\xee]\xff){4,}"
)
_NARROW = pattern_of(rb"[\x20-\x7e]{8,}")
_NO_MODULE = pattern_of(r"dir$|_VBA_PROJECT$|__SRP_")
_OF_A_SHEET = pattern_of(r"This|Sheet[0-9]|Chart[0-9]|Tabelle[0-9]|工作表[0-9]")
_EMPTY_MODULE = 2000  # bytes
_PERSONS = {"author": "作者", "last_saved_by": "最后一次保存者", "manager": "经理"}
_WORD_ENCRYPTED = 0x0100  # flags of the file information block
_SHEET_PASSWORD = 0x002F  # a record of the workbook's globals
_RTF_BYTE = pattern_of(r"\\'([0-9a-fA-F]{2})")
_RTF_CHAR = pattern_of(r"\\u(-?[0-9]{1,5}) ?(?:(?:\\'[0-9a-fA-F]{2}){1,2}|\?)?")
_RTF_PICTURE = pattern_of(r"[0-9a-fA-F]{64,}")
_RTF_WORD = pattern_of(r"\\(par|line|cell|row|tab)\b ?|\\[a-z]{1,32}-?[0-9]{0,10} ?|\\\*|[{}\r\n]")
_RTF_AUTHOR = pattern_of(r"\{\\(author|operator|company|manager) ([^{}]{1,200})\}")


def read_ole(data: bytes, collector: Collector) -> None:
    """Read a compound file of old Office or WPS."""
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        streams = ["/".join(path) for path in ole.listdir(streams=True, storages=False)]
        if "EncryptedPackage" in streams:
            raise EncryptedError
        _authors(ole, collector)
        if any(_is_program(name, ole.get_size(name)) for name in streams):
            collector.trait(TraitKind.PROGRAM, "宏")
        if any(name.startswith(("ObjectPool/", "MBD")) for name in streams):
            collector.trait(TraitKind.EMBEDDED, "嵌入的文件")
        for name in streams:
            limit = collector.budget.member()
            if name not in _TEXTS:
                continue
            content = ole.openstream(name).read()
            collector.budget.unpack(len(content), limit)
            if _is_encrypted(name, content):
                raise EncryptedError
            for match in _WIDE.finditer(content):
                collector.text("文中", match[0].decode("utf-16-le", "ignore").replace("\r", "\n"))
            for match in _NARROW.finditer(content):
                collector.text("文中", match[0].decode("ascii"))
    collector.trait(TraitKind.UNCHECKED, "旧格式，只能粗略检查")


def _is_program(stream: str, size: int) -> bool:
    """Tell whether a stream holds code; a module that belongs to a sheet mostly holds its name alone."""
    folder, _, name = stream.rpartition("/")
    if not folder.endswith("VBA") or _NO_MODULE.match(name):
        return False
    return size > _EMPTY_MODULE or not _OF_A_SHEET.match(name)


def read_rtf(data: bytes, collector: Collector) -> None:
    """Read rich text: its characters without its layout."""
    source = _RTF_PICTURE.sub("", data.decode("latin-1"))
    for kind, name in _RTF_AUTHOR.findall(source):
        trait = TraitKind.COMPANY if kind == "company" else TraitKind.AUTHOR
        collector.trait(trait, "作者", _rtf_text(name))
    for paragraph in _rtf_text(source).split("\n"):
        collector.text("文中", paragraph)
    collector.trait(TraitKind.UNCHECKED, "旧格式，只能粗略检查")


def _rtf_text(source: str) -> str:
    text = _RTF_CHAR.sub(lambda m: f"\0{int(m[1]) % 65536:04x}", source)
    text = _RTF_BYTE.sub(lambda m: chr(int(m[1], 16)), text)
    text = _RTF_WORD.sub(lambda m: "\n" if m[1] in ("par", "line", "row") else "\t" if m[1] else "", text)
    text = text.encode("latin-1").decode("gb18030", "replace")
    return re.sub("\0([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)


def _authors(ole: "olefile.OleFileIO", collector: Collector) -> None:
    found = ole.get_metadata()
    for name, where in _PERSONS.items():
        if text := _decoded(getattr(found, name)):
            collector.trait(TraitKind.AUTHOR, where, text)
    if text := _decoded(found.company):
        collector.trait(TraitKind.COMPANY, "单位", text)


def _decoded(value: object) -> str:
    if not isinstance(value, bytes):
        return ""
    for encoding in ("utf-8", "gb18030"):
        try:
            return value.decode(encoding).strip("\0 ")
        except UnicodeDecodeError:
            continue
    return ""


def _is_encrypted(name: str, content: bytes) -> bool:
    if name == "WordDocument":
        return bool(int.from_bytes(content[10:12], "little") & _WORD_ENCRYPTED)
    if name not in ("Workbook", "Book"):
        return False
    at = 0
    for _ in range(64):  # the record stands among the first
        kind = int.from_bytes(content[at : at + 2], "little")
        if kind == _SHEET_PASSWORD:
            return True
        at += 4 + int.from_bytes(content[at + 2 : at + 4], "little")
    return False

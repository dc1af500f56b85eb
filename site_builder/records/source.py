"""The bytes of one file, as text that can be trusted."""

import hashlib
import os
import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from site_builder.pattern import pattern_of
from site_builder.problem import Fault, Finding, Place, cause_of
from site_builder.value import dataclass

MAX_BYTES = 2 * 1024 * 1024
MOST_UNSEEN = 20  # characters told of in one file
MAX_LINE = 50_000  # characters; a longer line is a file that was never meant to be read


@dataclass(frozen=True, kw_only=True)
class Source:
    """One text file: `path` relative to the project's folder, `text` without CR and BOM."""

    path: str
    text: str

    @property
    def whole(self) -> Place:
        """The place that means the file as such."""
        return Place(path=self.path)

    def above(self, line: int) -> str:
        """Give the text above a line, which counts from 1."""
        return "\n".join(self.text.split("\n", line - 1)[: line - 1])


def read_source(
    root: Path, path: str, *, max_bytes: int = MAX_BYTES, max_line: int = MAX_LINE
) -> tuple[Source | None, list[Finding]]:
    """Read `root/path` as UTF-8 (a BOM is accepted); None where its text cannot be trusted."""
    try:
        size, raw = _contents(f"{root}/{path}", max_bytes)
    except OSError as error:
        message = f"不能读取：{cause_of(error)}"
        return None, [_finding(path, Fault.IRREGULAR_FILE, message)]
    if size > max_bytes:
        message = f"文件有 {size / 1024 / 1024:.1f} MiB，超过 {max_bytes // 1024 // 1024} MiB 的上限"
        return None, [_finding(path, Fault.TOO_LARGE, message)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [_finding(path, Fault.ENCODING, _encoding_guess(raw), line)]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if findings := _odd_characters(path, text, max_line):
        return None, findings
    return Source(path=path, text=text), _unseen(path, text, _UNSEEN if _TAG in raw else _UNTAGGED)


def _contents(file: str, max_bytes: int) -> tuple[int, bytes]:
    with open(file, "rb") as stream:  # noqa: PTH123 - ten thousand paths need not be objects
        size = os.fstat(stream.fileno()).st_size
        return size, stream.read() if size <= max_bytes else b""


def digest(file: Path) -> str:
    """Give the SHA-256 of a file's bytes, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def lines_below(root: Path) -> Callable[[Place], str]:
    """Give what gives the line of text at a place, or nothing where there is none; each file is read once."""
    lines_of = cache(partial(_lines, root))

    def line_at(place: Place) -> str:
        lines = lines_of(place.path)
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    return line_at


def _lines(root: Path, path: str) -> list[str]:
    file = root / path
    try:
        raw = file.read_bytes() if file.is_file() else b""  # a pipe may never end
    except OSError:
        return []
    try:
        return raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace").splitlines()  # what it most likely is


# What turns the direction of text, or takes no room in it: a line may then read other than it is
# written ("Trojan source"). Joiners have their use in scripts that are not Chinese, and in emoji.
_CONTROLS = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb"
)
_UNSEEN = pattern_of(rf"[{_CONTROLS}\U000e0000-\U000e007f]")
_UNTAGGED = pattern_of(f"[{_CONTROLS}]")  # without the tags at the end of Unicode, it takes half the time
_TAG = b"\xf3\xa0"  # how they begin in UTF-8
_JOINERS = "\u200c\u200d"
_JOINED = pattern_of(r"[\u0600-\u109f\u1780-\u18af\u2600-\u27bf\ufb50-\ufdff\ufe0f\U0001f000-\U0001faff]")
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"


def unseen_name(character: str) -> str:
    """Say in Chinese why a character can't be seen, or nothing where it can."""
    if not _UNSEEN.fullmatch(character):
        return ""
    return "改变文字方向" if character in _TURNING else "零宽" if character in _NO_WIDTH else "看不见"


def _unseen(path: str, text: str, pattern: re.Pattern[str]) -> list[Finding]:
    findings = []
    for match in pattern.finditer(text):
        before = text[max(0, match.start() - 1) : match.start()]
        if match[0] in _JOINERS and _JOINED.match(before):
            continue
        line, start = text.count("\n", 0, match.start()) + 1, text.rfind("\n", 0, match.start()) + 1
        place = Place(path=path, line=line, column=match.start() - start + 1)
        message = f"有{unseen_name(match[0])}的字符 U+{ord(match[0]):04X}"
        findings.append(Finding(place=place, fault=Fault.UNSEEN, message=message))
        if len(findings) == MOST_UNSEEN:
            break
    return findings


def _odd_characters(path: str, text: str, max_line: int) -> list[Finding]:
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        return [_finding(path, Fault.ENCODING, "含有空字符（NUL），不是文本文件", line)]
    for number, line_text in enumerate(text.split("\n") if len(text) > max_line else (), start=1):
        if len(line_text) > max_line:
            message = f"这一行有 {len(line_text)} 个字符，超过 {max_line} 的上限"
            return [_finding(path, Fault.TOO_LARGE, message, number)]
    return []


def _encoding_guess(raw: bytes) -> str:
    for encoding, name in (("utf-16", "UTF-16"), ("gb18030", "GBK/GB18030")):
        if encoding == "utf-16" and raw[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return f"文件不是 UTF-8 编码，看上去是 {name}"
    return "文件不是 UTF-8 编码"


def _finding(path: str, fault: Fault, message: str, line: int = 0) -> Finding:
    return Finding(place=Place(path=path, line=line), fault=fault, message=message)

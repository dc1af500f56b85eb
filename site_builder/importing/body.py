"""The text that a row points to, cleaned: read only from inside the folder of its JSONL."""

from pathlib import Path

from site_builder.importing.clean import clean_body, without_info
from site_builder.importing.escape import escaped_paragraph
from site_builder.importing.fault import ImportFault
from site_builder.importing.row import Row
from site_builder.pattern import pattern_of
from site_builder.problem import Problem, cause_of
from site_builder.records.source import MAX_BYTES, read_source

_PRIVATE = pattern_of("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def read_body(folder: Path, row: Row) -> tuple[str | None, list[Problem]]:
    """Give the row's text as Markdown, or None where it can't be read."""
    path = row.raw("path")
    if not path:
        return None, [ImportFault.NO_BODY.at(row.path, row.line, "没有写 path，没有导入")]
    if reason := _refusal(folder, path):
        message = f"正文「{path}」{reason}，没有导入"
        return None, [ImportFault.NO_BODY.at(row.path, row.line, message)]
    try:
        source, findings = read_source(folder, path, max_line=MAX_BYTES)
    except OSError as error:
        message = f"正文「{path}」不能读取：{cause_of(error)}"
        return None, [ImportFault.UNREADABLE_BODY.at(row.path, row.line, message)]
    if source is None:
        return None, [ImportFault.UNREADABLE_BODY.at(f.place.path, f.place.line, f.message) for f in findings]
    note, text = without_info(source.text)
    body = clean_body(text)
    if note:
        body = f"{escaped_paragraph(f'（{note}）')}\n\n{body}"
    return body, _oddities(path, body, source.text)


def _oddities(path: str, body: str, text: str) -> list[Problem]:
    problems = []
    if not body.strip():
        problems.append(ImportFault.EMPTY_BODY.at(path, 0, "正文是空的"))
    if odd := _PRIVATE.search(text):
        line = text[: odd.start()].count("\n") + 1
        count = len(_PRIVATE.findall(text))
        message = f"有 {count} 个造字区字符（U+{ord(odd[0]):04X}），别的电脑上显示不出来"
        problems.append(ImportFault.ODD_CHARACTER.at(path, line, message))
    return problems


def _refusal(folder: Path, path: str) -> str:
    """Say why `path` may not be read, or nothing; a link that leads outside is outside."""
    try:
        file = (folder / path).resolve()
        if not file.is_relative_to(folder.resolve()):
            return "在 JSONL 所在的文件夹之外"
        return "" if file.is_file() else "不存在"
    except (OSError, ValueError, RuntimeError):
        return "不是可用的路径"

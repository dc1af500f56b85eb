"""The files of a folder, in one order on every machine, and what may not lie there."""

import os
import unicodedata
from pathlib import Path

from site_builder.problem import Fault, Finding, Place, cause_of

IGNORED_ENDINGS = ("~", ".swp", ".tmp", ".bak")


def list_files(root: Path, folder: str) -> tuple[list[str], list[Finding]]:
    """
    List the regular files below `root/folder`, relative to `root`, sorted by code point.

    Hidden files and editors' left-overs are passed over. A symbolic link is never followed: it could
    bring in a file from outside; it is a finding, as is anything that is no regular file.
    """
    files: list[str] = []
    findings: list[Finding] = []
    pending = [folder]
    while pending:
        current = pending.pop()
        try:
            entries = sorted(os.scandir(root / current), key=lambda entry: entry.name)
        except FileNotFoundError:
            continue
        except OSError as error:
            findings.append(_irregular(current, f"不能读取：{cause_of(error)}"))
            continue
        findings += _collisions(current, [entry.name for entry in entries])
        for entry in entries:
            name = entry.name
            path = f"{current}/{name}"
            if name.startswith(".") or name.endswith(IGNORED_ENDINGS):
                continue
            if entry.is_file(follow_symlinks=False) and _is_text(name):
                files.append(path)
                continue
            if entry.is_symlink():
                message = "符号链接不会被读取，它可能指向栏目之外的文件"
            elif entry.is_dir(follow_symlinks=False):
                pending.append(path)
                continue
            elif not entry.is_file(follow_symlinks=False):
                message = "不是普通文件"
            else:
                message = "文件名不是合格的 UTF-8，或含有控制字符"
                path = path.encode("utf-8", "backslashreplace").decode()
            findings.append(_irregular(path, message))
    return sorted(files), findings


def _irregular(path: str, message: str) -> Finding:
    return Finding(place=Place(path=path), fault=Fault.IRREGULAR_FILE, message=message)


def _is_text(name: str) -> bool:
    """Whether a name has neither control characters nor what stands for bytes that are no UTF-8."""
    return name.isprintable()


def _collisions(folder: str, names: list[str]) -> list[Finding]:
    if "".join(names).isascii():  # nearly all folders
        keys = [name.lower() for name in names]
    else:
        keys = [unicodedata.normalize("NFC", name).casefold() for name in names]
    if len(set(keys)) == len(keys):
        return []
    seen: dict[str, str] = {}
    findings = []
    for name, key in zip(names, keys, strict=True):
        if key in seen and _is_text(name):
            message = f"与「{seen[key]}」只差大小写或字符的编码形式，在一些电脑上是同一个文件"
            place = Place(path=f"{folder}/{name}")
            findings.append(Finding(place=place, fault=Fault.NAME_COLLISION, message=message))
        seen.setdefault(key, name)
    return findings

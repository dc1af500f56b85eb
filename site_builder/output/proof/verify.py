"""
Checks a release with nothing but Python 3.8 and its standard library; a copy lies in every release.

    python3 verify.py [FOLDER] [--key PUBLIC_KEY] [--sm3]

It reads `release/manifest.tsv` (SHA-256, SM3, size and path of every file), `release/chain.jsonl` (a line
a release, each with the SHA-256 of the line before), `release/chain.sig` (Ed25519, if signed) and
`SHA256SUMS`, and tells what is missing, changed, added or out of order. Exit status: 0 whole, 1 not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from site_builder.output.proof.ed25519 import ed25519_verify
from site_builder.output.proof.sm3 import NATIVE_SM3, PlainSM3

SUMS, HOME = "SHA256SUMS", "release"
MANIFEST, CHAIN = HOME + "/manifest.tsv", HOME + "/chain.jsonl"
SIGNATURE, LEDGER = HOME + "/chain.sig", HOME + "/addresses.tsv"
CHANGES = HOME + "/changes.tsv"  # what is other than in the manifest before: for mirrors, proves nothing
PARTS, OPTIONAL = (MANIFEST, CHAIN, LEDGER, SUMS), (SIGNATURE, CHANGES)
HEAD = "sha256\tsm3\tsize\tpath"
SIGNED = b"site-builder release\n"  # before what is signed, so that it is good for nothing else
PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*")
_ROW = re.compile(r"([0-9a-f]{64})\t([0-9a-f]{64})\t(0|[1-9][0-9]{0,14})\t(.+)")
_BLOCK = 1 << 20


class Record(NamedTuple):
    """A release as a line of the chain tells it; `contents` and `ledger` are SHA-256 of those files."""

    number: int
    previous: str
    date: str
    tool: str
    contents: str
    ledger: str
    files: int
    size: int


def sums_of(path: Path, *, sm3: bool = True) -> tuple[str, str, int]:
    """Give SHA-256, SM3 ("" where not asked for) and size of a file, read once."""
    one, size = hashlib.sha256(), 0
    two = sm3_hash() if sm3 else None
    with path.open("rb") as stream:
        while data := stream.read(_BLOCK):
            one.update(data)
            size += len(data)
            if two:
                two.update(data)
    return one.hexdigest(), two.hexdigest() if two else "", size


def sm3_hash() -> hashlib._Hash | PlainSM3:
    """Give a hash that takes bytes, as hashlib's do."""
    return hashlib.new("sm3") if NATIVE_SM3 else PlainSM3()


def digest(data: bytes) -> str:
    """Give the SHA-256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def read_manifest(data: bytes) -> tuple[dict[str, tuple[str, str, int]], list[str]]:
    """Give what the manifest says of each path, and its own faults: no path of it leads outside."""
    lines = data.decode("utf-8", "replace").split("\n")
    rows, faults, last, folded = {}, [], "", set()
    if lines[0] != HEAD or lines[-1]:
        faults.append(f"{MANIFEST} 的第一行或者结尾不对")
    for line in lines[1:-1]:
        row = _ROW.fullmatch(line)
        path = row[4] if row else ""
        if not row or not PATH.fullmatch(path) or len(path) > 1000 or path == SUMS:  # noqa: PLR2004
            faults.append(f"{MANIFEST} 里有不合格的一行：{line[:200]!r}")
        elif path.startswith(HOME + "/") or path.lower() in folded:
            faults.append(f"{MANIFEST} 里不应有、或者重复的路径：{path}")
        else:
            if path <= last:
                faults.append(f"顺序不对：{MANIFEST} 里的 {path}")
            rows[path] = (row[1], row[2], int(row[3]))
            last = path
        folded.add(path.lower())
    for path in rows:
        parts = path.lower().split("/")
        faults += [
            f"{MANIFEST} 里 {path} 的上级是文件"
            for n in range(1, len(parts))
            if "/".join(parts[:n]) in folded
        ]
    return rows, faults


def read_chain(data: bytes) -> tuple[list[Record], list[str]]:
    """Give the releases from the first to the last, and what is wrong with their order."""
    records: list[Record] = []
    faults, previous = [], ""
    *lines, rest = data.split(b"\n")
    if rest or not lines:
        faults.append(f"{CHAIN} 的最后一行不完整")
    for number, line in enumerate(lines, start=1):
        record = _record(line)
        if record is None:
            return records, [*faults, f"{CHAIN} 的第 {number} 行不合格"]
        if record.number != number:
            faults.append(f"顺序不对：{CHAIN} 的第 {number} 行是版本 {record.number}")
        if record.previous != previous:
            faults.append(f"链断了：版本 {number} 所接的不是它前面的版本")
        if records and record.date < records[-1].date:
            faults.append(f"顺序不对：版本 {number} 的日期早于前一个版本")
        records.append(record)
        previous = digest(line)
    return records, faults


def _record(line: bytes) -> Record | None:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    kinds = {name: int if name in ("number", "files", "size") else str for name in Record._fields}
    is_good = isinstance(said, dict) and {name: type(value) for name, value in said.items()} == kinds
    return Record(**said) if is_good else None


def check_signature(chain: bytes, signature: bytes | None, key: str) -> list[str]:
    """Tell what is wrong with the signature of a chain; `key`, 64 hexadecimal digits, must have made it."""
    if signature is None:
        return [f"缺少签名 {SIGNATURE}"] if key else []
    found = re.fullmatch(rb"ed25519 ([0-9a-f]{64}) ([0-9a-f]{128})\n", signature)
    if not found:
        return [f"签名 {SIGNATURE} 的格式不对"]
    stated = found[1].decode()
    if key and stated != key.lower():
        return [f"签名用的是另一个公钥：{stated}"]
    message = SIGNED + chain.rstrip(b"\n").rpartition(b"\n")[2]
    is_good = ed25519_verify(bytes.fromhex(stated), message, bytes.fromhex(found[2].decode()))
    return [] if is_good else ["签名不对：最后一个版本的记录被改过，或者签名是假的"]


def check_release(folder: Path, *, key: str = "", sm3: bool = NATIVE_SM3) -> list[str]:
    """Tell everything that is wrong with the release in `folder`; an empty list says it is whole."""
    folder = folder.resolve()
    parts = {n: (folder / n).read_bytes() for n in PARTS + OPTIONAL if (folder / n).is_file()}
    faults = [f"缺少 {name}" for name in PARTS if name not in parts]
    if faults:
        return faults
    rows, faults = read_manifest(parts[MANIFEST])
    records, more = read_chain(parts[CHAIN])
    faults += more + check_signature(parts[CHAIN], parts.get(SIGNATURE), key)
    for name, field in ((MANIFEST, "contents"), (LEDGER, "ledger")):
        if records and digest(parts[name]) != getattr(records[-1], field):
            faults.append(f"改动：{name} 与 {CHAIN} 的最后一行不符")
    said = {path: row[0] for path, row in rows.items()}
    said.update((name, digest(data)) for name, data in parts.items() if name != SUMS)
    if parts[SUMS] != sums_text(said):
        faults.append(f"改动：{SUMS} 与清单不符")
    found = set(files_in(folder))
    faults += [f"多出 {path}" for path in sorted(found - set(said) - {SUMS})]
    return faults + [fault for path in rows for fault in _faults_of(path, rows[path], folder, sm3)]


def _faults_of(path: str, row: tuple[str, str, int], folder: Path, sm3: bool) -> list[str]:
    file = folder / path
    if file.is_symlink() or not file.is_file():
        return [f"缺少 {path}"]
    try:
        one, two, size = sums_of(file, sm3=sm3)
    except OSError as error:
        return [f"读不了 {path}：{error.strerror}"]
    if size != row[2]:
        return [f"改动 {path}：应为 {row[2]} 字节，实为 {size} 字节"]
    return [f"改动 {path}：内容变了"] if one != row[0] or two not in ("", row[1]) else []


def sums_text(sums: dict[str, str]) -> bytes:
    """Give SHA256SUMS, in the form that `sha256sum -c` reads."""
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode()


def files_in(folder: Path) -> Iterator[str]:
    """List everything in a folder that is no folder; links too, which no release has."""
    folders = [""]
    for below in folders:  # and those that are found in it
        with suppress(OSError), os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{below}{entry.name}/")
                else:
                    yield below + entry.name


def main(arguments: list[str]) -> int:
    """Check the folder named, or that in which this file lies; give the exit status."""
    parser = argparse.ArgumentParser(description="核对一个版本：缺少、改动、多出、顺序不对")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--key", default="", help="签名公钥，64 位十六进制；写了就必须有它的签名")
    parser.add_argument("--sm3", action="store_true", help="没有 OpenSSL 的 SM3 时也核对 SM3（慢）")
    options = parser.parse_args(arguments)
    faults = check_release(options.folder, key=options.key, sm3=NATIVE_SM3 or options.sm3)
    if faults:
        sys.stdout.write("".join(f"{fault}\n" for fault in faults) + f"不完整：{len(faults)} 处不对\n")
        return 1
    last = read_chain((options.folder / CHAIN).read_bytes())[0][-1]
    with_sm3 = "SHA-256、SM3" if NATIVE_SM3 or options.sm3 else "SHA-256（本机没有 SM3，可加 --sm3）"
    said = "没有签名"
    if (options.folder / SIGNATURE).exists():
        said = "签名相符" if options.key else "有签名，要确认是谁签的请加 --key"
    sys.stdout.write(f"完整：版本 {last.number}（{last.date}），{last.files} 个文件，{with_sm3}，{said}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

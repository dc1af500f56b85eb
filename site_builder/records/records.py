"""The whole of content/ as it was written: stage 1 on one screen."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from site_builder.problem import BrokenSetupError, Fault, Finding, Place, cause_of
from site_builder.records.folder import list_files
from site_builder.records.record import Record, read_record
from site_builder.records.source import Source, digest, read_source
from site_builder.value import dataclass

Signature = tuple[int, int, int]  # bytes; modified and changed, nanoseconds
# Begins to read, elsewhere, some of the files that are new, and tells which.
Elsewhere = Callable[[Sequence[str], Mapping[str, Signature]], Collection[str]]


@dataclass(frozen=True, kw_only=True)
class OtherFile:
    """A file in content/ that is not Markdown; `size` in bytes."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Records:
    """
    What was read.

    `unread` are the paths of Markdown files that could not be trusted, `same` those that have the
    signature they are known by and were not read again; `found_in` has the findings of one file.
    """

    records: tuple[Record, ...]
    files: tuple[OtherFile, ...]
    findings: tuple[Finding, ...]
    found_in: Mapping[str, tuple[Finding, ...]]
    unread: tuple[str, ...]
    same: tuple[str, ...] = ()
    signatures: Mapping[str, Signature] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Known:
    """
    What an earlier reading knows: the signature of each Markdown file, and the other files.

    `seen` are the signatures that files had when this build began: of a file that had the one it is known
    by then, nobody asks again.
    """

    signatures: Mapping[str, Signature] = field(default_factory=dict)
    files: Mapping[str, tuple[Signature, OtherFile]] = field(default_factory=dict)
    seen: Mapping[str, Signature] = field(default_factory=dict)

    def signatures_in(self, root: Path, paths: Sequence[str]) -> dict[str, Signature]:
        """Give the signatures of files in `root`."""
        known, seen = self.signatures.get, self.seen.get
        return {
            path: before
            if (before := known(path)) and before == seen(path)
            else signature_of(f"{root}/{path}")
            for path in paths
        }


def read_records(
    root: Path,
    *,
    content: str,
    known: Known | None = None,
    elsewhere: Elsewhere = lambda *_: (),
) -> Records:
    """Read `content` below `root`; what is read `elsewhere` is left out."""
    known = known or Known()
    paths, findings = list_files(root, content)
    signatures = known.signatures_in(root, paths)
    same = tuple([path for path, found in signatures.items() if found == known.signatures.get(path)])
    unlike = sorted(signatures.keys() - set(same))
    left_out = frozenset(elsewhere([path for path in unlike if path.endswith(".md")], signatures))
    records, files, unread = [], [], []
    found_in: dict[str, tuple[Finding, ...]] = {}
    for path in unlike:
        if path in left_out:
            continue
        if not path.endswith(".md"):
            before, file = known.files.get(path, (None, None))
            if before != signatures[path]:
                file, found = _other_file(root, path)
                findings += found
            files += [file] if file else []
        else:
            _, record, found = read_file(root, path)
            found_in[path] = tuple(found)
            if record:
                records.append(record)
            else:
                unread.append(path)
    return Records(
        records=tuple(records),
        files=tuple(files),
        findings=tuple(findings),
        found_in=found_in,
        unread=tuple(unread),
        same=same,
        signatures=signatures,
    )


def read_file(root: Path, path: str) -> tuple[Source | None, Record | None, list[Finding]]:
    """Read one Markdown file, as text and as a record; None where it cannot be trusted."""
    source, findings = read_source(root, path)
    if source is None:
        return None, None, findings
    record, more = read_record(source)
    return source, record, findings + more


def read_again(root: Path, path: str, signature: Signature) -> Source:
    """
    Read a file that was read before; BrokenSetupError where it changed since.

    For what was judged is what stood there, and nothing else may be published.
    """
    source, _ = read_source(root, path)
    if source is None or signature_of(f"{root}/{path}") != signature:
        raise BrokenSetupError(f"{path} 在处理期间被修改，请重新运行")
    return source


def signature_of(file: str) -> Signature:
    """Give the signature of a file; of one that is not there, one that none has."""
    try:
        found = os.stat(file)  # noqa: PTH116 - ten thousand paths need not be objects
    except OSError:
        return (-1, -1, -1)  # reading it will say why
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _other_file(root: Path, path: str) -> tuple[OtherFile | None, list[Finding]]:
    file = root / path
    try:
        return OtherFile(path=path, size=file.stat().st_size, sha256=digest(file)), []
    except OSError as error:
        message = f"不能读取：{cause_of(error)}"
        return None, [Finding(place=Place(path=path), fault=Fault.IRREGULAR_FILE, message=message)]

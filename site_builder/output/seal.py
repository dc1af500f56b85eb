"""
Sealing a release: its manifest, its place in the chain, the address ledger, a signature, the sums.

What the content makes is the same on every machine; where the release stands in the chain follows from
the release before it. Both are in `release/`, and `reproduce` compares both.
"""

import json
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from site_builder import __version__
from site_builder.day import CHINA
from site_builder.output.files import write
from site_builder.output.ledger import ledger_text, read_ledger
from site_builder.output.manifest import check_names, row_line
from site_builder.output.proof.script import VERIFY, script
from site_builder.output.proof.verify import (
    CHAIN,
    CHANGES,
    HOME,
    LEDGER,
    MANIFEST,
    SIGNATURE,
    SUMS,
    Record,
    check_release,
    digest,
    read_chain,
    sums_of,
)
from site_builder.output.shown import current
from site_builder.output.signing import VARIABLE, check_signing, signature
from site_builder.output.spliced import Moved, moved_path
from site_builder.output.step import Difference, Step, Whole, sealed_lists, step_from
from site_builder.output.sums import OWN, Notes, are_as_noted, rows_of
from site_builder.problem import BrokenSetupError
from site_builder.value import dataclass


@dataclass(frozen=True, kw_only=True)
class Sealing:
    """What sealing needs besides the files: the day of the build, and the file of the key, if it signs."""

    day: date
    key: Path | None = None

    @property
    def tool(self) -> str:
        """What made the release."""
        return f"site-builder {__version__}"


def sealing_on(day: date, environment: Mapping[str, str], site_dir: Path) -> Sealing:
    """
    Give what `environment` says of signing; BrokenSetupError, before a build, where it can't be done.

    Nor can a release be sealed that would be older than the one that `site_dir` shows.
    """
    _, records = chain_of(current(site_dir))
    if records and records[-1].date > day.isoformat():
        raise BrokenSetupError(
            f"上一个版本的日期是 {records[-1].date}，晚于 {day}，版本的日期不能倒退；要看以后某一天的网站，"
            "用 --site-dir 生成到别处；已经生成的，用 site-builder publish 网站文件夹 --rollback 退回"
        )
    return Sealing(day=day, key=check_signing(environment.get(VARIABLE)))


def expect(before: Path | None) -> None:
    """Read what sealing a release after `before` needs of it."""
    _, records = chain_of(before)
    if before and records:
        sealed_lists(before, records[-1])


def seal(
    folder: Path,
    before: Path | None,
    sealing: Sealing,
    notes: Notes,
    *,
    named: Moved = ("", ""),
    difference: Difference | None = None,
) -> bytes:
    """
    Make of `folder` the release after `before`; gives its sums, by which it is named.

    All that is in it is noted, where a folder is called otherwise than it will be `named`; `difference`, if
    given, tells which files are other than before. Where its content is that of `before`, it is that release
    again, not the next.
    """
    put_own(folder, VERIFY, script())
    chain, records = chain_of(before)
    verify, files = sums_of(folder / VERIFY), len(notes) + (VERIFY not in notes)
    lists: Step | Whole | None = None
    if before and records and difference:
        lists = step_from(before, records[-1], difference, files, row_line(VERIFY, verify))
    if not lists:
        rows = {moved_path(path, named): row for path, row in rows_of(notes).items()} | {VERIFY: verify}
        lists = Whole(rows=dict(sorted(rows.items())), before=before, record=records[-1] if records else None)
    check_names(lists.new)
    manifest = lists.manifest
    contents = digest(manifest)
    last = chain.rstrip(b"\n").rpartition(b"\n")[2]
    parts = {MANIFEST: manifest, CHAIN: chain}
    if before and records and records[-1].contents == contents:
        kept = (LEDGER, CHANGES) if (before / CHANGES).is_file() else (LEDGER,)
        parts |= {name: (before / name).read_bytes() for name in kept}
    else:
        parts[LEDGER] = ledger_text(read_ledger(before), lists.new, len(records) + 1)
        record = Record(
            number=len(records) + 1,
            previous=digest(last) if last else "",
            date=sealing.day.isoformat(),
            tool=sealing.tool,
            contents=contents,
            ledger=digest(parts[LEDGER]),
            files=files,
            size=lists.size,
        )
        last = line_of(record)
        parts[CHAIN] += last + b"\n"
        if changes := lists.changes():
            parts[CHANGES] = changes
    if sealing.key:
        parts[SIGNATURE] = signature(last, sealing.key)
    if (folder / HOME).is_symlink():
        (folder / HOME).unlink()
    shutil.rmtree(folder / HOME, ignore_errors=True)  # nobody else may have written there
    for name, data in parts.items():
        put_own(folder, name, data)
    own = {name: contents if data is manifest else digest(data) for name, data in parts.items()}
    return lists.plain(own)


def put_own(folder: Path, name: str, data: bytes) -> None:
    """Write a file of the release itself, in the place of whatever a stranger laid there."""
    (folder / name).unlink(missing_ok=True)
    write(folder, name, data)


def line_of(record: Record) -> bytes:
    """Give a record as a line of the chain, always in the same bytes."""
    return json.dumps(record._asdict(), separators=(",", ":"), ensure_ascii=True).encode()


def moment_of(record: Record) -> datetime:
    """Give the moment from which a release holds: the beginning of its day in China, in UTC."""
    day = date.fromisoformat(record.date)
    return datetime(day.year, day.month, day.day, tzinfo=CHINA).astimezone(UTC)


def chain_of(release: Path | None) -> tuple[bytes, list[Record]]:
    """Give the chain that a release ends; an empty one where there is none, or it is older than chains."""
    if release is None:
        return b"", []
    if not (release / CHAIN).is_file():
        if (release / SUMS).is_file() and f"  {CHAIN}\n" in (release / SUMS).read_text("utf-8", "replace"):
            raise BrokenSetupError(f"{release / CHAIN} 不见了，请从备份或者镜像恢复")
        return b"", []
    data = (release / CHAIN).read_bytes()
    records, faults = read_chain(data)
    if faults:
        raise BrokenSetupError(f"{release / CHAIN} 坏了（{faults[0]}），请从备份或者镜像恢复")
    return data, records


def is_whole(release: Path) -> bool:
    """Whether every byte of a release is as it was sealed."""
    return (release / SUMS).is_file() and not check_release(release, sm3=False)


def is_as_noted(release: Path, notes: Notes, named: Moved, sealed: Path) -> bool:
    """
    Whether a release has the files that are noted, as they are, and what `sealed` has of its own; none else.

    Nothing that is noted is read.
    """
    own = sorted(OWN - notes.keys())
    return are_as_noted(release, notes, named) and _bytes_in(release, own) == _bytes_in(sealed, own)


def _bytes_in(folder: Path, names: list[str]) -> list[bytes | None]:
    files = [folder / name for name in names]
    return [file.read_bytes() if file.is_file() else None for file in files]

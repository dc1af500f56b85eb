"""
One pull: the chain, then the manifest, then what is new, then one rename.

A release is taken only where it follows from the one that the mirror has; whatever goes wrong, the
last good one stays.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path

from site_builder.output.changes import changed, is_changes
from site_builder.output.mirror.home import SITE, Home, State
from site_builder.output.mirror.prune import drop_erased, prune
from site_builder.output.mirror.source import ChangedError, Patience, Source
from site_builder.output.mirror.timemap import write_timemaps
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
    check_signature,
    digest,
    files_in,
    read_chain,
    read_manifest,
    sums_of,
    sums_text,
)
from site_builder.problem import BrokenSetupError
from site_builder.value import dataclass

Progress = Callable[[str, int, int], None]
Rows = dict[str, tuple[str, str, int]]
CONNECTIONS = 4
RESTARTS = 3
LONGEST_CHAIN, LONGEST_LIST, LARGEST = 64 << 20, 512 << 20, 64 << 30  # bytes
SPARE = 16 << 20  # bytes that stay free on the disk


@dataclass(frozen=True, kw_only=True)
class Pulled:
    """What a pull did: to which release, how many files and bytes came, and what had to go."""

    record: Record
    is_new: bool
    files: int = 0
    size: int = 0
    erased: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Offer:
    """What the source offers, believed as far as the chain and its digests go."""

    record: Record
    rows: Rows
    parts: dict[str, bytes]
    listed: int


def pull(home: Home, state: State, patience: Patience, progress: Progress) -> Pulled:
    """Bring the mirror up to date; BrokenSetupError says why not, and then nothing has changed."""
    source = Source(state.url, patience, CONNECTIONS)
    with home.locked():
        home.tidy()
        said = ""
        for _ in range(RESTARTS):
            try:
                return _pull(home, state, source, progress)
            except ChangedError as error:
                said = str(error)
        raise BrokenSetupError(f"{said}；试了 {RESTARTS} 次，来源不完整，或者被改动过")


def _pull(home: Home, state: State, source: Source, progress: Progress) -> Pulled:
    current = home.current()
    chain = source.get(CHAIN, LONGEST_CHAIN)
    if chain is None:
        raise BrokenSetupError(f"{source.url} 没有 {CHAIN}，不是本工具发布的网站，或者网址不对")
    record = followed(state, chain)
    signature = source.get(SIGNATURE, 1000)
    if faults := check_signature(chain, signature, state.key):
        raise BrokenSetupError(faults[0])
    if signature and not state.key:  # trusted on first use, and from then on nobody else is
        state = replace(state, key=signature.split()[1].decode())
    is_new, head = record.number != state.number, digest(chain.rstrip(b"\n").rpartition(b"\n")[2])
    state = replace(state, number=record.number, head=head)
    if not is_new and current and not check_release(current, key=state.key, sm3=False):
        return Pulled(record=record, is_new=False, erased=_settle(home, state))
    offer = _offer(source, record, chain, signature, current)
    files, size = _gather(home, source, offer, progress)
    target = home.release(record.number)
    staged = home.staged("releases")
    _lay(home, offer, staged)
    os.sync()
    if target == current:
        mend(current, staged)
    else:
        home.discard(target)
        staged.rename(target)
        home.switch(SITE, target)
    erased = _settle(home, state)
    return Pulled(record=record, is_new=is_new, files=files, size=size + offer.listed, erased=erased)


def _settle(home: Home, state: State) -> tuple[int, ...]:
    """Do what is left once readers see the new release; a pull that was killed here leaves it to the next."""
    home.remember(state)
    erased = drop_erased(home)
    prune(home, state.keep)
    write_timemaps(home, state)
    return erased


def followed(state: State, chain: bytes) -> Record:
    """Give the last release of `chain`, which must go on from the release that the mirror knows."""
    records, faults = read_chain(chain)
    if faults:
        raise BrokenSetupError(f"{faults[0]}；没有接受")
    if state.number > len(records):
        raise BrokenSetupError(
            f"来源退回到了版本 {len(records)}，本镜像已经有过版本 {state.number}；没有接受"
        )
    if state.number and digest(chain.split(b"\n")[state.number - 1]) != state.head:
        raise BrokenSetupError("链断了：来源的版本记录和本镜像的不是同一条；没有接受")
    return records[-1]


def mend(release: Path, fresh: Path) -> None:
    """Put right the release that readers see, file by file: it is never gone."""
    right = set(files_in(fresh))
    for path in set(files_in(release)) - right:
        (release / path).unlink()
    for path in sorted(right):
        (release / path).parent.mkdir(parents=True, exist_ok=True)
        (fresh / path).replace(release / path)
    shutil.rmtree(fresh)


def _offer(
    source: Source, record: Record, chain: bytes, signature: bytes | None, current: Path | None
) -> _Offer:
    if record.size > LARGEST:
        raise BrokenSetupError(f"版本 {record.number} 有 {record.size} 字节，超过限制")
    manifest, changes, listed = _manifest(source, record, current)
    listed += len(chain)
    rows, faults = read_manifest(manifest)
    if faults:
        raise BrokenSetupError(faults[0])
    if (len(rows), sum(size for _, _, size in rows.values())) != (record.files, record.size):
        raise BrokenSetupError(f"{MANIFEST} 的文件数和字节数与 {CHAIN} 不符")
    ledger = (current / LEDGER).read_bytes() if current and (current / LEDGER).is_file() else b""
    if digest(ledger) != record.ledger:
        ledger = source.get(LEDGER, LONGEST_LIST) or b""
        listed += len(ledger)
        if digest(ledger) != record.ledger:
            raise ChangedError(f"{LEDGER} 与 {CHAIN} 不符")
    parts = {MANIFEST: manifest, CHAIN: chain, LEDGER: ledger}
    parts |= {SIGNATURE: signature} if signature else {}
    parts |= {CHANGES: changes} if changes else {}
    return _Offer(record=record, rows=rows, parts=parts, listed=listed)


def _manifest(source: Source, record: Record, current: Path | None) -> tuple[bytes, bytes | None, int]:
    """Give the manifest, made of the one we have where that can be; the changes; the bytes that came."""
    changes = source.get(CHANGES, LONGEST_LIST)
    if changes is not None and not is_changes(changes):
        changes = None  # of no use, and kept by nobody
    listed = len(changes or b"")
    own = (current / MANIFEST).read_bytes() if current and (current / MANIFEST).is_file() else b""
    manifest = own if digest(own) == record.contents else changes and changed(own, changes)
    if not manifest or digest(manifest) != record.contents:
        manifest = source.get(MANIFEST, LONGEST_LIST)
        if manifest is None or digest(manifest) != record.contents:
            raise ChangedError(f"{MANIFEST} 与 {CHAIN} 不符")
        listed += len(manifest)
    return manifest, changes, listed


def _gather(home: Home, source: Source, offer: _Offer, progress: Progress) -> tuple[int, int]:
    """Fetch the objects that are not there, or are there but damaged; gives how many, and their bytes."""
    wanted = dict(_missing(home, offer.rows))
    size = sum(length for _, length in wanted.values())
    home.parts.mkdir(parents=True, exist_ok=True)
    for part in home.parts.iterdir():  # what an older release was waiting for
        if part.name not in wanted:
            part.unlink()
    begun = sum(part.stat().st_size for part in home.parts.iterdir())
    if size - begun + SPARE > shutil.disk_usage(home.path).free:
        raise BrokenSetupError(f"磁盘空间不够：还要 {size - begun} 字节")

    def bring(one: str) -> int:
        path, length = wanted[one]
        part, target = home.parts / one, home.object(one)
        source.fetch(path, one, length, part)
        part.chmod(0o644)
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)
        return length

    done = 0
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        waiting: set[Future[int]] = {pool.submit(bring, one) for one in wanted}
        try:
            while waiting:
                ready, waiting = wait(waiting, timeout=1, return_when=FIRST_EXCEPTION)
                done += sum(future.result() for future in ready)
                progress("下载", done, size)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return len(wanted), size


def _missing(home: Home, rows: Rows) -> Iterator[tuple[str, tuple[str, int]]]:
    for path, (one, _, size) in rows.items():
        file = home.object(one)
        if file.is_file() and file.stat().st_size == size and sums_of(file, sm3=False)[0] == one:
            continue
        file.unlink(missing_ok=True)  # damaged: other releases keep theirs, `verify` tells them
        yield one, (path, size)


def _lay(home: Home, offer: _Offer, folder: Path) -> None:
    """Make the release of links to objects, or of copies where the disk knows no links."""
    for path, (one, _, _) in offer.rows.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.hardlink_to(home.object(one))
        except OSError:
            shutil.copyfile(home.object(one), target)
    (folder / HOME).mkdir()
    for name, data in offer.parts.items():
        (folder / name).write_bytes(data)
    sums = {path: row[0] for path, row in offer.rows.items()}
    (folder / SUMS).write_bytes(sums_text(sums | {n: digest(d) for n, d in offer.parts.items()}))

"""
A release on disk: written aside, sealed with its manifest, switched to by one rename.

`site/` is a symbolic link to a folder in `.site.releases/`, both beside each other. Killed at any
step, the link still names the last good release. The release before it is kept, older ones go, after a
build when the next one begins; where a document was withdrawn, the release that still has it goes at once.
"""

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from site_builder.output.ledger import withdrawn_addresses
from site_builder.output.manifest import NAME, release_id
from site_builder.output.seal import Sealing, is_whole, put_own, seal
from site_builder.output.shown import current, releases_folder, staging_name, staging_prefix
from site_builder.output.spliced import Moved
from site_builder.output.step import Difference
from site_builder.output.sums import Notes, sums_in
from site_builder.pattern import pattern_of
from site_builder.problem import BrokenSetupError, Problem

Proof = Callable[[], list[Problem]]  # waits for what is wrong with a release that is not shown yet
KEPT = 2
_NAME = pattern_of("[0-9a-f]{16}")
# Where documents lie; one that is there no more was withdrawn, and goes from the disk at once.
WITHDRAWABLE = ("policies/", "interpretations/", "catalogue/", "pages/", "files/")
_DOCUMENT = "  ((?:{}).*)".format("|".join(WITHDRAWABLE)).encode()  # in a line of the sums


def check_target(site_dir: Path) -> None:
    """Raise BrokenSetupError where switching would lose files that are not ours."""
    if site_dir.is_symlink():
        if site_dir.resolve().parent != releases_folder(site_dir).resolve():
            raise BrokenSetupError(f"{site_dir} 是指向别处的符号链接，请换一个输出位置")
    elif site_dir.is_dir():
        if any(site_dir.iterdir()):
            raise BrokenSetupError(f"{site_dir} 里有不是本工具生成的文件，请先把它移走")
    elif site_dir.exists():
        raise BrokenSetupError(f"{site_dir} 是一个文件，请换一个输出位置")


@contextmanager
def staging(site_dir: Path) -> Iterator[Path]:
    """Lend a new empty folder on the same disk; it is gone afterwards unless it was published."""
    folder = open_staging(site_dir)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def open_staging(site_dir: Path, folder: Path | None = None) -> Path:
    """Make an empty folder, which may be named already; clear away what killed builds left."""
    check_target(site_dir)
    home = releases_folder(site_dir)
    home.mkdir(parents=True, exist_ok=True)
    for stale in home.glob("new-*"):
        if not _is_in_use(stale):
            shutil.rmtree(stale, ignore_errors=True)
    folder = folder or staging_name(site_dir)
    folder.mkdir()
    folder.chmod(0o755)
    return folder


def publish(folder: Path, site_dir: Path, sealing: Sealing) -> str:
    """Seal `folder` as a release and switch `site_dir` to it; gives the release's name. Old releases go."""
    name, _ = seal_and_switch(folder, site_dir, sealing, sums_in(folder))
    prune(site_dir)
    return name


def seal_and_switch(
    folder: Path,
    site_dir: Path,
    sealing: Sealing,
    notes: Notes,
    proof: Proof = list,
    *,
    named: Moved = ("", ""),
    difference: Difference | None = None,
    stands: Callable[[Path], bool] = is_whole,
) -> tuple[str, list[Problem]]:
    """
    Seal `folder` and switch `site_dir` to it, unless `proof`, waited for when all is sealed, finds problems.

    All files in it are noted, and `difference`, if given, tells which are other than in the release before.
    What a folder is called in the notes and what it will be `named`, when the proof is given, may differ.
    Where that release is there already and `stands`, it stays. Gives its name, and the problems. It is left
    to the caller to `prune`.
    """
    with _lock(releases_folder(site_dir)):
        check_target(site_dir)
        data = seal(folder, current(site_dir), sealing, notes, named=named, difference=difference)
        put_own(folder, NAME, data)
        _sync(folder / NAME)
        found = proof()
        return "" if found else _install(folder, site_dir, data, stands), found


def install(folder: Path, site_dir: Path) -> str:
    """Switch `site_dir` to `folder`, which is sealed already; gives the release's name. Old releases go."""
    with _lock(releases_folder(site_dir)):
        check_target(site_dir)
        name = _install(folder, site_dir, (folder / NAME).read_bytes())
    prune(site_dir)
    return name


def prune(site_dir: Path, into: Path | None = None) -> None:
    """
    Remove the releases that are not kept, and those that have what the one that is shown has no more.

    One of them becomes the empty folder `into`.
    """
    home = releases_folder(site_dir)
    with _lock(home):
        shown = current(site_dir)
        older = [path for path in _releases(home) if path != shown] if shown else []
        names = _names(shown) if shown and older else frozenset()
        for number, path in enumerate(older, start=1):
            if number < KEPT and _names(path) <= names:
                continue
            if into:
                path.rename(into)
                into = None
            else:
                discard(path, staging_prefix())


def back(site_dir: Path) -> str:
    """Switch `site_dir` to the release before the one that it shows; BrokenSetupError where none is kept."""
    home, shown = releases_folder(site_dir), current(site_dir)
    with _lock(home) if home.is_dir() else nullcontext():
        older = [p for p in _releases(home) if p != shown and is_whole(p)] if shown else []
        if not older:
            raise BrokenSetupError(
                "没有可以退回的版本：只有一个版本，或者以前的版本里有已经撤下的信息，不再保留"
            )
        _switch(site_dir, older[0])
        return older[0].name


def _install(folder: Path, site_dir: Path, data: bytes, stands: Callable[[Path], bool] = is_whole) -> str:
    """Switch to a folder whose sums are these, or to the same release where it `stands` already."""
    home, name = releases_folder(site_dir), release_id(data)
    target = home / name
    is_there = (target / NAME).is_file() and (target / NAME).read_bytes() == data
    if is_there and stands(target):  # released before
        shutil.rmtree(folder)
    else:
        discard(target, staging_prefix())
        folder.rename(target)
    _switch(site_dir, target)
    return name


def _switch(site_dir: Path, target: Path) -> None:
    previous = site_dir.resolve() if site_dir.is_symlink() else None
    if site_dir.is_dir() and not site_dir.is_symlink():
        site_dir.rmdir()  # empty: check_target saw to it
    lead(site_dir, target, aside=target.parent / "next")
    if previous and previous != target.resolve() and previous.is_dir():
        os.utime(previous)  # the last good release is the newest of the old ones


def lead(link: Path, target: Path, *, aside: Path) -> None:
    """Let `link` lead to `target` by one rename; it is made as `aside` first."""
    aside.unlink(missing_ok=True)
    aside.symlink_to(os.path.relpath(target, link.parent))
    aside.replace(link)


def is_withdrawable(name: str) -> bool:
    """Whether a file of a release is a document, or belongs to one."""
    return name.startswith(WITHDRAWABLE)


def _names(release: Path) -> frozenset[bytes]:
    """Give the names of documents and their files in a release that it does not say to be withdrawn."""
    sums = release / NAME
    found = re.findall(_DOCUMENT, sums.read_bytes()) if sums.is_file() else ()
    return frozenset(found) - {address.encode() for address in withdrawn_addresses(release)}


def _releases(home: Path) -> list[Path]:
    """List the releases that are kept, the one that was shown last first."""
    found = [p for p in home.iterdir() if p.is_dir() and _NAME.fullmatch(p.name)] if home.is_dir() else []
    return sorted(found, key=lambda p: (p.stat().st_mtime_ns, p.name), reverse=True)


def discard(folder: Path, prefix: str) -> None:
    """Remove a release; renamed first, so that one half removed is never taken for whole."""
    if folder.exists():
        aside = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
        folder.rename(aside / folder.name)
        shutil.rmtree(aside, ignore_errors=True)


def _is_in_use(folder: Path) -> bool:
    process = folder.name.split("-")[1]
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


def _sync(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


@contextmanager
def _lock(home: Path) -> Iterator[None]:
    with (home / "lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield

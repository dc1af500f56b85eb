"""
A release goes to a store in two phases, and can be taken back.

First every file that the store has not got goes into its `.site-builder/objects`, named by its SHA-256;
readers see none of it, and however often it is cut off, the next run sends what is missing. Then copies
within the store change the site, in the order of `plan`. A store has no rename that changes all
at once, so in that second phase readers may meet old and new pages side by side, never a dead link; the
next run finishes what was cut off. What was withdrawn goes from the objects too, at once.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path

from site_builder.artifacts.withdrawn import WITHDRAWN
from site_builder.output.ledger import withdrawals_in
from site_builder.output.manifest import NAME, read_sums, release_id
from site_builder.output.release import WITHDRAWABLE
from site_builder.output.remote.plan import Plan, Sums, differing, plan
from site_builder.output.remote.state import (
    HOME,
    State,
    object_path,
    read_state,
    sums_path,
    write_state,
)
from site_builder.output.remote.store import Store
from site_builder.problem import BrokenSetupError
from site_builder.value import dataclass

KEPT = 3  # releases that can be gone back to, the shown one among them
AT_ONCE = 8  # files on their way at the same time

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True)
class Published:
    """What a publication did: the release shown now, files sent over the line, changed, removed."""

    release: str
    sent: int
    changed: int
    removed: int


def published(site: Path, store: Store, progress: Progress) -> Published:
    """Publish the release in the folder `site`; BrokenSetupError where it is not whole."""
    data = _sums_of(site)
    sums, release = _with_itself(data), release_id(data)
    state = read_state(store)
    sent = _send(site, sums, store, progress)
    store.write(sums_path(release), data)
    made = _change(store, state, release, progress)
    _forget(store, replace(state, releases=_after(state, release)), progress)
    return replace(made, sent=sent)


def rolled_back(store: Store, progress: Progress) -> Published:
    """Show the release before the one that is shown; BrokenSetupError where none is kept."""
    state = read_state(store)
    if len(state.releases) < 2:  # noqa: PLR2004 - this one and one before it
        raise BrokenSetupError("没有可以退回的版本：只有一个版本，或者以前的版本里有已经撤下的信息，不再保留")
    back = state.releases[-2]
    made = _change(store, state, back, progress)
    write_state(store, State(releases=state.releases[:-1]))
    return made


def _sums_of(site: Path) -> bytes:
    file = site / NAME
    if not file.is_file():
        raise BrokenSetupError(f"{site} 里没有生成好的网站，请先运行 site-builder build")
    return file.read_bytes()


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _send(site: Path, sums: Sums, store: Store, progress: Progress) -> int:
    """Send the bytes that the store has not got; each is checked against its sum before it goes."""
    there = set(store.names(f"{HOME}/objects"))
    wanted = {object_path(digest, path): path for path, digest in sums.items()}
    missing = sorted(pair for pair in wanted.items() if pair[0] not in there)

    def send(pair: tuple[str, str]) -> None:
        target, path = pair
        if not (site / path).is_file() or _digest(site / path) != sums[path]:
            raise BrokenSetupError(f"{site / path} 与 {NAME} 不符，网站生成以后被改动过；请重新生成")
        store.upload(site / path, target)

    _each(send, missing, lambda done: progress("上传", done, len(missing)))
    return len(missing)


def _change(store: Store, state: State, release: str, progress: Progress) -> Published:
    """Make the site that readers see the release `release`, whose objects are all there."""
    now, new = _kept(store, state.shown), _kept(store, release)
    doubtful = frozenset[str]()
    if state.under_way:
        doubtful = differing(now, _kept(store, state.under_way))
    todo = plan(now, new, doubtful)
    if todo.size == 0 and state.shown == release:
        return Published(release=release, sent=0, changed=0, removed=0)
    write_state(store, replace(state, under_way=release))
    _apply(store, todo, new, progress)
    if read_state(store).under_way != release:
        raise BrokenSetupError("另一个发布正在进行，请等它结束，再运行一次")
    write_state(store, State(releases=_after(state, release)))
    changed = sum(len(paths) for _, paths in todo.put)
    return Published(release=release, sent=0, changed=changed, removed=len(todo.remove))


def _apply(store: Store, todo: Plan, new: Sums, progress: Progress) -> None:
    done = 0

    def count(more: int) -> None:
        progress("更新网站", done + more, todo.size)

    for _, paths in todo.put:
        _each(lambda path: store.copy(object_path(new[path], path), path), paths, count)
        done += len(paths)
    _each(store.remove, todo.remove, count)


def _after(state: State, release: str) -> tuple[str, ...]:
    older = tuple(name for name in state.releases if name != release)
    return (*older, release)[-KEPT:]


def _kept(store: Store, release: str) -> dict[str, str]:
    """Give the sums of a release that the store keeps."""
    data = store.read(sums_path(release)) if release else b""
    if data is None:
        raise BrokenSetupError(f"目标位置缺少版本 {release} 的清单；删去网站的文件和 {HOME}，再发布一次")
    return _with_itself(data) if release else {}


def _with_itself(data: bytes) -> dict[str, str]:
    """Give the sums of a release's files, the file of sums among them."""
    return {**read_sums(data.decode()), NAME: sha256(data).hexdigest()}


def _forget(store: Store, state: State, progress: Progress) -> None:
    """Drop releases beyond those kept, and every one that still has what the shown one withdrew."""
    kept = {release: _kept(store, release) for release in state.releases}
    shown = _documents(store, kept[state.shown])
    has_more = any(_documents(store, kept[release]) - shown for release in state.releases[:-1])
    releases = (state.shown,) if has_more else state.releases
    needed = {object_path(d, p) for r in releases for p, d in kept[r].items()}
    needed |= {sums_path(release) for release in releases}
    homes = (f"{HOME}/objects", f"{HOME}/releases")
    stale = [name for home in homes for name in store.names(home) if name not in needed]
    write_state(store, State(releases=releases))
    _each(store.remove, stale, lambda done: progress("清理", done, len(stale)))


def _documents(store: Store, sums: Sums) -> set[str]:
    """Give the paths of documents and their files that a release has and does not call withdrawn."""
    told = store.read(object_path(sums[WITHDRAWN], WITHDRAWN)) if WITHDRAWN in sums else None
    return {path for path in sums if path.startswith(WITHDRAWABLE)} - set(withdrawals_in(told))


def _each(call: Callable[..., None], items: Iterable[object], done: Callable[[int], None]) -> None:
    """Call for each item, several at once; the first failure stops what has not begun."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for number, _ in enumerate(pool.map(call, items), start=1):
                done(number)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise

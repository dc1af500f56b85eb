"""Processes that run on chunks: whoever is free takes the next, and whatever goes wrong is told."""

import os
import resource
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

import pytest

from site_builder.pool import AHEAD, Pool

pytestmark = pytest.mark.timeout(60)
LARGE = 1 << 22  # bytes: more than any pipe holds
MANY = 10_000  # files, of which tests before have left some open


def padded(size: int, chunk: bytes) -> bytes:
    """Give a chunk with so many bytes more."""
    return chunk + bytes(size)


def whoever(seconds: dict[int, float], chunk: int) -> int:
    """Take some time for a chunk; tells who did it."""
    time.sleep(seconds.get(chunk, 0))
    return os.getpid()


def refused(chunk: int) -> int:
    """Do what cannot be done."""
    raise ValueError(f"not {chunk}")


def killed(chunk: int) -> int:
    """Be killed in the middle."""
    os.kill(os.getpid(), signal.SIGKILL)
    return chunk


def unsent(chunk: int) -> object:
    """Give what cannot be sent."""
    return lambda: chunk


def children() -> set[int]:
    """List the processes that this one has, but for those that have ended."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    if not listed.is_file():
        pytest.skip("the system does not list them")
    states = {
        int(n): Path(f"/proc/{n}/stat").read_text("utf-8").rsplit(")")[1] for n in listed.read_text().split()
    }
    return {process for process, state in states.items() if state.split()[0] != "Z"}


def test_every_chunk_is_done_once() -> None:
    """Those too that are added while others are done."""
    chunks = [*range(20)]
    pool = Pool(lambda chunk: chunk * 2, 3)
    found = {}
    for number, result in pool.each(chunks, ()):
        found[number] = result
        if len(chunks) < 30:
            chunks.append(len(chunks))
    pool.end()

    assert {n: 2 * n for n in range(30)} == found


def test_much_is_sent_both_ways_at_once() -> None:
    """Nobody waits for whoever waits for him."""
    chunks = [bytes([n]) * LARGE for n in range(3 * AHEAD)]
    pool = Pool(partial(padded, LARGE), 2)
    found = dict(pool.each(chunks, ()))
    pool.end()

    assert {n: len(chunk) + LARGE for n, chunk in enumerate(chunks)} == {n: len(r) for n, r in found.items()}
    assert all(found[n].startswith(chunk[:1]) for n, chunk in enumerate(chunks))


def test_nothing_waits_behind_what_takes_long() -> None:
    """The next chunk is for whoever is free."""
    pool = Pool(partial(whoever, {0: 1.0}), 2)
    found = dict(pool.each(range(20), ()))
    pool.end()

    assert [n for n, process in found.items() if process == found[0]] == [0]


def test_steps_are_done_while_others_work() -> None:
    """One after the other, where there are no results; what they add is done too."""
    chunks = [0, 1]
    done: list[str] = []

    def meanwhile() -> Iterator[None]:
        done.append("one")
        yield
        done.append("two")
        chunks.append(2)

    pool = Pool(partial(whoever, {0: 0.2, 1: 0.2}), 2)
    found = dict(pool.each(chunks, meanwhile()))
    pool.end()

    assert done == ["one", "two"]
    assert found.keys() == {0, 1, 2}


def test_whoever_has_nothing_else_to_do_helps() -> None:
    """What is left when its own is done, the process that waits does."""
    pool = Pool(partial(whoever, {0: 0.5}), 1)
    found = dict(pool.each(range(9), iter([None]), ahead=2, helps=True))
    pool.end()

    assert found.keys() == {*range(9)}
    assert sum(process == os.getpid() for process in found.values()) == 9 - 2


@pytest.mark.parametrize(
    ("run", "fault", "said"),
    [(refused, ValueError, "not "), (killed, OSError, "killed"), (unsent, Exception, "pickle")],
)
def test_faults_are_raised_and_nobody_is_left(run: object, fault: type[Exception], said: str) -> None:
    """Also those of a process that was killed; the others are ended."""
    before = children()
    pool = Pool(run, 2)  # type: ignore[arg-type]

    with pytest.raises(fault, match=said):
        dict(pool.each(range(5), ()))
    pool.stop()

    assert not children() - before  # some of before may have ended


def test_processes_end_when_there_is_no_more_to_do() -> None:
    """Nobody waits for that."""
    before = children()
    pool = Pool(partial(whoever, {}), 2)
    dict(pool.each(range(5), ()))
    pool.end()

    for _ in range(100):
        if not children() - before:
            break
        time.sleep(0.05)
    assert not children() - before


def test_many_files_may_be_open(tmp_path: Path) -> None:
    """A process that has more than a thousand open can have a pool."""
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= limit[1] < MANY:
        pytest.skip("this system allows no more")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(limit[0], MANY), limit[1]))
    try:
        with ExitStack() as stack:
            for number in range(1100):
                stack.enter_context((tmp_path / str(number)).open("w"))
            pool = Pool(partial(padded, 1), 2)
            found = dict(pool.each([b"a", b"b"], ()))
            pool.end()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limit)

    assert found == {0: b"a\0", 1: b"b\0"}


@pytest.mark.parametrize("fails", [False, True])
def test_who_is_lent_a_pool_need_not_end_it(fails: bool) -> None:
    """Whether it fails or not."""
    before = children()
    with suppress(ValueError), Pool(partial(whoever, {}), 2) as pool:
        dict(pool.each(range(5), ()))
        if fails:
            raise ValueError

    for _ in range(100):
        if not children() - before:
            break
        time.sleep(0.05)
    assert not children() - before

"""Whatever goes wrong, the last good mirror stands (the table of tries is in docs/mirror.md)."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from site_builder.output.mirror.home import Home
from site_builder.output.mirror.source import Patience
from site_builder.output.proof.verify import CHAIN, MANIFEST, digest, read_chain
from site_builder.output.seal import line_of
from site_builder.problem import BrokenSetupError
from tests.output.mirror.conftest import Mirrored
from tests.output.mirror.origin import serving
from tests.output.releases import FIRST, publish_files
from tests.tree import tree

A = "policies/a.html"
ONCE = Patience(tries=1, wait=0, timeout=5)


def only(path: str, change: Callable[[bytes], bytes | int]) -> Callable[[str, bytes], bytes | int]:
    """Let the host give out one file otherwise than it is."""
    return lambda asked, data: change(data) if asked == path else data


def flipped(data: bytes) -> bytes:
    """Change one bit in the middle."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


AT_THE_SOURCE: dict[str, tuple[str, Callable[[bytes], bytes | int], str]] = {
    "one bit of a page": (A, flipped, "与清单不符"),
    "a page truncated": (A, lambda data: data[:-1], "取不到"),
    "a page longer": (A, lambda data: data + b"x", "比清单写的大"),
    "a page gone": (A, lambda _: 404, "对方没有"),
    "a page that is another": (A, lambda data: b"x" * len(data), "与清单不符"),
    "one bit of the manifest": (MANIFEST, flipped, "与 release/chain.jsonl 不符"),
    "the manifest truncated": (MANIFEST, lambda data: data[:-9], "与 release/chain.jsonl 不符"),
    "the manifest gone": (MANIFEST, lambda _: 404, "与 release/chain.jsonl 不符"),
    "one bit of the ledger": ("release/addresses.tsv", flipped, "与 release/chain.jsonl 不符"),
    "one bit of the chain": (CHAIN, flipped, "没有接受"),
    "the chain truncated": (CHAIN, lambda data: data[:-9], "没有接受"),
    "the chain gone": (CHAIN, lambda _: 404, "不是本工具发布的网站"),
    "an endless chain": (CHAIN, lambda data: data * 300_000, "没有取完"),
    "a host that is down": (CHAIN, lambda _: 503, "对方回答 503"),
    "a host that sends elsewhere": (CHAIN, lambda _: 302, "回答 302"),
    "a host that forbids": (A, lambda _: 403, "回答 403"),
}


@pytest.mark.parametrize("fault", AT_THE_SOURCE)
def test_what_the_source_gives_wrong_is_not_taken(fault: str, mirrored: Mirrored) -> None:
    """The pull is refused with the reason, readers see the release before, the next good pull succeeds."""
    path, change, reason = AT_THE_SOURCE[fault]
    mirrored.pull()
    before = tree(mirrored.home.path / "site")
    mirrored.publish()
    mirrored.publish({A: "改" * 999, "policies/new.html": "新"})  # two ahead: the whole manifest is asked for
    mirrored.origin.change = only(path, change)

    with pytest.raises(BrokenSetupError, match=reason):
        mirrored.pull()

    assert before == tree(mirrored.home.path / "site")
    assert mirrored.is_whole()
    mirrored.origin.change = lambda _, data: data
    assert mirrored.pull().record.number == 3
    assert mirrored.is_whole()


def test_files_that_are_not_in_the_manifest_do_not_come(mirrored: Mirrored) -> None:
    """What somebody adds at the host is not part of a release, and nobody asks for it."""
    (mirrored.site / "policies/x.html").write_text("夹带")

    mirrored.pull()

    assert not (mirrored.home.path / "site/policies/x.html").exists()
    assert mirrored.is_whole()


def test_an_old_release_is_refused(mirrored: Mirrored, tmp_path: Path) -> None:
    """A host that goes back, by malice or from a backup, is told so; the mirror stays where it is."""
    shutil.copytree(mirrored.site, tmp_path / "old")
    mirrored.publish()
    mirrored.pull()
    mirrored.origin.folder = tmp_path / "old"

    with pytest.raises(BrokenSetupError, match="来源退回到了版本 1，本镜像已经有过版本 2"):
        mirrored.pull()

    assert (mirrored.shown(), mirrored.is_whole()) == (2, True)


def test_going_back_is_refused_when_the_mirror_is_damaged_too(mirrored: Mirrored, tmp_path: Path) -> None:
    """What the mirror knows of the chain does not lie in the release that readers see."""
    shutil.copytree(mirrored.site, tmp_path / "old")
    mirrored.publish()
    mirrored.pull()
    (mirrored.home.path / "site").unlink()
    shutil.rmtree(mirrored.home.release(2))
    mirrored.origin.folder = tmp_path / "old"

    with pytest.raises(BrokenSetupError, match="退回"):
        mirrored.pull()


def test_another_history_is_refused(mirrored: Mirrored, tmp_path: Path) -> None:
    """A chain that begins anew, however long, is not ours."""
    mirrored.publish()
    mirrored.pull()
    for number in range(1, 5):
        publish_files(tmp_path / "forged", {**FIRST, A: f"伪{number}"}, number)
    mirrored.origin.folder = tmp_path / "forged"

    with pytest.raises(BrokenSetupError, match="链断了"):
        mirrored.pull()

    assert (mirrored.shown(), mirrored.is_whole()) == (2, True)


@pytest.mark.parametrize("seed", range(50))
def test_cut_at_a_random_point_it_goes_on(seed: int, mirrored: Mirrored) -> None:
    """The connection breaks anywhere: a hasty pull fails and leaves all as it was, the next one resumes."""
    mirrored.pull()
    mirrored.publish({A: "改" * 20_000, "files/a-1.txt": "附" * 60_000})
    whole = sum((mirrored.site / path).stat().st_size for path in (A, "files/a-1.txt", CHAIN))
    mirrored.origin.budget = random.Random(seed).randrange(whole)

    with pytest.raises(BrokenSetupError):
        mirrored.pull(ONCE)
    assert mirrored.origin.cuts
    assert (mirrored.shown(), mirrored.is_whole()) == (1, True)

    assert mirrored.pull(ONCE).record.number == 2
    assert (mirrored.shown(), mirrored.is_whole()) == (2, True)


def test_many_cuts_in_one_pull_are_survived(mirrored: Mirrored) -> None:
    """A file that comes in pieces is put together again, each asked for from where the last broke off."""
    mirrored.pull()
    mirrored.publish({"files/a-1.txt": "".join(map(str, range(200_000)))})
    mirrored.origin.budget, mirrored.origin.budgets = 30_000, [300_000] * 3
    mirrored.origin.asked.clear()

    mirrored.pull(Patience(tries=6, wait=0.01, timeout=5))

    assert len({part for _, part in mirrored.origin.asked if part}) >= 3
    assert mirrored.is_whole()


def test_a_host_without_ranges_is_asked_from_the_start(mirrored: Mirrored) -> None:
    """Where a host can't resume, a file that broke off comes again as a whole."""
    mirrored.pull()
    mirrored.publish({"files/a-1.txt": "".join(map(str, range(200_000)))})
    mirrored.origin.budget, mirrored.origin.has_ranges = 300_000, False

    mirrored.pull()

    assert (mirrored.shown(), mirrored.is_whole()) == (2, True)


def test_a_damaged_mirror_is_told_and_mended(mirrored: Mirrored) -> None:
    """Bit rot on the mirror's own disk: `verify` sees it, the next pull fetches that one file anew."""
    mirrored.pull()
    page = mirrored.home.path / "site" / A
    page.write_bytes(flipped(page.read_bytes()))
    (mirrored.home.path / "site/policies/x.html").write_text("夹带")
    (mirrored.home.path / "site/policies/b.html").unlink()
    assert not mirrored.is_whole()

    done = mirrored.pull()

    assert (done.is_new, done.files) == (False, 1)
    assert tree(mirrored.site) == tree(mirrored.home.path / "site")
    assert mirrored.is_whole()


def test_of_two_pulls_at_once_one_is_refused(mirrored: Mirrored) -> None:
    """The second is told so at once; the first ends well."""
    started, go = threading.Event(), threading.Event()

    def slow(_: str, data: bytes) -> bytes:
        started.set()
        go.wait(10)
        return data

    mirrored.origin.change = slow
    first = threading.Thread(target=mirrored.pull)
    first.start()
    assert started.wait(10)
    try:
        with pytest.raises(BrokenSetupError, match="另一个程序正在更新"):
            mirrored.pull()
    finally:
        go.set()
        first.join()
    assert (mirrored.shown(), mirrored.is_whole()) == (1, True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_mirror_as_it_was(
    small_disk: Path, mirrored: Mirrored, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told beforehand where it can be known, and survived where the disk fills up meanwhile."""
    mirrored.home = Home(path=small_disk / "镜像")
    monkeypatch.setattr("site_builder.output.mirror.pull.SPARE", 0)
    mirrored.pull()
    mirrored.publish({"files/a-1.txt": "大" * 1_000_000})
    with pytest.raises(BrokenSetupError, match="磁盘空间不够"):
        mirrored.pull()
    with monkeypatch.context() as patched:
        patched.setattr("site_builder.output.mirror.pull.SPARE", -1 << 40)  # as if others filled it meanwhile
        with pytest.raises(OSError, match="No space left"):
            mirrored.pull()

    assert (mirrored.shown(), mirrored.is_whole()) == (1, True)
    mirrored.publish({"files/a-1.txt": "小"})
    assert mirrored.pull().record.number == 3
    assert mirrored.is_whole()


KILLED = """
import os, pathlib, signal, sys
from site_builder.output.mirror.home import Home
from site_builder.output.mirror.pull import pull
from site_builder.output.mirror.source import Patience
folder, step, count = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
original, seen = getattr(pathlib.Path, step), 0
def dying(self, *rest, **named):
    global seen
    seen += 1
    if seen == count:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(self, *rest, **named)
setattr(pathlib.Path, step, dying)
pull(Home(path=folder), Home(path=folder).state(), Patience(), lambda *_: None)
"""


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("step", ["rename", "replace", "symlink_to", "hardlink_to", "write_bytes", "unlink"])
def test_killed_at_a_step_the_next_pull_goes_on(step: str, count: int, mirrored: Mirrored) -> None:
    """SIGKILL before any file operation: readers see a whole release, and the next pull ends well."""
    mirrored.pull(keep=1)
    mirrored.publish({A: "改", "policies/c.html": "丙"})
    command = [sys.executable, "-c", KILLED, str(mirrored.home.path), step, str(count)]
    died = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(Path.cwd())})

    assert died.returncode in (0, -signal.SIGKILL)
    assert mirrored.is_whole()
    mirrored.pull()
    assert (mirrored.shown(), mirrored.is_whole()) == (2, True)
    assert not list(mirrored.home.path.glob("releases/.new-*"))


def test_a_manifest_that_leads_outside_is_refused(mirrored: Mirrored, tmp_path: Path) -> None:
    """A hostile source with a good chain of its own can't write outside the mirror."""
    evil = shutil.copytree(mirrored.site.resolve(), tmp_path / "evil")
    text = (evil / MANIFEST).read_text().replace("\tpolicies/a.html", "\t../../../escaped")
    (evil / MANIFEST).write_text(text)
    [record] = read_chain((evil / CHAIN).read_bytes())[0]
    (evil / CHAIN).write_bytes(line_of(record._replace(contents=digest(text.encode()))) + b"\n")

    with serving(evil) as origin, pytest.raises(BrokenSetupError, match="不合格的一行"):
        mirrored.pull(url=origin.url)

    assert not list(tmp_path.rglob("escaped"))

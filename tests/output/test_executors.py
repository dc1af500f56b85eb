"""Whoever does the work, cold or warm, the site is the same, and no more is done than must be."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from site_builder.output import kept
from site_builder.output.budget import TooSlowError, budget
from site_builder.output.build import Order
from site_builder.output.column import build_column
from site_builder.problem import BrokenSetupError
from site_builder.workers import Cluster, Forked, Here, Workers
from tests.builders import a_file, write_site
from tests.tree import tree

DAY = date(2026, 11, 25)
NAMES = [f"d{number:02}" for number in range(40)]  # more than one worker draws at a time
PATHS = {name: f"content/policies/{name}.md" for name in NAMES}
KEPT = ("*.build", "*.pages")  # what a build keeps, but for what a check keeps too
CHAIN = ("release/", "SHA256SUMS")  # where a release stands among others
pytestmark = pytest.mark.timeout(280)


def double(shared: int, chunk: int) -> int:
    """A task."""
    return shared * chunk


def double_after(seconds: float, chunk: int) -> tuple[int, int]:
    """A task that takes a while; tells who did it."""
    time.sleep(seconds)
    return 2 * chunk, os.getpid()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A column of some documents, with a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(kept, "MOMENT", -(10**18))  # what was just written is believed at once
    files = {
        path: a_file(path, f"**标题：**{name}\n\n正文。\n", number=number + 1, title=f"标题{name}")
        for number, (name, path) in enumerate(PATHS.items())
    }
    return write_site(tmp_path / "column", files)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[int]]]:
    """A Dask scheduler and two workers, all processes of their own; gives the address and the workers."""
    pytest.importorskip("distributed", reason="the optional part dask is not installed")
    folder = tmp_path_factory.mktemp("dask")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}

    def started(*command: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", *command], cwd=folder, env=environment)

    file = folder / "scheduler.json"
    running = [
        started("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
                "--scheduler-file", str(file)),
    ]  # fmt: skip
    try:
        worker = (
            "distributed.cli.dask_worker", "--scheduler-file", str(file), "--nthreads", "1",
            "--no-nanny", "--no-dashboard", "--local-directory", str(folder),
        )  # fmt: skip
        running += [started(*worker), started(*worker)]
        from distributed import Client

        while not file.is_file():
            time.sleep(0.1)
        with Client(scheduler_file=str(file), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=120)
            address = client.scheduler.address.removeprefix("tcp://")
        yield address, [process.pid for process in running[1:]]
    finally:
        for process in running:
            process.kill()  # they have nothing to put away
        for process in running:
            process.wait()


def built(root: Path, executor: str, site: str = "site") -> dict[str, str]:
    """Build, and give what the content made."""
    build_column(root / "mkdocs.yml", site_dir=str(root / site), day=DAY, order=Order(executor=executor))
    return {name: data for name, data in tree(root / site).items() if not name.startswith(CHAIN)}


def linked(root: Path) -> set[str]:
    """List the pages of the site that stand in the release before it too."""
    folder = root / "site"
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*.html") if p.stat().st_nlink > 1}


@pytest.mark.parametrize("workers", [Here(), Forked(count=2), Forked(count=1)])
def test_every_chunk_comes_back_once(workers: Workers) -> None:
    """Each chunk's result carries its number, in whatever order."""
    found = sorted(workers.each(double, 3, list(range(50))))

    assert [(n, 3 * n) for n in range(50)] == found
    assert not list(workers.each(double, 3, []))


def test_parallel_and_warm_builds_equal_a_cold_one(root: Path) -> None:
    """In one process, in several, and with all that was kept."""
    cold = built(root, "here", "one")

    warm = built(root, "pool", "one")
    (root / "mkdocs.yml").touch()
    os.environ["XDG_CACHE_HOME"] = str(root / "other")
    parallel = built(root, "pool", "two")

    assert cold == warm == parallel


def test_dask_makes_the_same_site(
    root: Path, scheduler: tuple[str, list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two worker processes behind a scheduler give the same bytes, also of files that a check knew."""
    here = built(root, "here", "one")
    for file in (f for kind in KEPT for f in Path(os.environ["XDG_CACHE_HOME"]).rglob(kind)):
        file.unlink()
    known = built(root, f"dask://{scheduler[0]}", "two")
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / "other"))

    assert here == known == built(root, f"dask://{scheduler[0]}", "three")


@pytest.mark.parametrize("executor", ["here", "pool"])
def test_an_edit_touches_only_what_it_can_change(root: Path, executor: str) -> None:
    """A body's edit draws its page and the lists that name it; other pages are linked, whoever drew them."""
    built(root, executor)
    path = root / PATHS["d20"]
    path.write_text(path.read_text("utf-8").replace("正文。", "正文改了。"), "utf-8")

    warm = built(root, executor)
    pages = {name for name in warm if name.endswith(".html")}
    drawn = pages - linked(root)

    assert "policies/d20.html" in drawn
    assert {f"policies/{n}.html" for n in NAMES} & drawn == {"policies/d20.html"}
    assert "years/index.html" in linked(root)
    assert len(drawn) < len(pages) / 2
    os.environ["XDG_CACHE_HOME"] = str(root / "other")
    assert warm == built(root, "here", "two")


def test_a_changed_title_is_changed_wherever_it_stands(root: Path) -> None:
    """A title's change warm is that change cold."""
    built(root, "here")
    path = root / PATHS["d20"]
    path.write_text(path.read_text("utf-8").replace("标题d20", "新标题"), "utf-8")

    warm = built(root, "here")
    os.environ["XDG_CACHE_HOME"] = str(root / "other")

    assert warm == built(root, "here", "two")
    assert any("新标题" in (root / "site" / name).read_text("utf-8") for name in warm if name == "a-z/x.html")


def test_a_page_that_was_changed_on_the_disk_is_drawn_again(root: Path) -> None:
    """Nothing is taken from the last release but the bytes that were drawn."""
    cold = built(root, "here")
    page = root / "site" / "policies/d01.html"
    page.write_text("篡改", "utf-8")
    (root / PATHS["d20"]).write_text(a_file(PATHS["d20"], "别的。\n", number=21, title="标题d20"), "utf-8")

    warm = built(root, "here")

    assert cold["policies/d01.html"] == warm["policies/d01.html"]


def test_withdrawn_text_does_not_stay_in_what_is_kept(root: Path, tmp_path: Path) -> None:
    """The cache lets go of a body that no document has any more."""
    path = root / PATHS["d20"]
    path.write_text(path.read_text("utf-8").replace("正文。", "不再公开的一句话"), "utf-8")
    built(root, "here")
    files = [file for kind in KEPT for file in (tmp_path / "cache/site-builder").glob(kind)]
    assert any("不再公开的一句话".encode() in file.read_bytes() for file in files)
    path.write_text(path.read_text("utf-8").replace("不再公开的一句话", "正文。"), "utf-8")

    built(root, "here")

    assert not any("不再公开的一句话".encode() in file.read_bytes() for file in files)


def test_withheld_text_does_not_stay_in_what_is_kept(root: Path, tmp_path: Path) -> None:
    """Nor of a document that is no longer public."""
    path = root / PATHS["d20"]
    path.write_text(path.read_text("utf-8").replace("正文。", "不再公开的一句话"), "utf-8")
    built(root, "here")
    path.write_text(path.read_text("utf-8").replace("publish_date: 2", "publish_date: 3"), "utf-8")
    (root / "data/withdrawals.yml").write_text(
        "withdrawals:\n  - {address: policies/d20.html, since: 2026-11-25, title: 标题, reason: 内容有误}\n",
        "utf-8",
    )

    built(root, "here")

    files = [file for kind in KEPT for file in (tmp_path / "cache/site-builder").glob(kind)]
    assert not any("不再公开的一句话".encode() in file.read_bytes() for file in files)


@pytest.mark.parametrize("kind", KEPT)
def test_a_broken_cache_costs_time_only(root: Path, tmp_path: Path, kind: str) -> None:
    """What can't be read is made again."""
    cold = built(root, "here")
    [file] = (tmp_path / "cache/site-builder").glob(kind)
    file.write_bytes(b"SQLite format 3\0" + b"x" * 5000)

    assert cold == built(root, "here")


@pytest.mark.parametrize("name", ["", "threads", "dask://"])
def test_an_unknown_executor_is_told(root: Path, name: str) -> None:
    """The names that there are stand in the message."""
    with pytest.raises(BrokenSetupError, match="dask://主机:端口"):
        built(root, name)


def test_a_cluster_that_is_not_there_is_told(root: Path) -> None:
    """One line, before anything is written."""
    pytest.importorskip("distributed", reason="the optional part dask is not installed")
    with pytest.raises(BrokenSetupError, match="连不上"):
        built(root, "dask://127.0.0.1:1")
    assert not (root / "site").exists()


def test_a_budget_holds_in_any_thread() -> None:
    """Work that takes too long is interrupted where no signal arrives."""
    found: list[bool] = []

    def work() -> None:
        try:
            with budget(0.2):
                while True:
                    pass
        except TooSlowError:
            found.append(True)
        with budget(5):
            found.append(False)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(60)

    assert found == [True, False]


def test_a_worker_killed_in_the_middle_is_replaced_by_the_other(scheduler: tuple[str, list[int]]) -> None:
    """Every chunk is done all the same. The last test: it leaves one worker."""
    address, workers = scheduler
    done = {}
    killed = 0
    for number, (result, process) in Cluster(address=address).each(double_after, 0.1, list(range(40))):
        done[number] = result
        if not killed and len(done) == 5:
            assert process in workers
            killed = process
            os.kill(process, signal.SIGKILL)

    assert {n: 2 * n for n in range(40)} == done
    assert killed

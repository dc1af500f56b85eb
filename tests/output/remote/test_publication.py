"""A release goes to a real S3 server: what is sent, in which order, cut off anywhere, and back again."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.output.release import open_staging, publish
from site_builder.output.remote.publication import Published, published, rolled_back
from site_builder.output.remote.state import FILE, HOME
from site_builder.output.remote.store import Store, content_type, store_at
from site_builder.output.seal import Sealing
from site_builder.problem import BrokenSetupError
from tests.builders import DAY

pytest.importorskip("s3fs", reason="the optional part `publish` is not installed")
server = pytest.importorskip("moto.server", reason="moto, the S3 server of these tests, is not installed")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """A real S3 server on this machine."""
    running = server.ThreadedMotoServer(port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"
    running.stop()


@pytest.fixture
def store(endpoint: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Store:
    """An empty folder of a bucket, opened as the command opens it."""
    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
    for name, value in {**keys, "AWS_ENDPOINT_URL": endpoint}.items():
        monkeypatch.setenv(name, value)
    made = store_at(f"s3://column/{request.node.name}")
    if not made.system.exists("column"):
        made.system.mkdir("column")
    return made


def silent(_: str, __: int, ___: int) -> None:
    """Show nothing."""


def a_site(home: Path, files: dict[str, str]) -> Path:
    """Build a release of some files."""
    site = home / "site"
    folder = open_staging(site)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    publish(folder, site, Sealing(day=DAY))
    return site


def shown(store: Store) -> dict[str, bytes]:
    """Give what readers see: every file outside our own folder."""
    names = [name for name in store.names() if not name.startswith(f"{HOME}/")]
    return {name: store.read(name) or b"" for name in names}


def on_disk(site: Path) -> dict[str, bytes]:
    """Give the files of a built release."""
    home = site.resolve()
    return {p.relative_to(home).as_posix(): p.read_bytes() for p in home.rglob("*") if p.is_file()}


ONE = {"index.html": "一", "policies/a.html": "甲", "assets/site.css": "a{}", "files/a-1.pdf": "%PDF"}
TWO = {**ONE, "index.html": "二", "policies/b.html": "乙"}


def test_a_store_shows_what_was_built(store: Store, tmp_path: Path) -> None:
    """Every file arrives, no other; the second time only what changed is sent."""
    site = a_site(tmp_path, ONE)
    first = published(site, store, silent)
    same = published(site, store, silent)
    a_site(tmp_path, TWO)
    second = published(site, store, silent)

    assert on_disk(site) == shown(store)
    assert first.sent == first.changed > len(ONE)
    assert Published(release=first.release, sent=0, changed=0, removed=0) == same
    assert 0 < second.sent < first.sent


def test_the_type_of_a_file_is_told(store: Store, tmp_path: Path) -> None:
    """A browser is told HTML and UTF-8, also after the copy that shows the page."""
    published(a_site(tmp_path, ONE), store, silent)

    told = store.system.info(f"{store.root}/index.html", refresh=True)
    assert told["ContentType"] == "text/html; charset=utf-8"
    assert content_type("a.docx").endswith("wordprocessingml.document")
    assert content_type("a.without-a-type") == "application/octet-stream"


def test_a_release_can_be_taken_back(store: Store, tmp_path: Path) -> None:
    """The release before stands again, byte for byte, and nothing is sent."""
    site = a_site(tmp_path, ONE)
    published(site, store, silent)
    before = on_disk(site)
    published(a_site(tmp_path, TWO), store, silent)

    rolled_back(store, silent)

    assert before == shown(store)
    with pytest.raises(BrokenSetupError, match="没有可以退回的版本"):
        rolled_back(store, silent)


def test_what_was_withdrawn_cannot_be_brought_back(store: Store, tmp_path: Path) -> None:
    """Once a document is gone from the site, no object of it and no release with it is kept."""
    published(a_site(tmp_path, {**ONE, "policies/b.html": "不该公开"}), store, silent)
    published(a_site(tmp_path, ONE), store, silent)

    everything = b"".join(store.read(name) or b"" for name in store.names())
    assert "不该公开".encode() not in everything
    with pytest.raises(BrokenSetupError, match="没有可以退回的版本"):
        rolled_back(store, silent)


def test_a_place_with_other_files_is_left_alone(store: Store, tmp_path: Path) -> None:
    """What we did not publish we neither overwrite nor remove."""
    store.write("other.txt", b"theirs")

    with pytest.raises(BrokenSetupError, match="不是本工具发布的文件"):
        published(a_site(tmp_path, ONE), store, silent)
    assert shown(store) == {"other.txt": b"theirs"}


def test_a_site_changed_after_its_build_is_not_published(store: Store, tmp_path: Path) -> None:
    """Each file is held to its sum before it goes."""
    site = a_site(tmp_path, ONE)
    (site / "index.html").write_text("改过", "utf-8")

    with pytest.raises(BrokenSetupError, match="被改动过"):
        published(site, store, silent)
    assert shown(store) == {}


def test_a_file_that_is_shown_has_all_it_needs(store: Store, tmp_path: Path) -> None:
    """At every single change, a page that is there finds its style, a list every page it leads to."""
    site = a_site(tmp_path, ONE)
    published(site, store, silent)
    a_site(tmp_path, {**TWO, "assets/new.css": "b{}", "policies/a.html": "甲用 new.css"})
    seen: list[set[str]] = []
    published(site, store, lambda what, *_: seen.append(set(shown(store))) if what == "更新网站" else None)

    assert len(seen) > 4
    for names in seen[:-1]:
        assert "policies/a.html" in names
        assert "policies/b.html" not in names or "assets/new.css" in names


KILLED = """
import sys
from pathlib import Path
from site_builder.output.remote.publication import published
from site_builder.output.remote.store import store_at
published(Path(sys.argv[1]), store_at(sys.argv[2]), lambda *_: print("one more", flush=True))
"""


def test_killed_anywhere_the_next_run_finishes(store: Store, tmp_path: Path) -> None:
    """`kill -9` at twenty random moments; what is shown is always from one of the two releases."""
    pages = {f"policies/p{n}.html": f"第{n}页" for n in range(30)}
    site = a_site(tmp_path, {**ONE, **pages})
    published(site, store, silent)
    chance = random.Random(20)
    interrupted = 0
    for turn in range(20):
        before = on_disk(site)
        a_site(tmp_path, {**ONE, **{path: f"{text}，第{turn}次" for path, text in pages.items()}})
        after = on_disk(site)
        command = [sys.executable, "-c", KILLED, str(site), f"s3://{store.root}"]
        with subprocess.Popen(command, env=os.environ, stdout=subprocess.PIPE) as process:
            assert process.stdout
            for _ in range(chance.randrange(1, 64)):
                process.stdout.readline()
            process.kill()
        now = shown(store)
        interrupted += now not in (before, after) or bool(json.loads(store.read(FILE) or b"{}")["under_way"])
        assert all(data in (before.get(name), after.get(name)) for name, data in now.items())
        assert now.keys() >= before.keys() & after.keys()
        published(site, store, silent)
        assert after == shown(store)

    assert interrupted > 0

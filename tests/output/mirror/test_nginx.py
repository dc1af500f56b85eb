"""A mirror shown by a real nginx."""

import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

import pytest

from site_builder.model.security_header import HEADERS
from site_builder.output.mirror.home import Home
from site_builder.output.mirror.nginx import nginx_configuration
from site_builder.problem import BrokenSetupError
from tests.output.mirror.conftest import Mirrored
from tests.output.mirror.origin import free_port
from tests.tree import tree

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


@pytest.fixture
def shown(mirrored: Mirrored, tmp_path: Path) -> Iterator[str]:
    """The address of a mirror of two releases, shown by nginx."""
    if not NGINX:
        pytest.skip("nginx is not on this machine")
    mirrored.pull()
    mirrored.publish()
    mirrored.pull()
    port = free_port()
    server = nginx_configuration(mirrored.home.path, listen=f"127.0.0.1:{port}", name="localhost")
    with running(server, tmp_path, f"http://127.0.0.1:{port}") as address:
        yield address


@contextmanager
def running(server: str, folder: Path, address: str) -> Iterator[str]:
    """Run nginx with a `server` block until the body ends."""
    (folder / "server.conf").write_text(server, "utf-8")
    kinds = "text/html html; text/plain txt; application/json json;"
    user = f"user {Path('/proc/self').owner()};" if Path("/proc/self").owner() == "root" else ""
    text = f"""{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}
    http {{ types {{ {kinds} }} access_log off; client_body_temp_path {folder}/t1;
    proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4;
    scgi_temp_path {folder}/t5; include {folder}/server.conf; }}"""
    (folder / "nginx.conf").write_text(text, "utf-8")
    command = [str(NGINX), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        for _ in range(100):
            if process.poll() is not None:
                pytest.fail(process.communicate()[0])
            try:
                ask(f"{address}/")
                break
            except OSError:
                time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=10)


TRUSTING = ssl._create_unverified_context()  # our certificate speaks for itself alone


def ask(url: str, method: str = "GET") -> tuple[int, Message, bytes]:
    """Give status, headers and body."""
    try:
        request = urllib.request.Request(url, method=method)
        with urllib.request.urlopen(request, timeout=5, context=TRUSTING) as stream:
            return stream.status, stream.headers, stream.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_it_shows_the_newest_release_and_the_older_ones(shown: str) -> None:
    """`/` is the newest; an older version and the TimeMap that tells of it have their addresses."""
    status, headers, body = ask(f"{shown}/policies/a.html")
    assert (status, body.decode()) == (200, "第2版")
    where = headers["Link"]
    assert 'rel="timemap"' in where
    status, headers, told = ask(shown + where.partition("<")[2].partition(">")[0])
    assert (status, headers["Content-Type"].partition(";")[0]) == (200, "application/link-format")
    assert "/releases/000001/policies/a.html" in told.decode()
    status, headers, old = ask(f"{shown}/releases/000001/policies/a.html")
    assert (status, old.decode().startswith("<title>甲")) == (200, True)
    assert "immutable" in headers["Cache-Control"]
    status, headers, _ = ask(f"{shown}/timemap/json/policies/a.html.json")
    assert (status, headers["Content-Type"].startswith("application/json")) == (200, True)


@pytest.mark.parametrize(
    "path", ["/", "/policies/a.html", "/release/chain.jsonl", "/releases/000001/index.html", "/none"]
)
def test_every_answer_is_safe(path: str, shown: str) -> None:
    """The security headers stand on all that is given out, errors too."""
    _, headers, _ = ask(shown + path)

    assert {name: headers[name] for name, _ in HEADERS} == dict(HEADERS)
    assert headers["Server"] == "nginx"


@pytest.mark.parametrize(
    "path",
    ["/mirror.json", "/lock", "/objects/", "/releases/", "/%2e%2e/mirror.json", "/parts/"],
)
def test_what_is_the_mirrors_own_is_not_shown(path: str, shown: str) -> None:
    """Neither its memory nor its objects, nor a list of a folder."""
    assert ask(shown + path)[0] in {400, 403, 404}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_it_takes_nothing(method: str, shown: str) -> None:
    """Only reading is answered."""
    assert ask(f"{shown}/policies/a.html", method)[0] in {403, 405}


def test_it_can_be_mirrored_on(shown: str, mirrored: Mirrored, tmp_path: Path) -> None:
    """A mirror pulls from nginx as from any host; the chain is never from a cache."""
    second = Mirrored(origin=mirrored.origin, site=mirrored.site, home=Home(path=tmp_path / "second"))

    second.pull(url=f"{shown}/")

    assert tree(mirrored.site) == tree(second.home.path / "site")
    assert ask(f"{shown}/release/chain.jsonl")[1]["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("listen", "name"), [("80;", "a"), ("80", "a; b"), ("80", "a\nb"), ("80 default_server", "a")]
)
def test_a_name_can_not_write_configuration(listen: str, name: str, tmp_path: Path) -> None:
    """What would end a directive is refused."""
    with pytest.raises(BrokenSetupError):
        nginx_configuration(tmp_path, listen=listen, name=name)


def test_with_a_certificate_it_answers_over_https(mirrored: Mirrored, tmp_path: Path) -> None:
    """A real nginx takes certificate and key; without the key, or the other way round, it is refused."""
    certificates = pytest.importorskip("tests.output.mirror.certificate")
    if not NGINX:
        pytest.skip("nginx is not on this machine")
    mirrored.pull()
    certificate, key = certificates.self_signed(tmp_path / "证书 1")
    listen = f"127.0.0.1:{free_port()}"
    server = nginx_configuration(
        mirrored.home.path, listen=listen, name="localhost", certificate=certificate, certificate_key=key
    )

    with running(server, tmp_path, f"https://{listen}") as address:
        assert ask(f"{address}/policies/a.html")[0] == 200
    with pytest.raises(BrokenSetupError, match="一起写"):
        nginx_configuration(mirrored.home.path, listen=None, name="localhost", certificate=certificate)

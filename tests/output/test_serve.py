"""The preview reloads on change, shows problems in the page, and keeps the last good site."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import a_file, write_site

PATH = "content/policies/a.md"
THEME = Path(__file__).parents[2] / "theme"
PATIENCE = 60  # seconds; a slow machine is no fault
COMMANDS = (("site-builder", "serve", "-a"), ("mkdocs", "serve", "-a"))


def free_port() -> int:
    """Give a port that nobody uses now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def interruptible() -> None:
    """Obey Ctrl+C also where the tests run in the background, which ignores it and hands that on."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture(params=COMMANDS, ids=[c[0] for c in COMMANDS])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A preview of a small site: its folder and its address."""
    root = write_site(tmp_path / "列", {PATH: a_file(PATH, title="第一个标题")})
    port = free_port()
    program, *arguments = request.param
    command = [str(Path(sys.executable).parent / program), *arguments, f"127.0.0.1:{port}"]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=root, stdout=log, stderr=log, start_new_session=True, preexec_fn=interruptible,  # noqa: PLW1509 - no threads here
            env={**os.environ, "SOURCE_DATE_EPOCH": "1795478400", "TMPDIR": str(tmp_path)},
        )  # fmt: skip
        yield root, f"http://127.0.0.1:{port}/policies/a.html"
        process.send_signal(signal.SIGINT)
        said = (tmp_path / "log").read_text()
        assert process.wait(PATIENCE) == 0, said
        assert f"http://127.0.0.1:{port}/" in said


def page_with(address: str, holds: Callable[[str], bool]) -> str:
    """Wait until the page at `address` is as wanted."""
    end, text = time.monotonic() + PATIENCE, ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address) as answer:
                text = answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            text = ""
        if text and holds(text):
            return text
        time.sleep(0.2)
    pytest.fail(f"waited in vain; the page was: {text[:2000]}")


def refused(address: str) -> str:
    """Give the page that says that there is none."""
    with pytest.raises(urllib.error.HTTPError) as error:
        urllib.request.urlopen(address)
    with error.value as answer:
        assert answer.code == 404
        return answer.read().decode()


def test_all_of_the_site_is_there(server: tuple[Path, str]) -> None:
    """Lists, scripts, the search and the data; and what there is not, as the site says it."""
    _, address = server
    page_with(address, lambda text: "第一个标题" in text)
    home = address.removesuffix("policies/a.html")

    assert "第一个标题" in page_with(home, bool)
    assert "__zs(" in page_with(f"{home}s/current.js", bool)
    assert "第一个标题" in page_with(f"{home}data/documents.json", bool)
    assert page_with(f"{home}assets/site.css", bool)
    for wrong in ("nothing.html", "../mkdocs.yml", "content/policies/a.md", "policies/"):
        assert "没有找到" in refused(home + wrong)


@pytest.mark.parametrize("wrong", ["%00", "a" * 3000, "%ff%fe", "policies/a.html%0a"])
def test_a_path_that_no_disk_takes_is_not_found(server: tuple[Path, str], wrong: str) -> None:
    """And no error of the server."""
    _, address = server
    page_with(address, lambda text: "第一个标题" in text)

    assert "没有找到" in refused(address.replace("policies/a.html", wrong))


def test_a_broken_template_is_told_in_the_page(server: tuple[Path, str]) -> None:
    """By name, in Chinese; and the page comes back by itself when it is mended."""
    root, address = server
    page_with(address, lambda text: "第一个标题" in text)
    config = (root / "mkdocs.yml").read_text("utf-8")
    theme = (
        next(line for line in config.splitlines() if "custom_dir" in line).split("custom_dir:")[1].strip(" }")
    )
    shutil.copytree(root / theme, root / "own")
    (root / "mkdocs.yml").write_text(config.replace(theme, "own"), "utf-8")
    template = root / "own/policy.html"
    before = template.read_text("utf-8")
    time.sleep(3)  # the rebuild with the new theme

    template.write_text(before + "{% if %}", "utf-8")
    (root / PATH).write_text(a_file(PATH, title="第二个标题"), "utf-8")  # which is watched
    told = page_with(address, lambda text: "主题模板有误" in text)
    template.write_text(before, "utf-8")
    (root / PATH).write_text(a_file(PATH, title="第三个标题"), "utf-8")

    assert "policy.html" in told
    assert "livereload" in told
    page_with(address, lambda text: "第三个标题" in text)


def test_an_editor_sees_changes_and_mistakes(server: tuple[Path, str]) -> None:
    """Good change: new page. Mistake: the report above the last good page. Mended: gone."""
    root, address = server
    page_with(address, lambda text: "第一个标题" in text)

    write_site(root, {PATH: a_file(PATH, title="第二个标题")})
    page_with(address, lambda text: "第二个标题" in text)

    write_site(root, {PATH: a_file(PATH, title="第三个标题", topic="教肓")})
    broken = page_with(address, lambda text: "M108" in text)
    assert "内容有问题" in broken
    assert "第二个标题" in broken
    assert "a.md:" in broken

    write_site(root, {PATH: a_file(PATH, title="第四个标题")})
    mended = page_with(address, lambda text: "第四个标题" in text)
    assert "内容有问题" not in mended
    assert not (root / "site").exists()

    config = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(config.replace("region:", "regoin:"), "utf-8")
    page_with(address, lambda text: "配置或主题有误" in text and "第四个标题" in text)
    (root / "mkdocs.yml").write_text(config, "utf-8")
    page_with(address, lambda text: "配置或主题有误" not in text)

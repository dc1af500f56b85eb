"""A release packed for keeping: other programs read it, and it is the same bytes every time."""

import hashlib
import json
import shutil
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from site_builder.cli import main
from site_builder.output.packages.package import packed
from site_builder.output.packages.told import settings_of
from site_builder.output.packages.wacz import PAGES, surt
from site_builder.problem import BrokenSetupError
from tests.builders import a_file, the_settings, write_site
from tests.output.mirror.origin import free_port
from tests.output.releases import FIRST, publish_files
from tests.tree import tree

DOCUMENT = "content/policies/a.md"
URL = "https://www.example.gov.cn/gongkai/"
SETTINGS = the_settings(site_name="示例区政府信息公开", site_url=URL, organiser="示例区人民政府办公室")
PAGE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>示例区最低生活保障办法</title>
<link rel="stylesheet" href="../assets/site.css"></head>
<body><h1>最低生活保障</h1><p>低保标准怎么算</p></body></html>"""
FILES = {**FIRST, "policies/c.html": PAGE, "assets/site.css": "h1 { color: rgb(1, 2, 3) }"}


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A release with a page that has a style sheet."""
    return publish_files(tmp_path / "site", FILES)


def records(warc: Path) -> Iterator[tuple[str, Any, bytes]]:
    """Give address, HTTP headers and body of every answer, and check its digests."""
    library = pytest.importorskip("warcio")
    with warc.open("rb") as stream:
        for record in library.ArchiveIterator(stream, check_digests="raise"):
            if record.rec_type == "response":
                url = record.rec_headers.get_header("WARC-Target-URI")
                yield url, record.http_headers, record.content_stream().read()


@pytest.mark.parametrize("form", ["bagit", "warc", "wacz"])
def test_a_package_is_the_same_bytes_every_time(form: str, tmp_path: Path) -> None:
    """Two releases of the same content, packed in different places, give equal packages."""
    sums = []
    for place in ("one", "二 zwei"):
        folder = publish_files(tmp_path / place / "site", FILES)
        packed(folder, form, tmp_path / place / "package", SETTINGS)
        target = tmp_path / place / "package"
        sums.append(tree(target) if target.is_dir() else hashlib.sha256(target.read_bytes()).hexdigest())

    assert sums[0] == sums[1]


def test_a_bag_is_valid_to_the_library_of_congress(release: Path, tmp_path: Path) -> None:
    """bagit-python finds it complete and every digest right, and finds a change."""
    bagit = pytest.importorskip("bagit")
    packed(release, "bagit", tmp_path / "bag", SETTINGS)

    bag = bagit.Bag(str(tmp_path / "bag"))
    assert bag.validate()
    assert bag.info["Source-Organization"] == "示例区人民政府办公室"
    assert tree(release) == tree(tmp_path / "bag/data")
    (tmp_path / "bag/data/index.html").write_text("x")
    with pytest.raises(bagit.BagValidationError):
        bag.validate()


def test_a_warc_answers_as_the_site_does(release: Path, tmp_path: Path) -> None:
    """Every file stands in it under its address, with its bytes and type; so does the home page."""
    packed(release, "warc", tmp_path / "a.warc.gz", SETTINGS)

    found = {url: (headers, body) for url, headers, body in records(tmp_path / "a.warc.gz")}

    files = {p.relative_to(release).as_posix(): p for p in release.rglob("*") if p.is_file()}
    assert set(found) == {URL, *(URL + path for path in files)}
    assert all(found[URL + path][1] == file.read_bytes() for path, file in files.items())
    assert found[URL][1] == (release / "index.html").read_bytes()
    assert found[URL + "policies/c.html"][0].get_header("Content-Type") == "text/html; charset=utf-8"


def test_a_wacz_says_where_everything_is(release: Path, tmp_path: Path) -> None:
    """Its list of parts has their digests; each line of its index leads to the answer of that address."""
    packed(release, "wacz", tmp_path / "a.wacz", SETTINGS)

    with zipfile.ZipFile(tmp_path / "a.wacz") as archive:
        package = json.loads(archive.read("datapackage.json"))
        seal = json.loads(archive.read("datapackage-digest.json"))
        whole = archive.read("archive/data.warc.gz")
        index = archive.read("indexes/index.cdx").decode().splitlines()
        pages = [json.loads(line) for line in archive.read("pages/pages.jsonl").decode().splitlines()]
        for part in package["resources"]:
            data = archive.read(part["path"])
            assert (f"sha256:{hashlib.sha256(data).hexdigest()}", len(data)) == (part["hash"], part["bytes"])
        assert seal["hash"] == f"sha256:{hashlib.sha256(archive.read('datapackage.json')).hexdigest()}"
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
    assert index == sorted(index)
    for line in index:
        said = json.loads(line.split(" ", 2)[2])
        start = int(said["offset"])
        (tmp_path / "one.gz").write_bytes(whole[start : start + int(said["length"])])
        assert [url for url, _, _ in records(tmp_path / "one.gz")] == [said["url"]]
    assert (pages[0]["format"], pages[-1]["title"]) == ("json-pages-1.0", "示例区最低生活保障办法")


def validated(wacz: Path) -> tuple[int, str]:
    """Give what py-wacz, the tool of the format's authors, says of a package."""
    tool = Path(sys.executable).with_name("wacz")
    if not tool.exists():
        pytest.skip("py-wacz is not installed")
    command = [tool, "validate", "-f", wacz]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


def test_a_wacz_is_valid_to_the_tool_of_its_authors(release: Path, tmp_path: Path) -> None:
    """`wacz validate` finds version, parts, sums and seal right, and finds one changed bit."""
    packed(release, "wacz", tmp_path / "a.wacz", SETTINGS)
    code, said = validated(tmp_path / "a.wacz")
    assert (code, "Validation succeeded" in said) == (0, True), said

    with zipfile.ZipFile(tmp_path / "a.wacz") as good, zipfile.ZipFile(tmp_path / "b.wacz", "w") as bad:
        for part in good.infolist():
            data = good.read(part)
            bad.writestr(part, bytes([data[0] ^ 1]) + data[1:] if part.filename == PAGES else data)

    assert validated(tmp_path / "b.wacz")[0] != 0


def test_addresses_are_sorted_as_archives_do() -> None:
    """The host is turned round, `www.` goes, the path is in lower case."""
    assert surt("https://www.example.gov.cn/A/b.html") == "cn,gov,example)/a/b.html"
    assert surt("http://a.cn:81/") == "cn,a:81)/"


def test_a_zim_is_sound_and_found_in_chinese(release: Path, tmp_path: Path) -> None:
    """
    `zimcheck` has nothing to say, and `kiwix-serve` finds the page by a word in it.

    Two characters: Debian 12's Kiwix does not cut a longer word into pairs, as the index has them.
    """
    pytest.importorskip("libzim")
    if not shutil.which("zimcheck") or not shutil.which("kiwix-serve"):
        pytest.skip("zim-tools and kiwix-tools are not on this machine")
    packed(release, "zim", tmp_path / "a.zim", SETTINGS)

    checked = subprocess.run(["zimcheck", "a.zim"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Overall Test Status: Pass" in checked.stdout, checked.stdout
    port = free_port()
    server = subprocess.Popen(
        ["kiwix-serve", "-i", "127.0.0.1", "-p", str(port), "a.zim"],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}/search?content=a&pattern={quote('低保')}"
        answer = _asked(address)
    finally:
        server.terminate()
        server.wait(10)
    assert "policies/c.html" in answer, answer
    assert "policies/a.html" not in answer


def _asked(address: str) -> str:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=5) as stream:
                return str(stream.read().decode())
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


def test_a_copy_is_packed_without_its_project(tmp_path: Path) -> None:
    """A release tells its packages what the project would: the same bytes, wherever they are made."""
    root = write_site(tmp_path / "栏目", {DOCUMENT: a_file(DOCUMENT)})
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write("      organiser: 示例区人民政府办公室\n      phone: '12345'\n")
    config = ["-f", str(root / "mkdocs.yml")]
    assert main(["build", *config, "--day", "2026-11-24"]) == 0
    shutil.copytree(root / "site", tmp_path / "copy")
    nowhere = ["-f", str(tmp_path / "none.yml"), str(tmp_path / "copy")]

    for form in ("bagit", "warc", "wacz"):
        for place, rest in (("a", config), ("b", nowhere)):
            into = str(tmp_path / place / form)
            assert main(["archive", "--format", form, "--into", into, *rest]) == 0

    assert "Source-Organization: 示例区人民政府办公室" in (tmp_path / "b/bagit/bag-info.txt").read_text(
        "utf-8"
    )
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_what_tells_nothing_of_itself_is_not_packed(release: Path, tmp_path: Path) -> None:
    """A folder that is no column of ours is refused with a line."""
    assert main(["archive", "--format", "warc", "--into", str(tmp_path / "a"), str(release)]) == 2
    with pytest.raises(BrokenSetupError, match="首页没有写明"):
        settings_of(release)


def test_what_is_damaged_is_not_packed(release: Path, tmp_path: Path) -> None:
    """A release with one changed byte is refused, and nothing is left behind."""
    (release / "index.html").write_text("x")

    with pytest.raises(BrokenSetupError, match="不完整"):
        packed(release, "bagit", tmp_path / "out/bag", SETTINGS)
    assert not (tmp_path / "out").exists()


def test_nothing_is_written_over(release: Path, tmp_path: Path) -> None:
    """A path that is taken is refused."""
    (tmp_path / "bag").mkdir()

    with pytest.raises(BrokenSetupError, match="已经存在"):
        packed(release, "bagit", tmp_path / "bag", SETTINGS)

"""`verify.py` as archives have it: a file in a release, run by whatever Python there is."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.output.proof.verify import CHAIN, LEDGER, MANIFEST, SIGNATURE, check_release, read_manifest
from site_builder.output.signing import new_key
from tests.output.releases import FIRST, publish_files

A = "policies/a.html"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """The second release of a column, in a folder of its own."""
    publish_files(tmp_path / "site", FIRST)
    folder = publish_files(tmp_path / "site", {**FIRST, A: "改过"}, 2)
    return shutil.copytree(folder, tmp_path / "光 盘")


def run(release: Path, *arguments: str, python: str = sys.executable) -> tuple[int, str]:
    """Run the release's own script, with nothing of ours in reach."""
    command = [python, "-I", str(release / "verify.py"), *arguments]
    env = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, env=env, cwd="/", check=False)
    return done.returncode, (done.stdout + done.stderr).decode()


def pythons() -> list[str]:
    """Find the Pythons of this machine, from 3.8 on."""
    homes = Path.home().glob(".pyenv/versions/*/bin/python")
    named = {shutil.which(f"python3.{n}") for n in range(8, 16)} | {str(p) for p in homes}
    code = "import sys; sys.exit(sys.version_info < (3, 8))"
    return sorted(p for p in named if p and not subprocess.run([p, "-c", code], check=False).returncode)


@pytest.mark.parametrize("python", [sys.executable, *pythons()])
def test_a_whole_release_is_whole(python: str, release: Path) -> None:
    """Any Python from 3.8 says so; nothing is left in the folder by asking."""
    status, said = run(release, python=python)

    assert (status, said.startswith("完整：版本 2")) == (0, True)
    assert check_release(release) == []


def test_coreutils_say_the_same(release: Path) -> None:
    """`sha256sum -c SHA256SUMS` knows every file."""
    command = ["sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS"]
    assert subprocess.run(command, cwd=release, check=False).returncode == 0


def _flip(release: Path) -> None:
    data = bytearray((release / A).read_bytes())
    data[1] ^= 1
    (release / A).write_bytes(data)


def _link(release: Path) -> None:
    copy = release.parent / "copy"
    shutil.move(release / A, copy)
    (release / A).symlink_to(copy)


def _reorder(release: Path) -> None:
    head, *rows = (release / MANIFEST).read_text().splitlines(keepends=True)
    (release / MANIFEST).write_text("".join([head, *reversed(rows)]))


def _swap(release: Path) -> None:
    first, second = (release / CHAIN).read_bytes().splitlines(keepends=True)
    (release / CHAIN).write_bytes(second + first)


def _rewrite(release: Path) -> None:
    lines = (release / CHAIN).read_bytes().splitlines(keepends=True)
    lines[0] = lines[0].replace(b"2026", b"2016", 1)
    (release / CHAIN).write_bytes(b"".join(lines))


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "one bit": (_flip, f"改动 {A}：内容变了"),
    "truncated": (lambda r: os.truncate(r / A, 3), f"改动 {A}：应为 6 字节，实为 3 字节"),
    "dropped": (lambda r: (r / A).unlink(), f"缺少 {A}"),
    "added": (lambda r: (r / "policies/x.html").write_text("x"), "多出 policies/x.html"),
    "added hidden": (lambda r: (r / ".x").write_text("x"), "多出 .x"),
    "a link instead": (_link, f"缺少 {A}"),
    "manifest out of order": (_reorder, "顺序不对"),
    "chain out of order": (_swap, "顺序不对：release/chain.jsonl 的第 1 行是版本 2"),
    "history rewritten": (_rewrite, "链断了：版本 2 所接的不是它前面的版本"),
    "chain cut": (lambda r: os.truncate(r / CHAIN, 100), "release/chain.jsonl 的最后一行不完整"),
    "no chain": (lambda r: (r / CHAIN).unlink(), "缺少 release/chain.jsonl"),
    "ledger changed": (lambda r: (r / LEDGER).write_text("x"), "改动：release/addresses.tsv"),
    "sums changed": (lambda r: (r / "SHA256SUMS").write_text(""), "改动：SHA256SUMS 与清单不符"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_told(fault: str, release: Path) -> None:
    """What is missing, changed, added or out of order is named, and the status is 1."""
    break_it, expected = FAULTS[fault]
    break_it(release)

    status, said = run(release)

    assert (status, expected in said) == (1, True), said


def test_bytes_that_sha256_cannot_tell_apart_sm3_can(release: Path) -> None:
    """The second digest is compared too: a manifest with a wrong SM3 has a fault for that file."""
    lines = (release / MANIFEST).read_text().splitlines(keepends=True)
    cells = lines[1].split("\t")
    (release / MANIFEST).write_text(
        "".join([lines[0], "\t".join([cells[0], "0" * 64, *cells[2:]]), *lines[2:]])
    )

    assert f"改动 {cells[3].strip()}：内容变了" in run(release, "--sm3")[1]


OUTSIDE = ("../x", "/etc/x", "a//b", "a/../b", "a\\b", "C:x", ".ssh/x", "a/.x", "a/", "a\x00b", "é")
OURS = ("SHA256SUMS", "release/x")


@pytest.mark.parametrize("path", [*OUTSIDE, *OURS])
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    """A manifest can't name a file outside the release, nor one of its own parts."""
    row = f"{'0' * 64}\t{'0' * 64}\t1\t{path}\n"
    rows, faults = read_manifest(f"sha256\tsm3\tsize\tpath\n{row}".encode())

    assert (rows, len(faults)) == ({}, 1)


@pytest.mark.parametrize("paths", [("A.html", "a.html"), ("a", "a/b"), ("a", "a")])
def test_paths_that_collide_are_told(paths: tuple[str, str]) -> None:
    """Two names that some disk takes for one, or a file in the place of a folder."""
    rows = "".join(f"{'0' * 64}\t{'0' * 64}\t1\t{path}\n" for path in paths)
    assert read_manifest(f"sha256\tsm3\tsize\tpath\n{rows}".encode())[1]


def test_a_signature_is_asked_for_by_its_key(tmp_path: Path) -> None:
    """With the right key a signed release is good; with another key, or unsigned, it is not."""
    keys = [new_key(tmp_path / name) for name in ("one.pem", "two.pem")]
    signed = publish_files(tmp_path / "a", FIRST, key=tmp_path / "one.pem")
    plain = publish_files(tmp_path / "b", FIRST)

    assert (run(signed, "--key", keys[0])[0], "签名相符" in run(signed, "--key", keys[0])[1]) == (0, True)
    assert "签名用的是另一个公钥" in run(signed, "--key", keys[1])[1]
    assert "缺少签名" in run(plain, "--key", keys[0])[1]
    text = (signed / SIGNATURE).read_text()
    (signed / SIGNATURE).write_text(text[:-3] + ("0" if text[-3] != "0" else "1") + text[-2:])
    assert "签名不对" in run(signed)[1]


@pytest.mark.parametrize(
    "line", [b"x\n", b"[]\n", b"{}\n", b"[" * 100_000 + b"\n", b'{"number": true}\n', b"\xff\n"]
)
def test_a_chain_that_is_no_chain_is_told(line: bytes, release: Path) -> None:
    """Whatever stands there, the script ends with a fault, not a traceback."""
    (release / CHAIN).write_bytes(line)

    status, said = run(release)

    assert (status, "第 1 行不合格" in said) == (1, True)
    assert "Traceback" not in said


def test_a_record_says_what_it_is_of(release: Path) -> None:
    """Number, date, tool, previous, count and size stand in the chain's last line."""
    first, last = (json.loads(line) for line in (release / CHAIN).read_text().splitlines())

    assert (first["previous"], first["number"], last["number"]) == ("", 1, 2)
    assert last["tool"].startswith("site-builder ")
    assert last["files"] == len(FIRST) + 1

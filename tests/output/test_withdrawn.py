"""An address once published never falls silent; and a release can be made again."""

import json
import re
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.output.proof.verify import CHAIN, read_chain
from tests.builders import a_file, write_site
from tests.output.test_release import releases_folder

A, B, C = (f"content/policies/{name}.md" for name in "abc")
GONE = "  - {address: policies/b.html, since: 2026-11-24, reason: 文号有误已经撤下, title: 原来的标题}\n"
MOVED = GONE.replace("title: 原来的标题", "moved_to: policies/a.html")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A column with two policies, built once."""
    root = write_site(tmp_path / "栏目", {A: a_file(A), B: a_file(B, number=2)})
    assert build(root) == 0
    return root


def build(root: Path, day: str = "2026-11-24") -> int:
    """Build as on a day."""
    return main(["build", "-f", str(root / "mkdocs.yml"), "--day", day])


def withdraw(root: Path, entry: str) -> None:
    """Take out the second policy, and say so in data/withdrawals.yml."""
    (root / B).unlink(missing_ok=True)
    (root / "data/withdrawals.yml").write_text(f"withdrawals:\n{entry}", "utf-8")


def number(root: Path) -> int:
    """Give the number of the release that readers see."""
    return read_chain((root / "site" / CHAIN).read_bytes())[0][-1].number


def test_an_address_can_not_just_vanish(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build that loses one fails, says which and what to do, and the last site stands."""
    (root / B).unlink()

    assert build(root) == 1

    said = capsys.readouterr().err
    assert "O105 policies/b.html 以前发布过，这次没有了" in said
    assert "在 data/withdrawals.yml 写一行" in said
    assert (root / "site/policies/b.html").is_file()
    assert number(root) == 1


def test_what_to_write_of_a_lost_address_is_shown(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line that the remedy shows is all that a withdrawal needs, when the reason is filled in."""
    (root / B).unlink()
    build(root)
    [line] = re.findall(r"  - \{address: .*?\}", capsys.readouterr().err)

    withdraw(root, f"{line}\n")
    assert build(root) == 1
    assert "撤下的原因还没有填写" in capsys.readouterr().err

    withdraw(root, line.replace("（请填写：撤下的原因）", "文号有误已经撤下") + "\n")
    assert build(root) == 0
    assert "文号有误已经撤下" in (root / "site/policies/b.html").read_text("utf-8")


def test_a_tombstone_says_why_and_since_when(root: Path) -> None:
    """The address stays, with the reason, the day and the title that the editor chose to leave."""
    withdraw(root, GONE)

    assert build(root) == 0

    page = (root / "site/policies/b.html").read_text("utf-8")
    assert "这条信息已经撤下" in page
    assert "文号有误已经撤下" in page
    assert "2026年11月24日" in page
    assert "原来的标题" in page
    assert "示例文件2" not in page
    assert "policies/b.html" in (root / "site/withdrawn.html").read_text("utf-8")
    [entry] = json.loads((root / "site/data/withdrawn.json").read_text("utf-8"))
    assert (entry["address"], entry["erased"]) == ("policies/b.html", False)


def test_a_page_that_moved_leads_on(root: Path) -> None:
    """The old address names the new one and goes there; a new one that is not there is a problem."""
    withdraw(root, MOVED)
    assert build(root) == 0
    page = (root / "site/policies/b.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../policies/a.html">' in page

    withdraw(root, MOVED.replace("moved_to: policies/a", "moved_to: policies/x"))
    assert build(root) == 1


def test_what_was_withdrawn_leaves_the_publishers_disk(root: Path) -> None:
    """The release that still has its bytes goes at once."""
    withdraw(root, GONE)
    build(root)

    texts = [p for p in releases_folder(root / "site").rglob("*.html") if "示例文件2" in p.read_text("utf-8")]
    assert texts == []


def test_a_window_that_closed_leaves_a_tombstone_of_itself(root: Path) -> None:
    """A document past its last day needs no entry: its address says that its time is over."""
    write_site(root, {B: a_file(B, number=2, publish_until="2026-11-24")})
    assert build(root) == 0
    assert "示例文件2" in (root / "site/policies/b.html").read_text("utf-8")

    assert build(root, "2026-11-25") == 0

    page = (root / "site/policies/b.html").read_text("utf-8")
    assert "展示期限届满" in page
    assert "示例文件2" not in page


def test_an_attachment_goes_with_its_document(root: Path) -> None:
    """One entry accounts for a page and for the files that belonged to it."""
    files = {C: a_file(C, number=3, attachments="[{title: 表格, file: attachments/c.txt}]")}
    write_site(root, {**files, "content/policies/attachments/c.txt": "表格"})
    assert build(root) == 0
    assert (root / "site/files/c-1.txt").is_file()
    (root / C).unlink()
    (root / "content/policies/attachments/c.txt").unlink()
    (root / "data/withdrawals.yml").write_text("withdrawals:\n" + GONE.replace("b.html", "c.html"), "utf-8")

    assert build(root) == 0
    assert not (root / "site/files/c-1.txt").exists()


def test_the_same_content_is_the_same_release(root: Path) -> None:
    """Built again on the same day nothing is new; on the next day it is the next release."""
    before = (root / "site").resolve()
    (root / A).touch()
    assert build(root) == 0
    assert before == (root / "site").resolve()

    assert build(root, "2026-11-25") == 0
    assert number(root) == 2


def test_a_release_is_reproduced_or_the_difference_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the same content comes the same release, its record too; an edit is named by its pages."""
    build(root, "2026-11-25")
    command = ["reproduce", str(root / "site"), "-f", str(root / "mkdocs.yml")]

    assert main(command) == 0
    assert "可以重现：版本 2（2026-11-25）" in capsys.readouterr().out
    write_site(root, {A: a_file(A, "改过。\n")})
    assert main(command) == 1
    assert "不同 policies/a.html" in capsys.readouterr().out


def test_a_broken_chain_is_not_continued(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A publisher whose own records are damaged is told so, and publishes nothing."""
    with (root / "site" / CHAIN).open("ab") as stream:
        stream.write(b"x")

    assert build(root, "2026-11-25") == 2
    assert "请从备份或者镜像恢复" in capsys.readouterr().err

"""Files for paper in a built site: linked, in the manifest, the same every time, only of what is public."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.cli import main
from tests.builders import a_file, normative, write_site
from tests.output.paper.needs import need_pdf
from tests.tree import tree

pytest.importorskip("docx")
need_pdf()

A, B, C = (f"content/policies/{name}.md" for name in "abc")


@pytest.fixture
def column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A column that asks for paper: a normative document, one that is not, and one not disclosed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "column"
    write_site(
        root,
        {
            A: a_file(A, "第一条　正文。\n", **{**normative(), "title": "示例办法"}),
            B: a_file(B, "第二条　正文。\n", 2, title="示例通知"),
            C: a_file(
                C, "第三条　不能公开的句子在这里。\n", 3, title="不公开的办法", disclosure="不予公开",
                ground="14c", publish_date=None, **{**normative(3), "doc_no": "示政发〔2024〕33号"},
            ),
        },
    )  # fmt: skip
    ask(root, "[pdf, docx]")
    return root


def ask(root: Path, paper: str) -> None:
    """Ask for `paper` in the settings."""
    config = root / "mkdocs.yml"
    text = re.sub(r"\n      paper: .*", "", config.read_text("utf-8"))
    quiet = text.replace('{W805: "off"}', '{W805: "off", I401: "off", D503: "off", D508: "off"}')
    config.write_text(
        quiet.replace("      region: 示例区", f"      region: 示例区\n      paper: {paper}"), "utf-8"
    )


def build(root: Path) -> int:
    """Build on a fixed day."""
    return main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"])


def test_a_normative_document_has_its_files_and_no_other(column: Path) -> None:
    """They lie beside the page, are in the manifest, and only the normative and public document has them."""
    assert build(column) == 0

    site = column / "site"
    made = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.suffix in (".pdf", ".docx"))
    sums = (site / "SHA256SUMS").read_text("utf-8")
    assert made == ["policies/a.docx", "policies/a.pdf"]
    for name in made:
        assert f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}" in sums


def test_the_page_says_kind_and_size(column: Path) -> None:
    """A reader knows what comes before asking for it."""
    build(column)

    site = column / "site/policies"
    page = (site / "a.html").read_text("utf-8")
    for name, label in (("pdf", "PDF 版"), ("docx", "Word 版"), ("txt", "纯文本版")):
        assert re.search(rf'<a href="\.\./policies/a\.{name}" download="示例办法\.{name}">{label}', page)
    size = round((site / "a.pdf").stat().st_size / 1024)
    assert f"（PDF 文件，{size} KB）" in page
    assert "a.pdf" not in (site / "b.html").read_text("utf-8")


def test_cold_warm_and_elsewhere_give_the_same_bytes(column: Path, tmp_path: Path) -> None:
    """What an earlier build made saves time and changes nothing."""
    build(column)
    cold = tree(column / "site")
    build(column)
    warm = tree(column / "site")
    elsewhere = tmp_path / "另一处 elsewhere"
    column.rename(elsewhere)
    cache = str(tmp_path / "other")
    build_elsewhere(elsewhere, TZ="America/Los_Angeles", PYTHONHASHSEED="7", XDG_CACHE_HOME=cache)

    assert cold == warm == tree(elsewhere / "site")


def test_what_is_kept_is_used_and_let_go(column: Path, tmp_path: Path) -> None:
    """A changed document is made anew, an unchanged one taken; what nothing needs is gone from the disk."""
    build(column)
    [kept] = (tmp_path / "cache").rglob("*.pdf")
    before = kept.stat().st_mtime_ns
    build(column)
    again = kept.stat().st_mtime_ns
    kept.write_bytes(b"%PDF-1.7 kept")
    build(column)
    taken = (column / "site/policies/a.pdf").read_bytes()
    (column / A).write_text((column / A).read_text("utf-8").replace("第一条", "第十条"), "utf-8")
    build(column)

    assert before == again
    assert taken == b"%PDF-1.7 kept"
    assert not kept.exists()
    assert (column / "site/policies/a.pdf").read_bytes().startswith(b"%PDF-1.7\n")


def test_nothing_withheld_is_kept_or_written(column: Path, tmp_path: Path) -> None:
    """Neither in the site nor in the cache is there a file of the document that is not disclosed."""
    build(column)

    assert list((column / "site").rglob("c.*")) == []
    assert len(list((tmp_path / "cache").rglob("*.docx"))) == 1


def test_a_leak_into_paper_would_be_found(column: Path) -> None:
    """The leak check stops a build in which a public document names one that is withheld."""
    (column / A).write_text(
        (column / A).read_text("utf-8").replace("第一条　正文。", "见示政发〔2024〕33号。"), "utf-8"
    )
    config = column / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("I401:", 'D502: "off", I401:'), "utf-8")

    assert build(column) == 1
    assert not (column / "site").exists()


def test_a_character_that_no_font_has_stops_the_build(
    column: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty box on paper is a problem with its place, not a surprise."""
    (column / A).write_text((column / A).read_text("utf-8").replace("第一条", "第\U0003fffd条"), "utf-8")
    config = column / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("I401:", 'T820: "off", T802: "off", I401:'), "utf-8")

    assert build(column) == 1
    told = capsys.readouterr().err
    assert "O104" in told
    assert "policies/a.md" in told


def test_the_printed_catalogue_is_linked_from_the_map(column: Path) -> None:
    """Asked for alone, it is the only PDF; the map says its size; the same day gives the same bytes."""
    ask(column, "[catalogue]")
    assert build(column) == 0
    site = column / "site"
    first = (site / "printed-catalogue.pdf").read_bytes()

    assert build(column) == 0
    assert (site / "printed-catalogue.pdf").read_bytes() == first
    assert [path.name for path in site.rglob("*.pdf")] == ["printed-catalogue.pdf"]
    page = (site / "map.html").read_text("utf-8")
    assert 'href="printed-catalogue.pdf"' in page
    assert f"{round(len(first) / 1024)} KB" in page


def test_without_paper_there_is_none(column: Path) -> None:
    """Who asks for nothing needs no library and gets no file but the text."""
    ask(column, "[]")

    assert build(column) == 0
    assert sorted(p.suffix for p in (column / "site/policies").iterdir()) == [
        ".html",
        ".html",
        ".txt",
        ".txt",
    ]


@pytest.mark.parametrize(("paper", "library"), [("[pdf]", "weasyprint"), ("[docx]", "docx")])
def test_a_missing_library_is_told_in_one_line(
    column: Path, tmp_path: Path, paper: str, library: str
) -> None:
    """Asked for and not installed: a broken setup, exit 2, with the command that mends it."""
    ask(column, paper)
    (tmp_path / "hide").mkdir()
    (tmp_path / f"hide/{library}.py").write_text("raise ImportError('not installed')\n", "utf-8")
    path = f"{tmp_path / 'hide'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"

    done = build_elsewhere(column, PYTHONPATH=path)

    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert f"没有安装 {library}" in done.stderr
    assert "pip install -e '.[paper]'" in done.stderr


@pytest.mark.parametrize("has_latin", [False, True])
def test_a_machine_without_chinese_fonts_is_told(column: Path, tmp_path: Path, *, has_latin: bool) -> None:
    """No empty boxes: a broken setup, exit 2, that names a package; nothing is written."""
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    if has_latin:
        shutil.copy(latin_font(), fonts)
    (tmp_path / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{fonts}</dir><cachedir>{tmp_path / 'fontcache'}</cachedir></fontconfig>",
        "utf-8",
    )
    done = build_elsewhere(column, FONTCONFIG_FILE=str(tmp_path / "fonts.conf"))

    assert done.returncode == 2
    assert ("「政」" if has_latin else "没有字体") in done.stderr
    assert "fonts-noto-cjk" in done.stderr
    assert not (column / "site").exists()


def latin_font() -> str:
    """Give a font of this machine that has no Han characters."""
    command = ["fc-list", ":lang=en", "file", "lang"]
    listed = subprocess.run(command, check=False, capture_output=True, text=True).stdout.splitlines()
    files = [line.partition(":")[0] for line in listed if "zh" not in line and line.startswith("/")]
    found = sorted(file for file in files if file.endswith((".ttf", ".otf")))  # Pango takes no bitmap
    if not found:
        pytest.skip("no Latin font on this machine")
    return found[0]


def build_elsewhere(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build in a process of its own."""
    command = [sys.executable, "-m", "site_builder.cli", "build", "--day", "2026-11-24"]
    env = {**os.environ, **environment}
    return subprocess.run(command, cwd=root, env=env, check=False, capture_output=True, text=True)

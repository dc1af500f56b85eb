"""
Bytes of each template beside a stock Material page of the same content, gzip as a server sends it.

    .venv/bin/python -m benchmarks.pages

The demonstration is built; what each page has in `main` becomes a page of a stock MkDocs Material project.
"""

import gzip
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import PROJECT
from tests.browser.templates import template_pages
from tests.browser.test_budget import PAGE, SCRIPTS

BIN = Path(sys.executable).parent
STOCK = """\
site_name: 示例区政府信息公开
site_url: https://www.example.gov.cn/
use_directory_urls: false
theme: {name: material, language: zh}
"""
_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_SCRIPT = re.compile(r'<script src="([^"]+)"')
_FOREIGN = re.compile(r'<(?:link|script|img)[^>]+(?:href|src)="https?://(?!www\.example\.gov\.cn)([^/"]+)')
# What Material's bundle fetches by itself on every page.
FETCHED = ("assets/javascripts/workers/search.*.min.js", "search/search_index.json")


@dataclass(frozen=True, kw_only=True)
class Weight:
    """Compressed bytes of a page with its styles, and of its scripts; the other hosts it asks."""

    page: int
    scripts: int
    hosts: tuple[str, ...]


def weight_of(site: Path, name: str, *, fetched: tuple[str, ...] = ()) -> Weight:
    """Weigh a page of a built site, with what it names and what its scripts fetch."""
    page = site / name
    text = page.read_text("utf-8")
    styles = [page.parent / link for link in _STYLE.findall(text) if not link.startswith("http")]
    scripts = [page.parent / link for link in _SCRIPT.findall(text) if not link.startswith("http")]
    scripts += [path for pattern in fetched for path in sorted(site.glob(pattern))]
    return Weight(
        page=_size(page, *styles), scripts=_size(*scripts), hosts=tuple(sorted(set(_FOREIGN.findall(text))))
    )


def _size(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in paths)


def main() -> None:
    """Build both, weigh, print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        ours, stock = Path(scratch) / "ours", Path(scratch) / "stock"
        _run(
            [
                "site-builder",
                "build",
                "-f",
                str(PROJECT / "mkdocs.yml"),
                "-d",
                str(ours),
                "--day",
                "2026-11-24",
            ]
        )
        names = [name for name in template_pages(ours) if name != "404.html"]  # its links are of its server
        (stock / "docs").mkdir(parents=True)
        (stock / "mkdocs.yml").write_text(STOCK, "utf-8")
        for name in names:
            found = _MAIN.search((ours / name).read_text("utf-8"))
            assert found
            inside = re.sub(r"\n\s*\n", "\n", found[0])  # a blank line would end the HTML block
            path = stock / "docs" / name.replace(".html", ".md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{inside.replace('<main', '<div').replace('</main', '</div')}\n", "utf-8")
        _run(["mkdocs", "build", "-q", "-f", str(stock / "mkdocs.yml")])
        print("| page | ours, HTML + CSS | stock | ratio | ours, scripts | stock | stock asks |")
        print("|---|---:|---:|---:|---:|---:|---|")
        for name in names:
            mine = weight_of(ours, name)
            other = weight_of(stock / "site", name, fetched=FETCHED)
            print(
                f"| {name} | {mine.page:,} | {other.page:,} | {mine.page / other.page:.2f} "
                f"| {mine.scripts:,} | {other.scripts:,} | {', '.join(other.hosts)} |"
            )
    print(f"\nBudgets: {PAGE:,} and {SCRIPTS:,} bytes.")


def _run(command: list[str]) -> None:
    done = subprocess.run([str(BIN / command[0]), *command[1:]], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


if __name__ == "__main__":
    main()

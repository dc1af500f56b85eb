"""The same documents as three sites, each with a page on which `ask(query, most)` gives document numbers."""

import gzip
import html
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.corpus import PROJECT
from benchmarks.search_corpus import Text
from site_builder.artifacts.search.index import search_index
from site_builder.model.public_site import public_site
from site_builder.output.search_script import LUNR as LUNR_SCRIPT
from site_builder.output.search_script import SEARCH
from site_builder.output.theme_files import SCRIPTS, theme_files
from site_builder.pipeline import read_site
from site_builder.settings import read_settings

THEME = PROJECT / "theme"
CODE = "11379900MB00000026"
CONFIG = f"""\
site_name: 测速
site_url: https://www.example.gov.cn/
docs_dir: content
theme: {{name: material, custom_dir: {json.dumps(str(THEME))}}}
plugins: [site_builder: {{region: 测速}}]
"""
FRONT = """\
---
title: {title}
publisher: 示例区人民政府办公室
topic: 综合政务
index_no: {code}/{year}-{number:05}
doc_no: {doc_no}
disclosure: 主动公开
is_normative: 否
written_date: {year}-03-01
publish_date: {year}-03-04
---
"""
OURS = """<!DOCTYPE html><meta charset="utf-8"><script src="assets/search.js"></script><script>
const number = row => +row.url.match(/d(\\d+)/)[1];
let engine; SiteSearch.open("").then(e => { engine = e; window.ready = performance.now(); });
window.ask = async (query, most) => { const found = [];
  for (let page = 1; found.length < most; page++) {
    const a = await engine.query(query, {page, plain: true, counts: page === 1});
    found.push(...a.pinned.map(number), ...a.rows.map(number));
    if (page >= a.pages) break; }
  return found.slice(0, most); };
</script>"""
PAGEFIND = """<!DOCTYPE html><meta charset="utf-8"><script type="module">
const pagefind = await import("/pagefind/pagefind.js"); await pagefind.init();
window.ask = async (query, most) => { const all = (await pagefind.search(query)).results.slice(0, most);
  return (await Promise.all(all.map(r => r.data()))).map(d => +d.url.match(/d(\\d+)/)[1]); };
window.ready = performance.now();
</script>"""
# As MkDocs Material has it for Chinese without jieba: clauses are words, the last one may go on.
LUNR = r"""<!DOCTYPE html><meta charset="utf-8"><script src="lunr.js"></script><script>
fetch("index.json").then(r => r.json()).then(docs => {
  lunr.tokenizer.separator = /[\s\u200b\u3000\-、。，．？！；：（）《》“”]+/;
  const index = lunr(function () { this.ref("n"); this.field("title", {boost: 1000}); this.field("text");
    this.pipeline.reset(); this.searchPipeline.reset(); docs.forEach(d => this.add(d)); });
  window.ask = async (query, most) => index.query(q => lunr.tokenizer(query).forEach(t =>
    q.term(t.toString(), {wildcard: lunr.Query.wildcard.TRAILING}))).slice(0, most).map(r => +r.ref);
  window.ready = performance.now(); });
</script>"""


def our_site(found: Sequence[Text], folder: Path) -> tuple[float, int]:
    """Make the index of the real column; give its CPU seconds, and the bytes of the page's other scripts."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
        for path in (PROJECT / "data").glob("*.yml"):
            _write(root / "data" / path.name, path.read_text("utf-8"))
        for number, text in enumerate(found):
            title = json.dumps(text.title, ensure_ascii=False)
            front = FRONT.format(
                title=title, code=CODE, year=text.year, number=number + 1, doc_no=text.number
            )
            _write(root / f"content/policies/d{number}.md", front + text.body)
        site = public_site(read_site(read_settings(root / "mkdocs.yml"), date(2026, 11, 25)))
    if len(site.documents) != len(found):
        sys.exit(f"{len(site.documents)} of {len(found)} documents were read")
    plain = {f"d{number}": text.body for number, text in enumerate(found)}
    start = time.process_time()
    files = list(search_index(site, plain))
    seconds = time.process_time() - start
    for file in files:
        _write(folder / file.path, file.data.decode())
    scripts = dict(theme_files(THEME))
    for path in (SEARCH, LUNR_SCRIPT, "assets/suggestion.js"):
        _write(folder / path, scripts[path].decode())
    _write(folder / "index.html", OURS)
    others = ("assets/mode.js", "assets/search-page.js", SCRIPTS)
    return seconds, sum(len(gzip.compress(scripts[path], 6)) for path in others)


def pagefind_site(found: Sequence[Text], folder: Path) -> tuple[float, int]:
    """Write pages and let Pagefind index them; give the seconds it took."""
    for number, text in enumerate(found):
        body = "".join(
            f"<p>{html.escape(line)}</p>" for line in (text.number, *text.body.split("\n")) if line
        )
        title = html.escape(text.title)
        page = (
            f"<!DOCTYPE html><html lang=zh><title>{title}</title><body><h1>{title}</h1>{body}</body></html>"
        )
        _write(folder / f"d{number}.html", page)
    start = time.perf_counter()
    command = [sys.executable, "-m", "pagefind", "--site", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    _write(folder / "index.html", PAGEFIND)
    return seconds, 0


def lunr_site(found: Sequence[Text], folder: Path) -> tuple[float, int]:
    """Write the documents as one file: the index is made in the browser, as MkDocs does."""
    start = time.perf_counter()
    rows = [{"n": n, "title": t.title, "text": f"{t.number}\n{t.body}"} for n, t in enumerate(found)]
    _write(folder / "index.json", json.dumps(rows, ensure_ascii=False))
    seconds = time.perf_counter() - start
    _write(folder / "lunr.js", dict(theme_files(THEME))[LUNR_SCRIPT].decode())
    _write(folder / "index.html", LUNR)
    return seconds, 0


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")

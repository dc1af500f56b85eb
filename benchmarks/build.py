"""
Ours beside stock MkDocs Material, in one run, on the same real documents.

    .venv/bin/python -m benchmarks.build [N]

Prints a table with the ratio; the medians of three runs. Peers with a search engine of their own
(Hugo with Pagefind) follow with issue 6.
"""

import json
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import PROJECT, corpus_folder, pieces
from benchmarks.measure import Measured, measured

RUNS = 3
CODE = "11379900MB00000026"
BIN = Path(sys.executable).parent
OURS = f"""\
site_name: 测速
site_url: https://www.example.gov.cn/
docs_dir: content
theme: {{name: material, custom_dir: {json.dumps(str(PROJECT / "theme"))}}}
plugins:
  - site_builder: {{region: 测速, severities: {{L606: "off"}}}}
"""
STOCK = "site_name: 测速\nsite_url: https://www.example.gov.cn/\ntheme: {name: material, language: zh}\n"
FRONT = """\
---
title: {title}
publisher: 示例区人民政府办公室
topic: {topic}
index_no: {code}/2024-{number:05}
disclosure: 主动公开
is_normative: 否
written_date: 2024-03-01
publish_date: 2024-03-04
---
"""


def main() -> None:
    """Write both projects, build each three times, print the table."""
    folder = corpus_folder()
    if folder is None:
        sys.exit("no corpus here: set SITE_BUILDER_CORPUS")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    topics = ("教育", "住房", "社会救助", "综合政务")
    with tempfile.TemporaryDirectory() as scratch:
        ours, stock = Path(scratch) / "ours", Path(scratch) / "stock"
        _write(ours / "mkdocs.yml", OURS)
        _write(stock / "mkdocs.yml", STOCK)
        for path in sorted((PROJECT / "data").glob("*.yml")):
            _write(ours / "data" / path.name, path.read_text("utf-8"))
        for number, (title, body) in enumerate(pieces(folder, count), start=1):
            topic = topics[number % len(topics)]
            front = FRONT.format(
                title=json.dumps(title, ensure_ascii=False), topic=topic, code=CODE, number=number
            )
            _write(ours / f"content/policies/d{number}.md", front + body)
            _write(stock / f"docs/d{number}.md", f"# {title}\n\n{body}")
        rows = {
            "site_builder": _median(ours, "site-builder", "build"),
            "MkDocs Material": _median(stock, "mkdocs", "build", "-q"),
        }
    base = rows["MkDocs Material"].wall
    print(f"{count} documents, median of {RUNS}")
    print("| builder | wall s | CPU s | peak MB | ratio to stock |")
    print("|---|---|---|---|---|")
    for name, row in rows.items():
        memory = row.memory / 1e6
        print(f"| {name} | {row.wall:.1f} | {row.cpu:.1f} | {memory:.0f} | {row.wall / base:.2f} |")


def _median(folder: Path, program: str, *arguments: str) -> Measured:
    runs = [measured([str(BIN / program), *arguments], folder) for _ in range(RUNS)]
    return Measured(
        wall=statistics.median(r.wall for r in runs),
        cpu=statistics.median(r.cpu for r in runs),
        memory=int(statistics.median(r.memory for r in runs)),
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()

"""
Ours beside Hugo with Pagefind and stock MkDocs Material, in one run, on the same real documents.

    .venv/bin/python -m benchmarks.build [N] [RUNS]

Prints a table with the ratio to Hugo with Pagefind; medians of RUNS rounds, three where not given. In each
round all builders take their turn, for a machine's speed may change within minutes. Cold builds find no cache
and no site; then nothing changed, one character of a body, one of another (from now on there is an older
release that becomes the next), a title, a document was added, withdrawn, and a template changed. `TMPDIR`
says where; a folder in memory spares the disk. Material takes part up to 1,000
documents. Hugo (`hugo`) and Pagefind (`pagefind[extended]`) come from PyPI.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count as count_from_0
from pathlib import Path

from benchmarks.corpus import PROJECT, needed_corpus, pieces
from benchmarks.measure import Measured, apart, measured
from benchmarks.peers import hugo_commands, hugo_document, hugo_files
from site_builder.output.cache import MOMENT

RUNS = 3
PEER = "Hugo and Pagefind, again"
PEER_COLD = "Hugo and Pagefind"
ASIDE = ".aside-"
STOCK_UP_TO = 1000  # documents; its time grows with their square
CODE = "11379900MB00000026"
BIN = Path(sys.executable).parent
# What pieces of laws are faulty in, being cut and without a column around them.
OFF = [
    "D505",
    "L606",
    "T802",
    "T803",
    "T804",
    "T811",
    "T814",
    "T815",
    "T816",
    "T820",
    "T823",
    "V810",
    "W801",
    "W805",
    "W806",
]
OURS = f"""\
site_name: 测速
site_url: https://www.example.gov.cn/
docs_dir: content
theme: {{name: material, custom_dir: theme}}
plugins:
  - site_builder: {{region: 测速, severities: {json.dumps(dict.fromkeys(OFF, "off"))}}}
"""
STOCK = "site_name: 测速\nsite_url: https://www.example.gov.cn/\ntheme: {name: material, language: zh}\n"
WITHDRAWN = """\
  - address: policies/added-{number}.html
    since: 2024-03-05
    title: 测速
    reason: 测速的时候撤下
"""
WITHHELD_EVERY = 100  # one more document in so many is withheld, in ours alone: the leak check has to search
WITHHELD = {
    "disclosure: 主动公开\n": "disclosure: 不予公开\nground: 16-1\nreviewer: 办公室\n"
    "reviewed_on: 2024-03-01\n"
    "review_result: 属于内部工作流程信息，不予公开。\nnext_review: 2027-02-06\n",
    "publish_date: 2024-03-04\n": "",
}
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
    folder = needed_corpus()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else RUNS  # noqa: PLR2004 - the second argument
    with tempfile.TemporaryDirectory() as scratch:
        apart(scratch)
        homes = [Path(scratch) / name for name in ("ours", "hugo", "stock")]
        lay_out(folder, count, *homes)
        try:
            rows = _rows(runs, count, *homes)
        except subprocess.CalledProcessError as error:
            sys.exit(f"{error}\n{error.output.decode()}")
    base = rows[PEER_COLD].wall
    print(f"{count} documents, median of {runs}")
    print("| builder | wall s | CPU s | peak MB | ratio to Hugo and Pagefind |")
    print("|---|---|---|---|---|")
    for name, row in rows.items():
        memory = row.memory / 1e6
        print(f"| {name} | {row.wall:.2f} | {row.cpu:.1f} | {memory:.0f} | {row.wall / base:.2f} |")


def lay_out(folder: Path, count: int, ours: Path, hugo: Path, stock: Path) -> None:
    """Write the same documents as three projects; into ours, withheld ones too."""
    topics = ("教育", "住房", "社会救助", "综合政务")
    _write(ours / "mkdocs.yml", OURS)
    _write(stock / "mkdocs.yml", STOCK)
    for name, text in hugo_files().items():
        _write(hugo / name, text)
    shutil.copytree(PROJECT / "theme", ours / "theme")
    for path in sorted((PROJECT / "data").glob("*.yml")):
        if path.name == "withdrawals.yml":
            continue  # it speaks of the demonstration's documents
        _write(ours / "data" / path.name, path.read_text("utf-8"))
    for number, (title, body) in enumerate(pieces(folder, count + count // WITHHELD_EVERY), start=1):
        topic = topics[number % len(topics)]
        told = json.dumps(title, ensure_ascii=False)
        front = FRONT.format(title=told, topic=topic, code=CODE, number=number)
        if number > count:
            for old, new in WITHHELD.items():
                front = front.replace(old, new)
        _write(ours / f"content/policies/d{number}.md", front + body)
        if number > count:
            continue
        _write(hugo / f"content/policies/d{number}.md", hugo_document(title, topic, body))
        _write(stock / f"docs/d{number}.md", f"# {title}\n\n{body}")


def _rows(runs: int, count: int, ours: Path, hugo: Path, stock: Path) -> dict[str, Measured]:
    build = [[str(BIN / "site-builder"), "build"]]
    document, other = (ours / f"content/policies/d{number}.md" for number in (count // 2, count // 3))
    numbers, gone = count_from_0(), count_from_0()
    template = ours / "theme/components/footer/footer.html"
    cache = Path(os.environ["XDG_CACHE_HOME"])

    def forget() -> None:
        _aside(cache, ours / ".site.releases", ours / "site")
        _settle()

    def rewrite(file: Path, old: str, new: str) -> None:
        text = file.read_text("utf-8")
        assert old in text, file
        file.write_text(text.replace(old, new, 1), "utf-8")

    def add() -> None:
        number = next(numbers)
        text = document.read_text("utf-8").replace("/2024-", f"/202{number}-", 1)
        (ours / f"content/policies/added-{number}.md").write_text(text, "utf-8")

    def take_away() -> None:
        number = next(gone)
        (ours / f"content/policies/added-{number}.md").unlink()
        with (ours / "data/withdrawals.yml").open("a", encoding="utf-8") as stream:
            stream.write("" if number else "withdrawals:\n")
            stream.write(WITHDRAWN.format(number=number))

    steps: dict[str, tuple[Path, list[list[str]], Callable[[], None]]] = {
        "site_builder, cold": (ours, build, forget),
        "site_builder, no change": (ours, build, _settle),
        "site_builder, one character": (ours, build, lambda: rewrite(document, "\n---\n", "\n---\n新")),
        "site_builder, one character more": (ours, build, lambda: rewrite(other, "\n---\n", "\n---\n新")),
        "site_builder, a title": (ours, build, lambda: rewrite(document, 'title: "', 'title: "新')),
        "site_builder, a new document": (ours, build, add),
        "site_builder, a document withdrawn": (ours, build, take_away),
        "site_builder, a template": (
            ours, build, lambda: rewrite(template, "<footer", "<!-- 新 --><footer")
        ),
        PEER_COLD: (hugo, hugo_commands(), lambda: _aside(hugo / "public", hugo / "resources")),
        PEER: (hugo, hugo_commands(), lambda: None),
    }  # fmt: skip
    if count <= STOCK_UP_TO:
        stock_build = [[str(BIN / "mkdocs"), "build", "-q"]]
        steps["MkDocs Material"] = (stock, stock_build, lambda: _aside(stock / "site"))
    found: dict[str, list[Measured]] = {name: [] for name in steps}
    for _ in range(runs):
        for name, (folder, commands, prepare) in steps.items():
            prepare()
            found[name].append(_together([measured(command, folder) for command in commands]))
    return {name: _median(rows) for name, rows in found.items()}


def _aside(*places: Path) -> None:
    """Move away what a build made; to delete it would make new files slow for a minute on some disks."""
    for place in places:
        if place.is_symlink():
            place.unlink()
        elif place.exists():
            place.rename(place.parent / f"{ASIDE}{time.time_ns()}")


def _settle() -> None:
    """Wait until what was written last is believed to be what was read."""
    time.sleep(MOMENT / 1e9)


def _together(parts: list[Measured]) -> Measured:
    """Give what commands took that were run one after the other."""
    return Measured(
        wall=sum(part.wall for part in parts),
        cpu=sum(part.cpu for part in parts),
        memory=max(part.memory for part in parts),
    )


def _median(found: list[Measured]) -> Measured:
    return Measured(
        wall=statistics.median(r.wall for r in found),
        cpu=statistics.median(r.cpu for r in found),
        memory=int(statistics.median(r.memory for r in found)),
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()

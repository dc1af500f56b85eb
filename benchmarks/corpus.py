"""A corpus of N documents, cut from real laws, then policies, at paragraph boundaries, in a fixed order."""

import json
import os
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PIECE = 1500  # characters of a document, about


def corpus_folder() -> Path | None:
    """Give the folder of real texts, or None on a machine that has none."""
    named = os.environ.get("SITE_BUILDER_CORPUS")
    folder = Path(named) if named else PROJECT.parent / "shared" / "data"
    return folder if (folder / "laws" / "meta.jsonl").is_file() else None


def needed_corpus() -> Path:
    """Give the folder of real texts; without one a benchmark ends."""
    if (folder := corpus_folder()) is None:
        sys.exit("no corpus here: set SITE_BUILDER_CORPUS")
    return folder


def pieces(folder: Path, count: int) -> Iterator[tuple[str, str]]:
    """Give `count` pairs of a title and a body of about 1,500 characters."""
    made = 0
    for title, text in chain(_laws(folder), _policies(folder)):
        body: list[str] = []
        for paragraph in (*text.split("\n"), None):
            if paragraph is not None:
                body.append(paragraph.strip("\u3000 "))
            full = sum(map(len, body)) >= PIECE
            if any(body) and (full or paragraph is None):
                made += 1
                yield f"{title}（{made}）", "\n\n".join(p for p in body if p)
                body = []
                if made == count:
                    return


def _laws(folder: Path) -> Iterator[tuple[str, str]]:
    for row in _rows(folder / "laws"):
        text = (folder / "laws" / row["path"]).read_text("utf-8").partition("<!-- INFO END -->")[2]
        yield row["title"], text.replace("<", "＜")  # no HTML, but stray signs that look like it


def _policies(folder: Path) -> Iterator[tuple[str, str]]:
    for row in _rows(folder / "policies"):
        text = (folder / "policies" / row["path"]).read_text("utf-8")
        yield " ".join(row["title"].split()), text.replace("\u3000\u3000", "\n").replace("<", "＜")


def _rows(folder: Path) -> Iterator[dict[str, str]]:
    if (folder / "meta.jsonl").is_file():
        yield from map(json.loads, (folder / "meta.jsonl").read_text("utf-8").splitlines())

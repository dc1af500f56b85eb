"""
Ours, Pagefind and Lunr beside each other, in one run, on the same real documents, in headless Chromium.

    .venv/bin/python -m benchmarks.search [N [ENGINE ...]]

Needs Chromium and, from PyPI, `pagefind` and `pagefind_bin_extended`. Every byte is counted at the server,
which packs with gzip level 6; the scripts of our search page are counted in, Pagefind's interface is not.
"""

import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as Timeout

from benchmarks.corpus import needed_corpus
from benchmarks.search_corpus import Text, phrases, texts
from benchmarks.search_server import Server
from benchmarks.search_sites import lunr_site, our_site, pagefind_site

DEEP = 30  # results that recall looks at
PHRASES, ITEMS, FRESH = 30, 40, 25
PATIENCE = 1_200_000  # ms that a peer is given to start
SLOW = 20_000  # ms of a start, from which costs are measured once and not in many fresh browsers
SAME = 100  # queries whose first ten are compared over http and from a disk
DISK_PATIENCE = 30_000
FROM_A_DISK = f"same first ten from a disk, of {SAME} queries"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True, kw_only=True)
class Engine:
    """A peer: where its page stands, how long its index took to make, bytes its own page adds."""

    name: str
    folder: Path
    seconds: float
    added: int


def main() -> None:
    """Make the three sites, ask each the same, print the table."""
    folder = needed_corpus()
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    found = list(texts(folder, count))
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        names = sys.argv[2:] or list(MAKERS)
        engines = [_engine(n, MAKERS[n], found, Path(scratch) / n) for n in names]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        print(f"{len(found)} documents, {sum(len(t.body) for t in found):,} characters")
        print("| measure | " + " | ".join(engine.name for engine in engines) + " |")
        print("|---|" + "---|" * len(engines))
        columns = [_told(engine, _measured(browser, engine, found)) for engine in engines]
        for name in columns[0]:
            print(f"| {name} | " + " | ".join(column.get(name, "–") for column in columns) + " |")
        browser.close()


Maker = Callable[[Sequence[Text], Path], tuple[float, int]]
MAKERS: dict[str, Maker] = {"ours": our_site, "Pagefind": pagefind_site, "Lunr": lunr_site}


def _engine(name: str, make: Maker, found: Sequence[Text], folder: Path) -> Engine:
    folder.mkdir(parents=True)
    seconds, added = make(found, folder)
    return Engine(name=name, folder=folder, seconds=seconds, added=added)


def _told(engine: Engine, column: dict[str, str]) -> dict[str, str]:
    print(engine.name, column, file=sys.stderr)  # a peer may take minutes
    return column


def _measured(browser: Browser, engine: Engine, found: Sequence[Text]) -> dict[str, str]:
    """Ask one engine everything; it has a server of its own, which counts."""
    with Server(engine.folder) as server:
        page = browser.new_page()
        try:
            page.goto(server.address)
            page.wait_for_function("window.ready", timeout=PATIENCE)
        except Exception:  # noqa: BLE001 - a peer that does not start is a result
            page.close()
            return {
                "index build, s": f"{engine.seconds:.1f}",
                "first query, kB over the wire": f"does not start in {PATIENCE // 1000} s",
            }
        started = page.evaluate("window.ready")
        column: dict[str, str] = {}
        for length in range(2, 7):
            recall, precision = _against_the_oracle(page, found, length)
            column[f"{length} characters: recall@{DEEP}, precision@10"] = f"{recall:.3f}, {precision:.3f}"
        known = {name: _mrr(page, questions) for name, questions in _known_items(found).items()}
        column |= {f"MRR {name}": f"{mrr:.3f}" for name, mrr in known.items()}
        column["MRR of all known items"] = f"{statistics.mean(known.values()):.3f}"
        column |= _from_a_disk(browser, engine, page, found)
        page.close()
        return column | _costs(browser, server, engine, found, FRESH if started < SLOW else 1)


def _ask(page: Page, query: str, most: int = 10) -> list[int]:
    numbers: list[int] = page.evaluate("([q, most]) => window.ask(q, most)", [query, most])
    return numbers


def _against_the_oracle(page: Page, found: Sequence[Text], length: int) -> tuple[float, float]:
    recalls, precisions = [], []
    for phrase in phrases(found, length, PHRASES):
        truth = {n for n, text in enumerate(found) if phrase in text.title or phrase in text.body}
        got = _ask(page, phrase, DEEP)
        recalls.append(len(truth & set(got)) / min(len(truth), DEEP))
        first = got[:10]
        precisions.append(sum(n in truth for n in first) / len(first) if first else 0.0)
    return statistics.mean(recalls), statistics.mean(precisions)


def _known_items(found: Sequence[Text]) -> dict[str, list[tuple[str, int]]]:
    """Ask for a document by its title, by eight characters of it, by its number, and that otherwise."""
    chance = random.Random(4)
    whole = [n for n, text in enumerate(found) if text.is_first]
    chosen = chance.sample(whole, min(ITEMS, len(whole)))
    parts = []
    for n in chosen:
        title = found[n].title
        start = chance.randrange(max(1, len(title) - 8))
        parts.append((title[start : start + 8], n))
    return {
        "titles": [(found[n].title, n) for n in chosen],
        "eight characters of a title": parts,
        "document numbers": [(found[n].number, n) for n in chosen],
        "numbers in other brackets": [
            (found[n].number.replace("〔", "[").replace("〕", "]"), n) for n in chosen
        ],
    }


def _mrr(page: Page, questions: Sequence[tuple[str, int]]) -> float:
    ranks = [(_ask(page, query), n) for query, n in questions]
    return statistics.mean(1 / (got.index(n) + 1) if n in got else 0.0 for got, n in ranks)


def _from_a_disk(browser: Browser, engine: Engine, page: Page, found: Sequence[Text]) -> dict[str, str]:
    """Ask the same of the files as they lie on the disk."""
    queries = [q for length in (2, 3, 4, 6) for q in phrases(found, length, SAME // 4, seed=11)]
    with browser.new_context() as context:
        disk = context.new_page()
        disk.goto((engine.folder / "index.html").as_uri())
        try:
            disk.wait_for_function("window.ready", timeout=DISK_PATIENCE)
        except Timeout:
            return {FROM_A_DISK: "does not start"}
        same = sum(_ask(page, query) == _ask(disk, query) for query in queries)
    return {FROM_A_DISK: f"{same} of {len(queries)}"}


def _costs(
    browser: Browser, server: Server, engine: Engine, found: Sequence[Text], count: int
) -> dict[str, str]:
    """Measure bytes and time of a first query in a fresh browser, and of a second one there."""
    starts, cold, warm, cold_ms, warm_ms = [], [], [], [], []
    queries = phrases(found, 4, 2 * count, seed=9)
    for first, second in zip(queries[::2], queries[1::2], strict=True):
        context = browser.new_context()
        page = context.new_page()
        server.sent = 0
        page.goto(server.address)
        page.wait_for_function("window.ready", timeout=PATIENCE)
        starts.append(page.evaluate("window.ready"))
        cold_ms.append(page.evaluate(TIMED, first))
        cold.append(server.sent + engine.added)
        server.sent = 0
        warm_ms.append(page.evaluate(TIMED, second))
        warm.append(server.sent)
        context.close()
    files = [path for path in engine.folder.rglob("*") if path.is_file() and path.suffix != ".html"]
    return {
        "first query, kB over the wire": _spread(cold),
        "second query, kB": _spread(warm),
        "page until it may be asked, ms": f"{statistics.median(starts):.0f}",
        "first results, ms": f"{statistics.median(cold_ms):.0f}",
        "second results, ms": f"{statistics.median(warm_ms):.0f}",
        "index on disk, MB": f"{sum(path.stat().st_size for path in files) / 1e6:.1f}",
        "index build, s": f"{engine.seconds:.1f}",
    }


def _spread(counted: Sequence[int]) -> str:
    return f"{statistics.median(counted) / 1000:.0f} (worst {max(counted) / 1000:.0f})"


TIMED = "async q => { const t = performance.now(); await window.ask(q, 10); return performance.now() - t; }"

if __name__ == "__main__":
    main()

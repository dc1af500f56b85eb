"""
What the search index costs a build: CPU a document, memory, size, and what one more document changes.

    .venv/bin/python -m benchmarks.search_index 1000 10000

Documents are real laws cut into pieces of about 1,500 characters; each size runs in a process of its own.
"""

import gzip
import resource
import subprocess
import sys
import time
from collections import Counter
from datetime import date, timedelta

from benchmarks.corpus import corpus_folder, pieces
from site_builder.artifacts.search.index import search_index
from site_builder.model.public_site import PublicSite, public_site
from tests.builders import a_policy, a_site

TOPICS = ("教育", "住房", "综合政务")
FIRST = date(2005, 1, 3)
Texts = list[tuple[str, str]]


def a_column(texts: Texts) -> tuple[PublicSite, dict[str, str]]:
    """Make a column of policies, three a day, and the plain texts of their pages."""
    policies, plain = [], {}
    for number, (title, text) in enumerate(texts):
        day = (FIRST + timedelta(days=number // 3)).isoformat()
        policy = a_policy(
            f"d{number}", title=title, topic=TOPICS[number % 3], written_date=day, publish_date=day,
            doc_no=f"示政发〔{day[:4]}〕{number % 900 + 1}号",
        )  # fmt: skip
        policies.append(policy)
        plain[policy.id] = text
    return public_site(a_site(*policies)), plain


def files_of(site: PublicSite, plain: dict[str, str]) -> dict[str, bytes]:
    """Make the index; paths are given without the generation."""
    return {artifact.path.split("/", 2)[-1]: artifact.data for artifact in search_index(site, plain)}


def measure(count: int) -> None:
    """Print one row of the table."""
    folder = corpus_folder()
    if folder is None:
        sys.exit("no corpus: set SITE_BUILDER_CORPUS")
    texts = list(pieces(folder, count + 1))
    count = len(texts) - 1  # the corpus may end sooner
    site, plain = a_column(texts[:count])
    files_of(*a_column(texts[:10]))  # imports and tables are paid once, not by each document
    before, start = _memory(), time.process_time()
    made = files_of(site, plain)
    cpu, memory = time.process_time() - start, _memory()
    more = files_of(*a_column(texts))
    changed = Counter(path.split("/")[0] for path in made if made[path] != more.get(path))
    terms = [data for path, data in made.items() if path[0] in "tu"]
    packed = sum(len(gzip.compress(data, 6)) for data in made.values())
    late = f"of {len(terms):,} of postings {changed['t']} settled, {changed['u']} late"
    print(
        f"| {count:,} | {cpu / count * 1000:.2f} | {memory - before} | {memory} | {len(made):,} "
        f"| {packed / 1e6:.1f} | {sum(changed.values())}: {late} |"
    )


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Measure each size that the arguments name."""
    counts = [int(text) for text in sys.argv[1:]] or [1000, 10_000]
    if len(counts) == 1:
        measure(counts[0])
        return
    print("| documents | CPU ms a document | MB more | MB in all | files | MB gzip | changed by one more |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for count in counts:
        subprocess.run([sys.executable, "-m", "benchmarks.search_index", str(count)], check=True)


if __name__ == "__main__":
    main()

"""Small releases of a column, published as a build does, without a build."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from site_builder.output.release import open_staging, publish
from site_builder.output.seal import Sealing
from tests.builders import DAY

FIRST = {
    "index.html": "<title>首页</title>",
    "policies/a.html": "<title>甲</title>" + "甲" * 3000,
    "policies/b.html": "<title>乙</title>" + "乙" * 3000,
    "files/a-1.txt": "附件" * 50_000,
    "data/withdrawn.json": "[]\n",
}


def publish_files(site: Path, files: Mapping[str, str], number: int = 1, key: Path | None = None) -> Path:
    """Publish files as the next release of `site`, on the `number`-th day; gives its folder."""
    folder = open_staging(site)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    publish(folder, site, Sealing(day=DAY + timedelta(days=number - 1), key=key))
    return site.resolve()

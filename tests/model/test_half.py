"""Content becomes a site, whoever reads its files."""

import os
from pathlib import Path

import pytest

from site_builder.model.assemble import FOLDERS
from site_builder.model.half import MANY
from site_builder.model.kinds import Document
from site_builder.pipeline import check
from site_builder.rules.example import examples
from site_builder.rules.registry import all_rules
from site_builder.settings import read_settings
from site_builder.workers import processors
from tests.builders import DAY
from tests.rules.test_examples import written


@pytest.mark.skipif(processors() == 1, reason="one processor: one process reads all")
def test_half_of_many_files_is_read_elsewhere(tmp_path: Path) -> None:
    """A process beside reads half of a large content: documents, faults and what is kept are the same."""
    bad = [file for rule in all_rules() for file in examples(rule.page)["Bad"]]
    texts = [file for file in bad if file.path.endswith(".md") and not file.target and not file.size]
    written(tmp_path, tuple(texts))
    folders = [tmp_path / "content" / name for name in FOLDERS]
    for number, file in enumerate(texts * (1 + MANY // len(texts))):
        data = (tmp_path / file.path).read_bytes()
        folder = folders[number % len(folders)]
        folder.mkdir(exist_ok=True)
        (folder / f"many-{number:04}.md").write_bytes(data)
    (folders[-1] / "zz-bytes.md").write_bytes(b"---\ntitle: \xff\n---\n")
    (folders[-1] / "zz-empty.md").write_bytes(b"")
    settings = read_settings(tmp_path / "mkdocs.yml")

    both = check(settings, DAY)
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(allowed)})
    try:
        alone = check(settings, DAY)
    finally:
        os.sched_setaffinity(0, allowed)

    assert len(both.site.documents) > MANY
    assert both.problems == alone.problems
    assert both.kept == alone.kept
    assert [_fields(d) for d in both.site.documents] == [_fields(d) for d in alone.site.documents]


def _fields(document: Document) -> list[object]:
    return [getattr(document, name) for name in type(document).model_fields]

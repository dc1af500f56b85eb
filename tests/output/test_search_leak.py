"""The index is searched for leaks as every file is, and its writer is not trusted either."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.artifacts.search.entry import Entry
from site_builder.artifacts.search.index import document_files
from site_builder.cli import main
from site_builder.output import rest_part
from tests.output.test_leak import BODY, TOKEN, a_tree, all_bytes


def build(root: Path) -> int:
    """Build the site in `root`."""
    return main(["build", "-f", str(root / "mkdocs.yml"), "--day", "2026-11-24"])


def test_the_token_is_in_no_shard(tmp_path: Path) -> None:
    """What a withheld document says is in no text, title, posting, suggestion or number of the index."""
    root = a_tree(tmp_path, disclosure="依申请公开", publish_date=None)

    assert build(root) == 0

    files = {name: data for name, data in all_bytes(root / "site").items() if name.startswith("s/")}
    assert len(files) > 10
    assert not any(TOKEN.encode() in data for data in files.values())
    keys = [data for name, data in files.items() if "/t/" in name or "/u/" in name]
    assert not any("\n密 " in data.decode().replace("\\n", "\n") for data in keys)


def test_the_check_fails_when_the_index_leaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A withheld body that comes into a text shard stops the build, and the report names the shard."""
    root = a_tree(tmp_path, disclosure="依申请公开", publish_date=None)

    def leaking(found: Iterable[Entry], first: int) -> Iterator[tuple[str, bytes]]:
        yield from document_files((replace(entry, text=entry.text + BODY) for entry in found), first)

    monkeypatch.setattr(rest_part, "document_files", leaking)

    status = build(root)

    said = capsys.readouterr().err
    assert status == 1
    assert "O102" in said
    assert "/x/0/0.js" in said

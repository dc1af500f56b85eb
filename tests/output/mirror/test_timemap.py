"""Versions in time, and what the law takes out of them."""

import json
import re

import pytest

from site_builder.cli import main
from tests.output.mirror.conftest import Mirrored

ERASED = (
    '[{"address": "policies/b.html", "since": "2026-11-26", "reason": "x", "moved_to": "", "erased": true}]'
)
WITHDRAWN = ERASED.replace("true", "false")


def link(mirrored: Mirrored, address: str) -> str:
    """Give the TimeMap of a document in link-format."""
    return (mirrored.home.path / f"timemap/link/{address}.txt").read_text("utf-8")


def test_a_timemap_names_the_versions_that_differ(mirrored: Mirrored) -> None:
    """Of three releases with two texts two mementos are told, the oldest first, with their days."""
    mirrored.pull(public_url="https://mirror.example.gov.cn")
    mirrored.publish({"index.html": "x"})
    mirrored.pull()
    mirrored.publish({"policies/a.html": "新"})
    mirrored.pull()

    text = link(mirrored, "policies/a.html")

    found = re.findall(r'<([^>]*)>;rel="([^"]*memento)";datetime="([^"]*)"', text)
    base = "https://mirror.example.gov.cn/releases"
    assert found == [
        (f"{base}/000001/policies/a.html", "first memento", "Mon, 23 Nov 2026 16:00:00 GMT"),
        (f"{base}/000003/policies/a.html", "last memento", "Wed, 25 Nov 2026 16:00:00 GMT"),
    ]
    assert f'<{mirrored.origin.url}policies/a.html>;rel="original"' in text
    value = json.loads((mirrored.home.path / "timemap/json/policies/a.html.json").read_text("utf-8"))
    assert [m["uri"] for m in value["mementos"]["list"]] == [uri for uri, _, _ in found]
    assert value["mementos"]["last"]["datetime"] == "2026-11-25T16:00:00Z"
    for uri, _, _ in found:
        assert (mirrored.home.path / uri.removeprefix("https://mirror.example.gov.cn/")).is_file()


def test_what_is_pruned_is_told_no_more(mirrored: Mirrored) -> None:
    """A TimeMap leads only to what is kept."""
    for _ in range(3):
        mirrored.pull(keep=2)
        mirrored.publish()
    mirrored.pull(keep=2)

    assert re.findall("releases/([0-9]+)/", link(mirrored, "policies/a.html")) == ["000003", "000004"]


def test_the_command_prunes_them_too(mirrored: Mirrored, capsys: pytest.CaptureFixture[str]) -> None:
    """Not only the next pull: no memento is told whose release has gone."""
    for _ in range(2):
        mirrored.pull()
        mirrored.publish()
    mirrored.pull()

    assert main(["mirror", "prune", str(mirrored.home.path), "--keep", "1"]) == 0

    assert "删去了 2 个旧版本" in capsys.readouterr().out
    assert re.findall("releases/([0-9]+)/", link(mirrored, "policies/a.html")) == ["000003"]


def test_a_removal_notice_clears_every_older_release(mirrored: Mirrored) -> None:
    """What the law had erased is gone from the mirror's disk: pages, lists, objects, the older releases."""
    secret = "泄露的身份证号"
    mirrored.files["index.html"] = f"列表里也有{secret}"
    mirrored.publish({"policies/b.html": secret})
    mirrored.pull()
    mirrored.publish({"policies/a.html": "新"})
    mirrored.pull()
    mirrored.publish({"policies/b.html": "已经撤下", "index.html": "列表", "data/withdrawn.json": ERASED})

    done = mirrored.pull()

    assert done.erased == (2, 3)
    assert list(mirrored.home.releases()) == [4]
    assert not [p for p in mirrored.home.path.rglob("*") if p.is_file() and secret.encode() in p.read_bytes()]
    assert mirrored.is_whole()


def test_a_plain_withdrawal_leaves_history_alone(mirrored: Mirrored) -> None:
    """What was only withdrawn stays in the releases in which it was public."""
    mirrored.pull()
    mirrored.publish({"policies/b.html": "已经撤下", "data/withdrawn.json": WITHDRAWN})

    assert mirrored.pull().erased == ()
    assert list(mirrored.home.releases()) == [1, 2]

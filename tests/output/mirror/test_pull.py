"""A mirror takes what is new, and nothing else."""

import os
from pathlib import Path

import pytest

from site_builder.output.mirror.home import Home
from site_builder.output.proof.verify import CHAIN
from site_builder.output.signing import new_key
from site_builder.problem import BrokenSetupError
from tests.output.mirror.conftest import Mirrored
from tests.tree import tree

OVERHEAD = {
    CHAIN,
    "release/manifest.tsv",
    "release/addresses.tsv",
    "release/chain.sig",
    "release/changes.tsv",
}


def test_the_mirror_is_the_site(mirrored: Mirrored) -> None:
    """After a pull the mirror's files are the site's, byte for byte."""
    done = mirrored.pull()

    assert (done.is_new, done.record.number) == (True, 1)
    assert tree(mirrored.site) == tree(mirrored.home.path / "site")
    assert mirrored.is_whole()


def test_only_new_objects_are_fetched(mirrored: Mirrored) -> None:
    """After one edit one file comes; a file that moved, or returned, does not come again."""
    mirrored.pull()
    moved = mirrored.files["policies/b.html"]
    mirrored.publish({"policies/a.html": "改", "policies/b.html": None, "policies/c.html": moved})
    mirrored.origin.asked.clear()

    done = mirrored.pull()

    asked = {path for path, _ in mirrored.origin.asked} - OVERHEAD
    assert ({"policies/a.html"}, 1) == (asked, done.files)
    assert tree(mirrored.site) == tree(mirrored.home.path / "site")


def test_the_manifest_is_not_fetched_twice(mirrored: Mirrored) -> None:
    """A mirror at the release before asks for the changes; one that is further behind for the whole."""
    mirrored.pull()
    mirrored.publish()
    mirrored.origin.asked.clear()
    mirrored.pull()
    assert "release/manifest.tsv" not in {path for path, _ in mirrored.origin.asked}

    mirrored.publish({"policies/b.html": None})
    mirrored.publish()
    mirrored.pull()
    assert "release/manifest.tsv" in {path for path, _ in mirrored.origin.asked}
    assert tree(mirrored.site) == tree(mirrored.home.path / "site")


@pytest.mark.parametrize("changes", [b"", b"x", b"0" * 64 + b"\n", b"\n", b"<script>\n" * 9])
def test_changes_that_are_wrong_do_no_harm(changes: bytes, mirrored: Mirrored) -> None:
    """The whole manifest is asked for then; what is no list of changes is not kept."""
    mirrored.pull()
    mirrored.publish()
    mirrored.origin.change = lambda path, data: changes if path == "release/changes.tsv" else data

    mirrored.pull()

    assert (mirrored.shown(), mirrored.is_whole()) == (2, True)
    assert b"script" not in b"".join(p.read_bytes() for p in mirrored.home.release(2).glob("release/*"))


def test_nothing_new_costs_one_small_file(mirrored: Mirrored) -> None:
    """A second pull asks for the chain and its signature only."""
    mirrored.pull()
    mirrored.origin.asked.clear()

    assert not mirrored.pull().is_new
    assert {CHAIN, "release/chain.sig"} == {path for path, _ in mirrored.origin.asked}


def test_releases_that_were_missed_do_not_matter(mirrored: Mirrored) -> None:
    """The chain leads from the mirror's release to the newest over those it never saw."""
    mirrored.pull()
    for _ in range(4):
        mirrored.publish()

    assert mirrored.pull().record.number == 5
    assert list(mirrored.home.releases()) == [1, 5]


def test_it_keeps_as_many_as_it_is_told(mirrored: Mirrored) -> None:
    """Of many releases the newest stay, and of the objects those that they have."""
    for _ in range(4):
        mirrored.pull(keep=2)
        mirrored.publish()
    mirrored.pull(keep=2)

    assert list(mirrored.home.releases()) == [4, 5]
    kept = {p.name for p in mirrored.home.objects.glob("*/*")}
    rows = [p.read_text() for p in mirrored.home.path.glob("releases/*/release/manifest.tsv")]
    assert kept == {line.split("\t")[0] for text in rows for line in text.splitlines()[1:]}


def test_a_mirror_can_be_mirrored(mirrored: Mirrored, tmp_path: Path) -> None:
    """What a mirror shows is a release like any other."""
    mirrored.pull()
    mirrored.origin.folder = mirrored.home.path / "site"
    second = Mirrored(origin=mirrored.origin, site=mirrored.site, home=Home(path=tmp_path / "second"))

    second.pull()

    assert tree(mirrored.home.path / "site") == tree(second.home.path / "site")


def test_the_first_signature_seen_is_asked_for_ever_after(mirrored: Mirrored, tmp_path: Path) -> None:
    """A key is trusted on first use; a release that another signed, or nobody, is refused."""
    public = new_key(tmp_path / "one.pem")
    new_key(tmp_path / "two.pem")
    mirrored.publish(key=tmp_path / "one.pem")
    mirrored.pull()
    state = mirrored.home.state()
    assert state
    assert public == state.key

    for key in (tmp_path / "two.pem", None):
        mirrored.publish(key=key)
        with pytest.raises(BrokenSetupError, match=r"另一个公钥|缺少签名"):
            mirrored.pull()
    assert mirrored.shown() == 2
    mirrored.publish(key=tmp_path / "one.pem")
    assert mirrored.pull().record.number == 5


@pytest.mark.parametrize("url", ["ftp://x/", "file:///etc/", "x", "http:///x", "http://x/?a=b"])
def test_what_is_no_web_address_is_refused(url: str, mirrored: Mirrored) -> None:
    """Only http and https are asked."""
    with pytest.raises(BrokenSetupError, match="网址"):
        mirrored.pull(url=url)


def test_without_hard_links_it_copies(mirrored: Mirrored, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that knows no hard links holds a mirror too."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    mirrored.pull()

    assert mirrored.is_whole()
    assert {1} == {p.stat().st_nlink for p in mirrored.home.objects.glob("*/*")}

"""A release goes to a folder that is switched by one rename: always one whole release."""

from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.output.release import back
from site_builder.output.remote.folder import published_folder
from site_builder.problem import BrokenSetupError
from tests.builders import write_site
from tests.output.remote.test_publication import ONE, TWO, a_site, on_disk, silent


def test_a_folder_shows_what_was_built(tmp_path: Path) -> None:
    """What did not change is linked to the release before, not copied."""
    target = tmp_path / "www" / "column"
    first = published_folder(a_site(tmp_path, ONE), target, silent)
    style = (target / "assets/site.css").stat().st_ino
    second = published_folder(a_site(tmp_path, TWO), target, silent)

    assert on_disk(tmp_path / "site") == on_disk(target)
    assert 0 < second.sent < first.sent
    assert style == (target / "assets/site.css").stat().st_ino


def test_a_folder_goes_back(tmp_path: Path) -> None:
    """The release before is shown again, whole."""
    target = tmp_path / "www"
    site = a_site(tmp_path, ONE)
    published_folder(site, target, silent)
    before = on_disk(site)
    published_folder(a_site(tmp_path, TWO), target, silent)

    back(target)

    assert before == on_disk(target)


def test_there_must_be_a_release_to_go_back_to(tmp_path: Path) -> None:
    """One release, or none, is told and not touched."""
    target = tmp_path / "www"
    published_folder(a_site(tmp_path, ONE), target, silent)

    for place in (target, tmp_path / "nowhere"):
        with pytest.raises(BrokenSetupError, match="没有可以退回的版本"):
            back(place)


def test_a_spoiled_build_is_not_published(tmp_path: Path) -> None:
    """A file that is not what the build wrote stops the publication; the last good release stands."""
    target, site = tmp_path / "www", a_site(tmp_path, ONE)
    published_folder(site, target, silent)
    before = on_disk(target)
    (a_site(tmp_path, TWO) / "index.html").write_text("改过", "utf-8")

    with pytest.raises(BrokenSetupError, match="被改动过"):
        published_folder(site, target, silent)
    assert before == on_disk(target)


def test_the_command_publishes_and_goes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`publish FOLDER` says what it did; without a build it says what to do first."""
    root = write_site(tmp_path / "column", {})
    config = ["-f", str(root / "mkdocs.yml")]
    target = tmp_path / "www"
    missing = main(["publish", *config, str(target)])
    told = capsys.readouterr().err
    a_site(root, ONE)
    good = main(["publish", *config, target.as_uri()])
    a_site(root, TWO)
    main(["publish", *config, str(target)])
    went_back = main(["publish", *config, "--rollback", str(target)])

    assert (missing, good, went_back) == (2, 0, 0)
    assert "请先运行 site-builder build" in told
    assert "已退回版本" in capsys.readouterr().out
    assert (target / "index.html").read_text("utf-8") == "一"

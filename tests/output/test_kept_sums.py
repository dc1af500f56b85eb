"""What is known of the files of a release is believed whole, or not at all."""

from pathlib import Path

import pytest

from site_builder.output.cache import kept_file
from site_builder.output.kept_sums import TOKEN, keep_sums, kept_sums, new_token, sums_bytes
from site_builder.output.sums import sums_in


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A release of three files."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("a.html", "b/c.html", "b/d.txt"):
        (tmp_path / "release" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "release" / name).write_text(name, "utf-8")
    return tmp_path / "release"


def test_what_is_kept_is_given_again(release: Path) -> None:
    """With the token of the build that kept it."""
    token, notes = new_token(), sums_in(release)
    keep_sums(release, sums_bytes(token, notes))

    kept = kept_sums(release)
    assert (kept.token, kept.notes) == (token, notes)


def test_what_is_kept_later_is_another(release: Path) -> None:
    """Whoever opened it reads what stood then."""
    token, notes = new_token(), sums_in(release)
    keep_sums(release, sums_bytes(token, notes))
    kept = kept_sums(release)
    keep_sums(release, sums_bytes(new_token(), {}))

    assert (kept.token, kept.notes) == (token, notes)


def test_of_a_release_without_files_nothing_is_known(release: Path) -> None:
    """An empty folder is no fault."""
    keep_sums(release, sums_bytes(new_token(), {}))

    assert kept_sums(release).notes == {}


@pytest.mark.parametrize("left", [0, 10, 70, 90, 100, 150, -88, -1])
def test_a_part_of_it_is_nothing(left: int, release: Path) -> None:
    """A disk may have been full."""
    keep_sums(release, sums_bytes(new_token(), sums_in(release)))
    file = kept_file(release, "sums")
    file.write_bytes(file.read_bytes()[:left])

    kept = kept_sums(release)
    assert kept.notes == {}
    assert len(kept.token) in {0, TOKEN}

"""A build of what is built already is not made again; anything that could change the site makes it."""

import os
import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.output import unchanged
from site_builder.output.seal import is_whole
from site_builder.output.sums import signature_of
from tests.builders import a_file, write_site

A, B = "content/policies/a.md", "content/policies/b.md"
OLD = 1_000_000_000  # seconds; long before any build


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A column, built once, whose files are old enough to be believed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(unchanged, "MOMENT", -(10**18))  # the tests wait for no clock
    root = write_site(tmp_path / "column", {A: a_file(A)})
    for path in root.rglob("*"):
        os.utime(path, (OLD, OLD))
    assert main(build(root)) == 0
    return root


def build(root: Path, day: str = "2026-11-25") -> list[str]:
    """Give the command."""
    return ["build", "-f", str(root / "mkdocs.yml"), "--day", day]


def signatures_in(release: Path) -> dict[Path, bytes]:
    """Tell the pages of a release from any others; that they are linked meanwhile changes nothing of it."""
    return {path: signature_of(str(path)) for path in release.rglob("*.html")}


def test_nothing_is_built_twice(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time it says so, and the release stays."""
    capsys.readouterr()
    before = (root / "site").resolve()

    assert main(build(root)) == 0
    assert "没有改动" in capsys.readouterr().out
    assert before == (root / "site").resolve()


def written(path: str) -> Callable[[Path], object]:
    """Add a word to a file."""
    return lambda root: (root / path).write_bytes((root / path).read_bytes() + b" ")


def test_a_release_that_is_made_again_is_known(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without what was kept all is made again, and comes out the same: the next time that is seen."""
    shutil.rmtree(root.parent / "cache")
    main(build(root))
    assert "没有改动" not in capsys.readouterr().out

    main(build(root))
    assert "没有改动" in capsys.readouterr().out


def test_the_same_release_again_stays(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where content has new times and says what it said: its files are not others, and all is known again."""
    before = (root / "site").resolve()
    pages = signatures_in(before)
    (root / A).touch()

    assert main(build(root)) == 0

    assert "没有改动" not in capsys.readouterr().out
    assert (root / "site").resolve() == before
    assert signatures_in(before) == pages
    main(build(root))
    assert "没有改动" in capsys.readouterr().out


@pytest.mark.parametrize("damage", ["page", "stray", "seal"])
def test_the_same_release_is_made_again_where_it_is_damaged(damage: str, root: Path) -> None:
    """A page with other bytes, one that nobody wrote, a script that was changed."""
    before = (root / "site").resolve()
    file = before / {"page": "index.html", "stray": "stray.html", "seal": "verify.py"}[damage]
    was = file.read_bytes() if file.is_file() else None
    file.write_bytes((was or b"") + b" ")
    (root / A).touch()

    assert main(build(root)) == 0

    assert (root / "site").resolve() == before
    assert (file.read_bytes() if file.is_file() else None) == was


CHANGES: dict[str, Callable[[Path], object]] = {
    "a document": written(A),
    "the data": written("data/topics.yml"),
    "the settings": written("mkdocs.yml"),
    "a new file": lambda root: write_site(
        root, {"content/policies/b.md": a_file("content/policies/b.md", number=2)}
    ),
    "a page of the site": written("site/index.html"),
    "a page that is gone": lambda root: (root / "site/index.html").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_built(change: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What goes in, and what came out: a change of either is seen."""
    CHANGES[change](root)
    capsys.readouterr()

    assert main(build(root)) == 0
    assert "没有改动" not in capsys.readouterr().out
    assert (root / "site/index.html").read_bytes().endswith(b"</html>\n")


def test_another_day_is_built(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Validity is computed for a day."""
    capsys.readouterr()

    main(build(root, "2026-11-26"))
    assert "没有改动" not in capsys.readouterr().out


@pytest.fixture
def just_changed(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A column built just after its files were changed, all of them, however many they are."""
    for name, value in (("MOMENT", 10**18), ("FEW", 10**6), ("LITTLE", 10**9)):
        monkeypatch.setattr(unchanged, name, value)
    written(A)(root)
    main(build(root))
    capsys.readouterr()
    return root


def test_a_change_of_the_last_moment_is_told_by_what_is_in_it(
    just_changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a file changed just before the build began, the next build need not be made either."""
    main(build(just_changed))
    assert "没有改动" in capsys.readouterr().out


def test_a_change_that_no_clock_tells_is_built(
    just_changed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Size and times are as they were, and what is in the file is not."""
    file, told, same = just_changed / A, unchanged._told, [3 * 10**18] * 2
    its_own = file.stat().st_ino
    monkeypatch.setattr(
        unchanged,
        "_told",
        lambda found: (found.st_size, *same) if found.st_ino == its_own else told(found),
    )
    main(build(just_changed))
    main(build(just_changed))
    assert "没有改动" in capsys.readouterr().out
    file.write_bytes(file.read_bytes().replace("。".encode(), "；".encode()))

    main(build(just_changed))
    assert "没有改动" not in capsys.readouterr().out


@pytest.mark.parametrize("limit", ["FEW", "LITTLE"])
def test_many_changes_of_the_last_moment_are_built(
    limit: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """To read them all again would take long; the build after it tells them by their times."""
    for name, value in (("MOMENT", 10**18), ("FEW", 10**6), ("LITTLE", 10**9), (limit, 0)):
        monkeypatch.setattr(unchanged, name, value)
    written(A)(root)
    main(build(root))
    capsys.readouterr()

    main(build(root))
    assert "没有改动" not in capsys.readouterr().out


def test_what_never_ends_is_not_read(just_changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe among the files is told, as always."""
    os.mkfifo(just_changed / "content/policies/pipe.md")

    assert main(build(just_changed)) == 1
    assert "pipe.md" in capsys.readouterr().err


def test_what_reads_more_than_our_files_is_always_built(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A setting from the environment is not told by the time of a file."""
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as stream:
        stream.write("extra: {key: !ENV [KEY, none]}\n")
    main(build(root))
    capsys.readouterr()

    main(build(root))
    assert "没有改动" not in capsys.readouterr().out


def settings_with(**said: str) -> Callable[[Path], object]:
    """Write settings anew, with more in them."""

    def write(root: Path) -> None:
        file = root / "mkdocs.yml"
        lines = "".join(f"{name}: {value}\n" for name, value in said.items())
        file.write_text(lines + file.read_text("utf-8"), "utf-8")

    return write


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (written(A), 0),
        (settings_with(site_dir="elsewhere"), 0),
        (settings_with(site_dir="[no path"), 2),
        (settings_with(no_such_setting="1"), 0),
        (lambda root: (root / A).write_bytes(b"---\ntitle: \n---\n"), 1),
    ],
    ids=["a document", "another place", "no YAML", "an unknown setting", "a fault"],
)
def test_what_is_linked_before_all_is_known_leaves_nothing(
    root: Path, change: Callable[[Path], object], status: int
) -> None:
    """Whatever settings and content turn out to be, the folder that was begun is a release or is gone."""
    before = (root / "site").resolve()
    change(root)

    assert main(build(root)) == status

    assert not [*root.glob(".*.releases/new-*")]
    assert is_whole((root / "site").resolve())
    assert is_whole(before)
    assert (root / "elsewhere/index.html").is_file() == (
        "elsewhere" in (root / "mkdocs.yml").read_text("utf-8")
    )


def test_an_old_place_that_is_no_more_ours_stops_nothing(root: Path, tmp_path: Path) -> None:
    """Somebody took the name of the last site for a link elsewhere, and the site has another place now."""
    (root / "site").rename(root / "old")
    (root / "site").symlink_to(tmp_path)
    settings_with(site_dir="public")(root)

    assert main(build(root)) == 0
    assert (root / "public/index.html").is_file()
    assert (root / "site").resolve() == tmp_path.resolve()


def test_a_circle_of_links_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Settings that lead to themselves are a fault like others, and no traceback."""
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").symlink_to("mkdocs.yml")

    assert main(build(root)) == 2
    assert "mkdocs.yml" in capsys.readouterr().err


def test_who_is_interrupted_leaves_nothing(root: Path) -> None:
    """Though a process beside had begun to link the last release, and nobody took it over."""
    written(A)(root)
    standing = unchanged.Standing(root / "mkdocs.yml", None, date(2026, 11, 25), {}, began=time.time_ns())

    with standing:
        assert not standing.said()
        while not [*root.glob(".site.releases/new-*")]:
            time.sleep(0.01)

    assert not [*root.glob(".site.releases/new-*")]

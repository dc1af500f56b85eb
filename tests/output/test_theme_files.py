"""What follows from the theme alone: scripts made small are kept for the next build."""

import shutil
from pathlib import Path

from site_builder.output.kept_tasks import KeptTasks
from site_builder.output.theme_files import SCRIPTS, theme_files
from tests.builders import PROJECT

THEME = PROJECT / "theme"


def _copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(THEME, tmp_path / "theme"))


def test_what_is_kept_is_what_would_be_made(tmp_path: Path) -> None:
    """The files are the same where scripts are kept."""
    kept = KeptTasks(tmp_path / "kept")
    made = dict(theme_files(THEME, kept))
    kept.save()

    assert dict(theme_files(THEME, KeptTasks(tmp_path / "kept"))) == made == dict(theme_files(THEME))


def test_nothing_is_made_again_of_the_same_scripts(tmp_path: Path) -> None:
    """What a build took from what was kept, the next one finds there too."""
    dict(theme_files(THEME, first := KeptTasks(tmp_path / "kept")))
    first.save()
    dict(theme_files(THEME, second := KeptTasks(tmp_path / "kept")))

    used, new = second.changes()
    assert len(used) == 1
    assert not new


def test_scripts_of_one_name_in_two_components_are_both_there(tmp_path: Path) -> None:
    """Components do not know each other."""
    theme = _copied(tmp_path)
    for name in ("first", "second"):
        (theme / f"components/{name}").mkdir()
        (theme / f"components/{name}/same.js").write_text(f'document.title = "{name}";\n', "utf-8")

    script = dict(theme_files(theme))[SCRIPTS]
    assert b'"first"' in script
    assert b'"second"' in script


def test_another_script_is_made_anew(tmp_path: Path) -> None:
    """An edit of any script of the theme, a new one and one that is gone are seen where others are kept."""
    theme, kept = _copied(tmp_path), KeptTasks(tmp_path / "kept")
    dict(theme_files(theme, kept))
    kept.save()
    for where in ("assets/mode.js", "assets/search/60-engine.js", "components/notice/notice.js"):
        with (theme / where).open("a", encoding="utf-8") as stream:
            stream.write("\nself.other = 1;\n")
        found = dict(theme_files(theme, KeptTasks(tmp_path / "kept")))
        assert found == dict(theme_files(theme))
    (theme / "assets/mode.js").rename(theme / "assets/more.js")

    found = dict(theme_files(theme, KeptTasks(tmp_path / "kept")))
    assert "assets/mode.js" not in found
    assert b"other" in found["assets/more.js"]


def test_what_a_file_browser_leaves_behind_is_no_file_of_the_theme(tmp_path: Path) -> None:
    """Files whose names begin with a dot stay where they are."""
    theme = _copied(tmp_path)
    for name in ("._mode.js", ".DS_Store"):
        (theme / "assets" / name).write_bytes(b"\x00")

    assert dict(theme_files(theme)) == dict(theme_files(THEME))

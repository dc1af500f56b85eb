"""The next release begins as an older one, with what the last one has."""

import os
from pathlib import Path

import pytest

from site_builder.output.kept_sums import keep_sums, new_token, sums_bytes
from site_builder.output.linking import UNNAMED, begin_linking
from site_builder.output.release import releases_folder
from site_builder.output.sums import sums_in
from site_builder.search.layout import POINTER, script

OLDER, LAST = "a" * 12, "b" * 12  # generations of the index


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A site that shows the last of three releases; its index has a file in common with the first."""
    target = tmp_path / "site"
    for name, generation in (("0" * 16, OLDER), ("1" * 16, LAST)):
        release = releases_folder(target) / name
        (release / f"s/{generation}").mkdir(parents=True)
        (release / POINTER).write_bytes(script(generation))
        (release / f"s/{generation}/own.js").write_text(generation)
    (release / f"s/{LAST}/x.js").write_text("x")
    (release.parent / f"{'0' * 16}/s/{OLDER}/x.js").hardlink_to(release / f"s/{LAST}/x.js")
    (release.parent / ("2" * 16)).mkdir()
    os.utime(release.parent / ("0" * 16), (0, 0))
    target.symlink_to(release)
    return target


def test_the_index_of_an_older_release_becomes_the_next(target: Path) -> None:
    """Its folder is the same: what it has in common with the last one need not be linked again."""
    last = target.resolve()
    older = (last.parent / f"{'0' * 16}/s/{OLDER}").stat().st_ino
    notes = {name.replace(f"s/{LAST}/", UNNAMED): note for name, note in sums_in(last).items()}
    keep_sums(target.parent, sums_bytes(new_token(), notes))

    linking = begin_linking(target, target.parent)
    assert linking
    links = linking.process.result()

    index = linking.folder / UNNAMED
    assert not links.others
    assert index.stat().st_ino == older
    assert sorted(p.name for p in index.iterdir()) == ["own.js", "x.js"]
    assert all(p.samefile(last / f"s/{LAST}" / p.name) for p in index.iterdir())
    assert not (linking.folder / f"s/{LAST}").exists()
    linking.process.stop()
